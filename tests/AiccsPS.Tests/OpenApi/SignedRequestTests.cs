using System;
using System.Linq;
using System.Net.Http;
using AiccsPS.Credentials;
using AiccsPS.OpenApi;

namespace AiccsPS.Tests.OpenApi;

public class SignedRequestTests
{
    private static readonly DateTime Noon = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public void Carries_what_the_protocol_asks_for_and_signs_all_of_it()
    {
        using HttpRequestMessage request = Create(new AccessKey("id", Secret.From("secret"), Secret.From("the+token/=")));

        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Null(request.Content);
        Assert.Equal("aiccs.aliyuncs.com", request.Headers.Host);
        Assert.Equal("ListTask", Header(request, "x-acs-action"));
        Assert.Equal("2019-10-15", Header(request, "x-acs-version"));
        Assert.Equal("2026-01-02T03:04:05Z", Header(request, "x-acs-date"));
        Assert.Equal("n0", Header(request, "x-acs-signature-nonce"));
        Assert.Equal(Acs3Signer.EmptyPayloadHash, Header(request, "x-acs-content-sha256"));
        Assert.Equal("the+token/=", Header(request, "x-acs-security-token"));
        Assert.Equal("application/json", Header(request, "accept"));
        Assert.StartsWith("AiccsPS/", Header(request, "user-agent"), StringComparison.Ordinal);
        Assert.Contains(
            "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,",
            Header(request, "authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_signed_is_what_is_on_the_wire()
    {
        using HttpRequestMessage request = Create(
            new AccessKey("id", Secret.From("secret")), new("TaskName", "测试 *~'()!&=+%/🎉"), new("PageNo", "1"));

        Assert.Equal(
            "/?PageNo=1&TaskName=%E6%B5%8B%E8%AF%95%20%2A~%27%28%29%21%26%3D%2B%25%2F%F0%9F%8E%89", request.RequestUri!.PathAndQuery);
    }

    [Fact]
    public void Every_attempt_has_a_nonce_of_its_own()
    {
        string[] nonces = [.. Enumerable.Range(0, 100).Select(static _ =>
        {
            using HttpRequestMessage request = SignedRequest.Create(
                ServiceEndpoint.Parse("a.example"), "A", "1", [], new AccessKey("id", Secret.From("s")));
            return Header(request, "x-acs-signature-nonce");
        })];

        Assert.Equal(100, nonces.Distinct().Count());
    }

    private static string Header(HttpRequestMessage request, string name) => string.Join(",", request.Headers.NonValidated[name]);

    private static HttpRequestMessage Create(AccessKey key, params System.Collections.Generic.KeyValuePair<string, string>[] parameters) =>
        SignedRequest.Create(ServiceEndpoint.Parse("aiccs.aliyuncs.com"), "ListTask", "2019-10-15", parameters, key, Noon, "n0");
}
