using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AiccsPS.OpenApi;

/// <summary>RFC 3986 as the signature wants it: only unreserved characters stay, the rest is %XX of UTF-8, upper hex.</summary>
internal static class PercentEncoding
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>The query, sorted by name (ordinal), in the form that is signed and sent.</summary>
    public static string Query(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        StringBuilder query = new();
        foreach (KeyValuePair<string, string> parameter in parameters.OrderBy(static p => p.Key, System.StringComparer.Ordinal))
        {
            if (query.Length > 0)
            {
                query.Append('&');
            }

            Append(query, parameter.Key);
            query.Append('=');
            Append(query, parameter.Value);
        }

        return query.ToString();
    }

    /// <summary>Encodes one name or value.</summary>
    public static string Encode(string text)
    {
        StringBuilder encoded = new(text.Length);
        Append(encoded, text);
        return encoded.ToString();
    }

    private static void Append(StringBuilder target, string text)
    {
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            if (IsUnreserved((char)b))
            {
                target.Append((char)b);
            }
            else
            {
                target.Append('%').Append(Hex[b >> 4]).Append(Hex[b & 15]);
            }
        }
    }

    private static bool IsUnreserved(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.' or '~';
}
