using System;
using System.Net;
using System.Net.Http;
using System.Threading;

namespace AiccsPS.OpenApi;

/// <summary>
/// The connections of this process, shared by all commands and runspaces. It carries no identity: keys travel with
/// each request, so sharing it mixes nothing.
/// </summary>
internal static class HttpTransport
{
    private static readonly Lazy<HttpClient> Shared = new(static () => Create(useProxy: true));
    private static readonly Lazy<HttpClient> Direct = new(static () => Create(useProxy: false));

    /// <summary>The client for an endpoint. This machine is never called through a proxy: plain http must not leave it.</summary>
    public static HttpClient For(ServiceEndpoint endpoint) => endpoint.Address.IsLoopback ? Direct.Value : Shared.Value;

    private static HttpClient Create(bool useProxy) => new(CreateHandler(useProxy), disposeHandler: true)
    {
        // Each call bounds itself: -TimeoutSec must cover the body too, which this property would not.
        Timeout = Timeout.InfiniteTimeSpan,
    };

#if NET
    private static SocketsHttpHandler CreateHandler(bool useProxy) => new()
    {
        UseProxy = useProxy,
        AllowAutoRedirect = false, // a signed request is for the host that it was signed for
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a change of the service's addresses is noticed
        ActivityHeadersPropagator = null, // no headers beyond those that we mean to send
    };
#else
    private static HttpClientHandler CreateHandler(bool useProxy)
    {
        HttpClientHandler handler = new()
        {
            UseProxy = useProxy,
            AllowAutoRedirect = false, // a signed request is for the host that it was signed for
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = 16, // .NET Framework's own default is 2
        };

        // An old Windows PowerShell starts without TLS 1.2, which the service requires. It is switched on for this
        // handler alone: the process-wide setting belongs to the user.
        SecurityProtocolType current = ServicePointManager.SecurityProtocol;
        if (current != 0 && (current & SecurityProtocolType.Tls12) == 0)
        {
#pragma warning disable CA5398 // a floor for systems that have no default of their own
            handler.SslProtocols = System.Security.Authentication.SslProtocols.Tls12;
#pragma warning restore CA5398
        }

        return handler;
    }
#endif
}
