using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Reflection;
using System.Runtime.InteropServices;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>One attempt of a call as it goes over the wire: fresh date, fresh nonce, signed.</summary>
internal static class SignedRequest
{
    private static readonly string UserAgent = string.Format(
        CultureInfo.InvariantCulture,
        "AiccsPS/{0} ({1}; {2})",
        typeof(SignedRequest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.ProcessArchitecture);

    /// <summary>Some versions of .NET make no longer address, and no gateway takes one.</summary>
    private const int LongestQuery = 60_000;

    public static HttpRequestMessage Create(
        ServiceEndpoint endpoint,
        string action,
        string version,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        AccessKey key) =>
        Create(endpoint, action, version, parameters, key, ServiceClock.UtcNow(endpoint), Guid.NewGuid().ToString("N"));

    internal static HttpRequestMessage Create(
        ServiceEndpoint endpoint,
        string action,
        string version,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        AccessKey key,
        DateTime utcNow,
        string nonce)
    {
        string query = PercentEncoding.Query(parameters);
        if (query.Length > LongestQuery)
        {
            throw Failure.Of(nameof(Messages.RequestTooLong), FailureKind.InvalidInput, query.Length, LongestQuery);
        }

        Dictionary<string, string> headers = new(StringComparer.Ordinal)
        {
            ["host"] = endpoint.Host,
            ["x-acs-action"] = action,
            ["x-acs-content-sha256"] = Acs3Signer.EmptyPayloadHash,
            ["x-acs-date"] = utcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-version"] = version,
        };
        if (key.SecurityToken is not null)
        {
            headers["x-acs-security-token"] = key.SecurityToken.ExposeText();
        }

        HttpRequestMessage request = new(HttpMethod.Post, endpoint.For(query));
        foreach (KeyValuePair<string, string> header in headers)
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        request.Headers.TryAddWithoutValidation("accept", "application/json");
        request.Headers.TryAddWithoutValidation("user-agent", UserAgent);
        request.Headers.TryAddWithoutValidation("authorization", Acs3Signer.Authorize(query, headers, key));
        return request;
    }
}
