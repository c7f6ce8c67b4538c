using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using AiccsPS.Emulator.Actions;
using AiccsPS.Emulator.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AiccsPS.Emulator.Http;

/// <summary>One call on its way through the steps: what it asks for and what it is answered.</summary>
internal sealed class Call
{
    // Names stay readable in the answer, as the service has them, rather than \u-escaped.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    /// <summary>Begins a call, to be found again by <see cref="Of"/>.</summary>
    public Call(HttpContext context, DateTimeOffset time)
    {
        Context = context;
        Time = time;
        Action = context.Request.Headers[AcsHeaders.Action].ToString();
        Query = PercentEncoding.DecodePairs(context.Request.QueryString.Value.AsSpan().TrimStart('?'));
        Add(Query);
        context.Features.Set(this);
    }

    public HttpContext Context { get; }

    public DateTimeOffset Time { get; }

    public string RequestId { get; } = Guid.NewGuid().ToString("D").ToUpperInvariant();

    /// <summary>The action's name as it was sent; empty where none was.</summary>
    public string Action { get; }

    /// <summary>What serves the action, once the call is routed.</summary>
    public IEmulatedAction? Handler { get; set; }

    /// <summary>The pairs of the query, of which there may be two of a name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>The action's parameters; where one is given twice, the first counts.</summary>
    public IReadOnlyDictionary<string, string> Parameters => _parameters;

    /// <summary>The result code, once there is an answer.</summary>
    public string? Code { get; private set; }

    /// <summary>The call that a step is handed.</summary>
    public static Call Of(HttpContext context) => context.Features.GetRequiredFeature<Call>();

    /// <summary>Adds parameters that came in the body.</summary>
    public void Add(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach ((string key, string value) in pairs)
        {
            _parameters.TryAdd(key, value);
        }
    }

    /// <summary>Begins the answer's body. It is buffered, and sent when the last step has returned.</summary>
    public Utf8JsonWriter BeginAnswer(int httpStatus, string code)
    {
        Code = code;
        Context.Response.StatusCode = httpStatus;
        Context.Response.ContentType = "application/json;charset=utf-8";
        Context.Response.Headers[AcsHeaders.RequestId] = RequestId;
        return new Utf8JsonWriter(Context.Response.BodyWriter, Readable);
    }
}
