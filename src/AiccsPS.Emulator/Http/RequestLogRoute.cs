using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Http;

/// <summary>Shows the request log to whoever runs the emulator in a process of its own. Not part of the service, so never logged itself.</summary>
internal sealed class RequestLogRoute(RequestLog log)
{
    /// <summary>Where the log is: GET shows it, DELETE clears it.</summary>
    public const string Path = "/_emulator/requests";

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter<FaultKind>(JsonNamingPolicy.KebabCaseLower) },
    };

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsDelete(context.Request.Method))
        {
            log.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (HttpMethods.IsGet(context.Request.Method))
        {
            View view = new(log.Total, log.InFlight, log.Aborted, log.ByAction, log.ByCode, log.ByFault, log.Recent);
            await context.Response.WriteAsJsonAsync(view, CamelCase, context.RequestAborted);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, DELETE";
        }
    }

    private sealed record View(
        long Total,
        long InFlight,
        long Aborted,
        IReadOnlyDictionary<string, long> ByAction,
        IReadOnlyDictionary<string, long> ByCode,
        IReadOnlyDictionary<FaultKind, long> ByFault,
        IReadOnlyList<LoggedCall> Recent);
}
