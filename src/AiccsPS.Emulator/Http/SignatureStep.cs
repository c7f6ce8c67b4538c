using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Threading.Tasks;
using AiccsPS.Emulator.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AiccsPS.Emulator.Http;

/// <summary>Reads a call whole, body and all, and lets it on only if its signature is good.</summary>
internal sealed class SignatureStep(SignatureVerifier verifier)
{
    private const string Form = "application/x-www-form-urlencoded";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Call call = Call.Of(context);
        byte[] body = await ReadBodyAsync(context);
        SignedRequest request = new(context.Request.Method, context.Request.Path.Value!, call.Query, context.Request.Headers, body);
        if (verifier.Verify(request) is { } refusal)
        {
            refusal.Write(call);
            return;
        }

        if (context.Request.ContentType is { } type && type.StartsWith(Form, StringComparison.OrdinalIgnoreCase))
        {
            call.Add(PercentEncoding.DecodePairs(Encoding.UTF8.GetString(body)));
        }

        await next(context);
    }

    private static async ValueTask<byte[]> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return [];
        }

        PipeReader reader = context.Request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(context.RequestAborted);
            if (read.IsCompleted)
            {
                byte[] body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
