using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.OpenApi;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.OpenApi;

/// <summary>What the network's own exceptions mean, where an endpoint on this machine cannot show it.</summary>
public class NetworkFailureTests
{
    [Theory]
    [InlineData("407 Proxy Authentication Required", "ProxyRefused", false)]
    [InlineData("403 Forbidden", "ProxyRefused", false)]
    [InlineData("503 Service Unavailable", "ConnectionBroken", true)]
    public async Task A_proxy_that_makes_no_tunnel(string status, string errorId, bool isTransient)
    {
        await using RawServer proxy = new($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        AiccsException failure = await FailAsync(new HttpClientHandler { Proxy = new WebProxy(proxy.Endpoint) }, "https://aiccs.example.com");

        Assert.Equal((errorId, FailureKind.Connection, isTransient), (failure.ErrorId, failure.Kind, failure.IsTransient));
        Assert.Contains("https://aiccs.example.com", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_knows()
    {
        AiccsException failure = await FailAsync(new HttpClientHandler { UseProxy = false }, "https://aiccs.invalid");

        Assert.Equal(("NameNotFound", false), (failure.ErrorId, failure.IsTransient));
    }

    private static async Task<AiccsException> FailAsync(HttpClientHandler handler, string address)
    {
        using HttpClient client = new(handler);
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync(new Uri(address), TestContext.Current.CancellationToken));
        return NetworkFailures.From(exception, ServiceEndpoint.Parse(address), new AccessKey("id", Secret.From("a secret")));
    }
}
