using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Signing;

/// <summary>What of a request a signature covers.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, as it stands in the request line.</param>
/// <param name="Query">The decoded pairs of the query; those of a form are covered by the body's hash.</param>
/// <param name="Headers">Every header.</param>
/// <param name="Body">The whole body.</param>
internal sealed record SignedRequest(
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    IHeaderDictionary Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>A header's trimmed value, or null where it is missing or empty.</summary>
    public string? Header(string name) => Headers[name].ToString().Trim() is { Length: > 0 } value ? value : null;
}
