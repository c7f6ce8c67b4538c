using System;
using AiccsPS.Errors;
using AiccsPS.OpenApi;

namespace AiccsPS.Tests.OpenApi;

public class ServiceEndpointTests
{
    [Theory]
    [InlineData("aiccs.aliyuncs.com", "https://aiccs.aliyuncs.com", "aiccs.aliyuncs.com")]
    [InlineData(" aiccs.aliyuncs.com ", "https://aiccs.aliyuncs.com", "aiccs.aliyuncs.com")]
    [InlineData("https://aiccs.aliyuncs.com/", "https://aiccs.aliyuncs.com", "aiccs.aliyuncs.com")]
    [InlineData("https://aiccs.aliyuncs.com:443", "https://aiccs.aliyuncs.com", "aiccs.aliyuncs.com")]
    [InlineData("aiccs.example:8443", "https://aiccs.example:8443", "aiccs.example:8443")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000", "127.0.0.1:5000")]
    [InlineData("http://localhost:5000/", "http://localhost:5000", "localhost:5000")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000", "[::1]:5000")]
    [InlineData("https://电话.example", "https://xn--wny669b.example", "xn--wny669b.example")]
    public void Takes_an_address_as_a_person_writes_it(string text, string shown, string host)
    {
        ServiceEndpoint endpoint = ServiceEndpoint.Parse(text);

        Assert.Equal(shown, endpoint.ToString());
        Assert.Equal(host, endpoint.Host);
        Assert.Equal(shown + "/?A=1", endpoint.For("A=1").AbsoluteUri);
        Assert.Equal(shown + "/", endpoint.For("").AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://")]
    [InlineData("ftp://aiccs.aliyuncs.com")]
    [InlineData("https://aiccs.aliyuncs.com/path")]
    [InlineData("two words")]
    public void Refuses_what_is_no_address_and_names_it(string text)
    {
        AiccsException refused = Assert.Throws<AiccsException>(() => ServiceEndpoint.Parse(text));

        Assert.Equal("EndpointInvalid", refused.ErrorId);
        Assert.Equal(FailureKind.InvalidInput, refused.Kind);
        Assert.Contains($"'{text}'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://aiccs.aliyuncs.com")]
    [InlineData("http://10.0.0.1:80")]
    [InlineData("http://127.0.0.1.evil.example")]
    public void Refuses_plain_http_to_another_machine(string text) =>
        Assert.Equal("EndpointNotSecure", Assert.Throws<AiccsException>(() => ServiceEndpoint.Parse(text)).ErrorId);

    [Fact]
    public void Does_not_repeat_a_password_in_an_address()
    {
        AiccsException refused = Assert.Throws<AiccsException>(() => ServiceEndpoint.Parse("https://me:hunter2@aiccs.aliyuncs.com"));

        Assert.DoesNotContain("hunter2", refused.Message + refused.Remedy, StringComparison.Ordinal);
    }
}
