using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiccsPS.Tests.Hosting;

/// <summary>A service that answers as a test writes it: for answers that the emulator would not give.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ScriptedServer(WebApplication application)
    {
        _application = application;
    }

    public Uri Endpoint => new(_application.Urls.Single());

    /// <summary>The requests so far: their headers and query parameters.</summary>
    public ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Query)> Requests { get; } = new();

    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication application = builder.Build();
        ScriptedServer server = new(application);
        application.Run(context =>
        {
            server.Requests.Enqueue((
                context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                context.Request.Query.ToDictionary(static q => q.Key, static q => q.Value.ToString())));
            return answer(context);
        });
        await application.StartAsync();
        return server;
    }

    /// <summary>Answers every request with one status and one body.</summary>
    public static Task<ScriptedServer> StartAsync(int status, string body, string contentType = "application/json") =>
        StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync(body);
        });

    /// <summary>Answers each request with what the parameters of ListTask give.</summary>
    public static Task<ScriptedServer> StartAsync(Func<IQueryCollection, string> body) =>
        StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body(context.Request.Query));
        });

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
