using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using AiccsPS.Credentials;

namespace AiccsPS.OpenApi;

/// <summary>The signature ACS3-HMAC-SHA256 of a request with an empty body.</summary>
internal static class Acs3Signer
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>The lower-case hex SHA-256 of nothing: the payload hash of every RPC call.</summary>
    public const string EmptyPayloadHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The value of the Authorization header.</summary>
    /// <param name="query">The query, sorted and encoded (<see cref="PercentEncoding.Query"/>).</param>
    /// <param name="headers">The headers to be sent, names in lower case. Host, content-type and all x-acs-* are signed.</param>
    /// <param name="key">The key to sign with.</param>
    public static string Authorize(string query, IEnumerable<KeyValuePair<string, string>> headers, AccessKey key)
    {
        KeyValuePair<string, string>[] signed = [.. headers
            .Where(static h => h.Key is "host" or "content-type" || h.Key.StartsWith("x-acs-", StringComparison.Ordinal))
            .OrderBy(static h => h.Key, StringComparer.Ordinal)];
        string names = string.Join(";", signed.Select(static h => h.Key));

        StringBuilder canonical = new();
        canonical.Append("POST\n/\n").Append(query).Append('\n');
        foreach (KeyValuePair<string, string> header in signed)
        {
            canonical.Append(header.Key).Append(':').Append(header.Value.Trim()).Append('\n');
        }

        canonical.Append('\n').Append(names).Append('\n').Append(EmptyPayloadHash);

        string toSign = $"{Algorithm}\n{Sha256(canonical.ToString())}";
        return $"{Algorithm} Credential={key.Id},SignedHeaders={names},Signature={Hmac(key.Secret, toSign)}";
    }

    private static string Sha256(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#if NET
        return LowerHex(SHA256.HashData(bytes));
#else
        using SHA256 sha = SHA256.Create();
        return LowerHex(sha.ComputeHash(bytes));
#endif
    }

    private static string Hmac(Secret secret, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#if NET
        return LowerHex(HMACSHA256.HashData(secret.ExposeBytes(), bytes));
#else
        using HMACSHA256 hmac = new(secret.ExposeBytes());
        return LowerHex(hmac.ComputeHash(bytes));
#endif
    }

    private static string LowerHex(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        char[] text = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[i * 2] = Digits[bytes[i] >> 4];
            text[(i * 2) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }
}
