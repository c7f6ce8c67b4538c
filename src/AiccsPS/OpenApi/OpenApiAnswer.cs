using System;

namespace AiccsPS.OpenApi;

/// <summary>What every answer of an action carries around its data.</summary>
internal abstract class OpenApiAnswer
{
    public string? RequestId { get; set; }

    public string? Code { get; set; }

    public string? Message { get; set; }

    public bool? Success { get; set; }

    /// <summary>
    /// Success has the last word; the text of Code differs between the actions and decides only where Success is
    /// missing.
    /// </summary>
    public bool IsGood => Success ?? (Is("OK") || Is("200") || Is("Success"));

    /// <summary>Whether a good answer holds what a good answer must hold.</summary>
    public virtual bool HasContent => true;

    private bool Is(string code) => string.Equals(Code, code, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The gateway's own answer to a call that it refuses.</summary>
internal sealed class GatewayError
{
    public string? RequestId { get; set; }

    public string? Code { get; set; }

    public string? Message { get; set; }
}
