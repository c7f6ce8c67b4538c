using System;
using System.Diagnostics.CodeAnalysis;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>Where the calls go: https, or plain http on this machine alone.</summary>
internal sealed class ServiceEndpoint
{
    private ServiceEndpoint(Uri address)
    {
        Address = address;
        // An international name goes over the wire in its ASCII form, and the signature covers what is on the wire.
        string host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.DnsSafeHost}]" : address.IdnHost;
        Host = address.IsDefaultPort ? host : $"{host}:{address.Port}";
    }

    /// <summary>The address, without path and query.</summary>
    public Uri Address { get; }

    /// <summary>The Host header: with the port unless it is the scheme's own.</summary>
    public string Host { get; }

    /// <summary>Reads an endpoint as a person writes it: a host, a host with a port, or a URL.</summary>
    /// <exception cref="AiccsException">The text is not an endpoint, or names plain http on another machine.</exception>
    public static ServiceEndpoint Parse(string text)
    {
        string trimmed = text.Trim();
        string url = trimmed.Contains("://") ? trimmed : "https://" + trimmed;
        if (!IsPlainAddress(url, out Uri? address))
        {
            throw Failure.Of(nameof(Messages.EndpointInvalid), FailureKind.InvalidInput, Shown(text));
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw Failure.Of(nameof(Messages.EndpointNotSecure), FailureKind.InvalidInput, Shown(text), address.Authority);
        }

        return new ServiceEndpoint(address);
    }

    /// <summary>The URL of a call. The query must be encoded already: it is signed in the very form that is sent.</summary>
    public Uri For(string encodedQuery) =>
        new(encodedQuery.Length == 0 ? $"{Address.Scheme}://{Host}/" : $"{Address.Scheme}://{Host}/?{encodedQuery}");

    public override string ToString() => $"{Address.Scheme}://{Host}";

    private static bool IsPlainAddress(string url, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(url, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Host.Length > 0
        && address.UserInfo.Length == 0
        && address.PathAndQuery == "/"
        && address.Fragment.Length == 0;

    /// <summary>The text as it may be shown: a user part or a query may hold a password, which nothing repeats.</summary>
    public static string Shown(string text)
    {
        int query = text.IndexOfAny(['?', '#']);
        string address = query < 0 ? text : text.Substring(0, query + 1) + "****";
        int at = address.LastIndexOf('@');
        return at < 0 ? address : "****" + address.Substring(at);
    }
}
