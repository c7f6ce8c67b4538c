using System;
using System.Text;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Faults;

/// <summary>What somebody on the way answers instead of the service.</summary>
internal static class ProxyAnswers
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes("""
        <!DOCTYPE html>
        <html>
        <head><title>ERR_CONNECT_FAIL</title></head>
        <body>
        <h1>The requested URL could not be retrieved</h1>
        <p>The proxy could not reach the remote host. 代理服务器无法连接到目标主机。</p>
        </body>
        </html>
        """);

    public static Task HtmlAsync(Call call, int occurrence)
    {
        HttpResponse response = call.Context.Response;
        response.StatusCode = occurrence % 2 == 0 ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway;
        response.ContentType = "text/html;charset=utf-8";
        response.ContentLength = Page.Length;
        return response.BodyWriter.WriteAsync(Page, call.Context.RequestAborted).AsTask();
    }

    public static Task RedirectAsync(Call call, Uri address)
    {
        call.Context.Response.StatusCode = StatusCodes.Status302Found;
        call.Context.Response.Headers.Location = address.AbsoluteUri;
        return Task.CompletedTask;
    }
}
