using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace AiccsPS.Emulator.Signing;

/// <summary>Computes what a client must have signed, from what arrived.</summary>
internal static class StringToSign
{
    /// <summary>The string to sign of a request.</summary>
    public static string Of(SignedRequest request, string signedHeaders)
    {
        StringBuilder canonical = new(1024);
        canonical.Append(request.Method).Append('\n').Append(request.Path).Append('\n');
        AppendQuery(canonical, request.Query);
        canonical.Append('\n');
        foreach (string name in signedHeaders.Split(';'))
        {
            canonical.Append(name).Append(':').Append(request.Headers[name].ToString().AsSpan().Trim()).Append('\n');
        }

        canonical.Append('\n').Append(signedHeaders).Append('\n').Append(request.Header(AcsHeaders.ContentSha256));
        return $"{AuthorizationHeader.Algorithm}\n{HashHex(Encoding.UTF8.GetBytes(canonical.ToString()))}";
    }

    /// <summary>The signature of a string to sign.</summary>
    public static byte[] Sign(byte[] secret, string stringToSign) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(stringToSign));

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string HashHex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void AppendQuery(StringBuilder canonical, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        string separator = string.Empty;
        foreach ((string key, string value) in query.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            canonical.Append(separator);
            PercentEncoding.Encode(canonical, key);
            canonical.Append('=');
            PercentEncoding.Encode(canonical, value);
            separator = "&";
        }
    }
}
