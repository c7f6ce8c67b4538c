using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using AiccsPS.Emulator.Actions;
using AiccsPS.Emulator.Faults;
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

    // The server tells of its own abort later, on another thread.
    private bool _hungUp;

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

    /// <summary>The result code, once there is an answer that has one.</summary>
    public string? Code { get; set; }

    /// <summary>The log's word for <see cref="RequestLog.Met"/> and <see cref="RequestLog.End"/>.</summary>
    public int Begun { get; set; }

    /// <summary>The fault that the call is to meet.</summary>
    public DrawnFault? Drawn { get; set; }

    /// <summary>The fault that the call met.</summary>
    public FaultKind? Fault { get; set; }

    /// <summary>Whether the emulator hung up on the client, or the client on the emulator.</summary>
    public bool IsCutOff => _hungUp || Context.RequestAborted.IsCancellationRequested;

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

    /// <summary>Begins an answer with a result code.</summary>
    public Utf8JsonWriter BeginAnswer(int httpStatus, string code)
    {
        Code = code;
        Context.Response.StatusCode = httpStatus;
        BeginBody();
        return WriteBody();
    }

    /// <summary>Sets the headers of a body of JSON, or of what passes for it.</summary>
    public void BeginBody()
    {
        Context.Response.ContentType = "application/json;charset=utf-8";
        Context.Response.Headers[AcsHeaders.RequestId] = RequestId;
    }

    /// <summary>Writes a body of JSON whose headers are set. It is buffered, and sent when the last step has returned.</summary>
    public Utf8JsonWriter WriteBody() => new(Context.Response.BodyWriter, Readable);

    /// <summary>Resets the connection.</summary>
    public void HangUp()
    {
        _hungUp = true;
        Context.Abort();
    }
}
