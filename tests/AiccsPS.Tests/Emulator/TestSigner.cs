using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace AiccsPS.Tests.Emulator;

/// <summary>
/// Signs requests for the emulator's tests, with neither the module's code nor the emulator's,
/// and can leave out or change whatever a test wants to see refused.
/// </summary>
internal sealed record TestSigner
{
    public string Id { get; init; } = "testAccessKeyId";

    public string Secret { get; init; } = "testAccessKeySecret";

    public string? Token { get; init; }

    public string Action { get; init; } = "ListTask";

    public string Version { get; init; } = "2019-10-15";

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public DateTimeOffset Time { get; init; } = DateTimeOffset.UtcNow;

    public string? Date { get; init; }

    public string Nonce { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>Sent as a form instead of in the query.</summary>
    public (string Key, string Value)[] Form { get; init; } = [];

    /// <summary>The payload's hash, where it is not to be the true one.</summary>
    public string? ContentSha256 { get; init; }

    /// <summary>Headers that are not sent, nor signed.</summary>
    public string[] Omit { get; init; } = [];

    /// <summary>Changes the names of the signed headers, before they are signed.</summary>
    public Func<IEnumerable<string>, IEnumerable<string>> SignedHeaders { get; init; } = static names => names;

    /// <summary>Changes the finished Authorization header.</summary>
    public Func<string, string> Authorization { get; init; } = static header => header;

    /// <summary>How the query stands in the request line: encoded as it is signed, unless told otherwise.</summary>
    public Func<string, string> Wire { get; init; } = Encode;

    public HttpRequestMessage Create(Uri endpoint, params (string Key, string Value)[] query)
    {
        string body = Join(Form, Encode);
        SortedDictionary<string, string> headers = new(StringComparer.Ordinal)
        {
            ["host"] = endpoint.Authority,
            ["x-acs-action"] = Action,
            ["x-acs-content-sha256"] = ContentSha256 ?? Hash(body),
            ["x-acs-date"] = Date ?? Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = Nonce,
            ["x-acs-version"] = Version,
        };
        if (Form.Length > 0)
        {
            headers["content-type"] = "application/x-www-form-urlencoded";
        }

        if (Token is not null)
        {
            headers["x-acs-security-token"] = Token;
        }

        foreach (string name in Omit)
        {
            headers.Remove(name);
        }

        string[] signed = [.. SignedHeaders(headers.Keys)];
        string canonical = string.Join('\n', [
            Method.Method,
            "/",
            Join(query.OrderBy(static pair => pair.Key, StringComparer.Ordinal), Encode),
            .. signed.Select(name => $"{name}:{headers.GetValueOrDefault(name)}"),
            string.Empty,
            string.Join(';', signed),
            headers.GetValueOrDefault("x-acs-content-sha256"),
        ]);
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"ACS3-HMAC-SHA256\n{Hash(canonical)}")));

        UriCreationOptions asItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };
        HttpRequestMessage request = new(Method, new Uri($"{endpoint.GetLeftPart(UriPartial.Authority)}/?{Join(query, Wire)}", asItIs));
        if (Form.Length > 0)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        foreach ((string name, string value) in headers.Where(static header => header.Key is not ("host" or "content-type")))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (!Omit.Contains("authorization"))
        {
            request.Headers.TryAddWithoutValidation("authorization", Authorization($"ACS3-HMAC-SHA256 Credential={Id},SignedHeaders={string.Join(';', signed)},Signature={signature}"));
        }

        return request;
    }

    private static string Join(IEnumerable<(string Key, string Value)> pairs, Func<string, string> encode) =>
        string.Join('&', pairs.Select(pair => $"{encode(pair.Key)}={encode(pair.Value)}"));

    private static string Encode(string text) => Uri.EscapeDataString(text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
