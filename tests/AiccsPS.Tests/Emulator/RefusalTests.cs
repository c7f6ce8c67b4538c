using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using Xunit;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator;

/// <summary>Whatever the real service refuses, with its code and status, over real HTTP.</summary>
public class RefusalTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly TestSigner Good = new() { Time = Now };

    [Fact]
    public async Task A_refusal_has_the_gateways_shape()
    {
        await using EmulatorClient client = await StartAsync();
        Answer answer = await client.AskAsync(Good with { Id = "nobody" });
        Assert.Equal(["RequestId", "HostId", "Code", "Message", "Recommend"], answer.Body.Select(static member => member.Key));
        Assert.Equal(client.Server.Endpoint.Authority, (string?)answer.Body["HostId"]);
        Assert.Equal(answer.RequestIdHeader, (string?)answer.Body["RequestId"]);
        Assert.Contains("InvalidAccessKeyId.NotFound", (string?)answer.Body["Recommend"]);
    }

    [Fact]
    public async Task An_unknown_key_is_not_found() =>
        await AssertRefusedAsync(Good with { Id = "nobody" }, 404, "InvalidAccessKeyId.NotFound");

    [Fact]
    public async Task A_wrong_secret_is_told_what_the_server_would_have_signed()
    {
        Answer answer = await AssertRefusedAsync(Good with { Secret = "wrong" }, 400, "SignatureDoesNotMatch");
        Assert.Matches("server string to sign is:ACS3-HMAC-SHA256\n[0-9a-f]{64}$", answer.Message);
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(16)]
    public async Task A_date_far_off_is_expired_and_the_answer_tells_the_time(int minutes)
    {
        Answer answer = await AssertRefusedAsync(Good with { Time = Now.AddMinutes(minutes) }, 400, "InvalidTimeStamp.Expired");
        Assert.Equal(Now, answer.Date);
    }

    [Theory]
    [InlineData(-15)]
    [InlineData(15)]
    public async Task A_date_within_fifteen_minutes_is_good(int minutes)
    {
        await using EmulatorClient client = await StartAsync();
        Assert.Equal("OK", (await client.AskAsync(Good with { Time = Now.AddMinutes(minutes) })).Code);
    }

    [Theory]
    [InlineData("2026-06-30 12:00:00")]
    [InlineData("2026-06-30T12:00:00+00:00")]
    [InlineData("Tue, 30 Jun 2026 12:00:00 GMT")]
    public async Task A_date_of_another_form_is_malformed(string date) =>
        await AssertRefusedAsync(Good with { Date = date }, 400, "InvalidTimeStamp.Format");

    [Fact]
    public async Task A_nonce_is_good_once()
    {
        await using EmulatorClient client = await StartAsync();
        Assert.Equal("OK", (await client.AskAsync(Good)).Code);
        Answer second = await client.AskAsync(Good, ("PageNo", "2"));
        Assert.Equal((400, "SignatureNonceUsed"), (second.HttpStatus, second.Code));
    }

    [Fact]
    public async Task A_refused_call_does_not_use_up_its_nonce()
    {
        await using EmulatorClient client = await StartAsync();
        Assert.Equal("SignatureDoesNotMatch", (await client.AskAsync(Good with { Secret = "wrong" })).Code);
        Assert.Equal("OK", (await client.AskAsync(Good)).Code);
    }

    [Theory]
    [InlineData("authorization")]
    [InlineData("x-acs-action")]
    [InlineData("x-acs-version")]
    [InlineData("x-acs-date")]
    [InlineData("x-acs-signature-nonce")]
    [InlineData("x-acs-content-sha256")]
    public async Task A_missing_header_is_named(string header)
    {
        Answer answer = await AssertRefusedAsync(Good with { Omit = [header] }, 400, "MissingParameter");
        Assert.Contains($"\"{header}\"", answer.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("host")]
    [InlineData("x-acs-date")]
    [InlineData("x-acs-action")]
    [InlineData("content-type")]
    public async Task A_header_that_must_be_signed_and_is_not_is_named(string header)
    {
        TestSigner signer = Good with { Form = [("Status", "DONE")], SignedHeaders = names => names.Where(name => name != header) };
        Answer answer = await AssertRefusedAsync(signer, 400, "IncompleteSignature");
        Assert.Contains($"'{header}'", answer.Message);
    }

    [Fact]
    public async Task Signed_headers_must_be_sorted() =>
        await AssertRefusedAsync(Good with { SignedHeaders = static names => names.Reverse() }, 400, "IncompleteSignature");

    [Fact]
    public async Task Signed_headers_must_be_lower_case() =>
        await AssertRefusedAsync(Good with { SignedHeaders = static names => names.Select(static n => n == "host" ? "Host" : n) }, 400, "IncompleteSignature");

    [Fact]
    public async Task Signed_headers_must_have_been_sent() =>
        await AssertRefusedAsync(Good with { SignedHeaders = static names => names.Append("x-acs-zone") }, 400, "IncompleteSignature");

    [Theory]
    [InlineData("ACS3-HMAC-SHA256", "ACS3-HMAC-SM3")]
    [InlineData("Signature=", "Sign=")]
    [InlineData("Credential=testAccessKeyId,", "")]
    [InlineData("ACS3-HMAC-SHA256 ", "Bearer ")]
    public async Task An_authorization_of_another_form_is_incomplete(string part, string instead) =>
        await AssertRefusedAsync(Good with { Authorization = header => header.Replace(part, instead, StringComparison.Ordinal) }, 400, "IncompleteSignature");

    [Fact]
    public async Task A_hash_that_is_not_the_bodys_is_refused() =>
        await AssertRefusedAsync(Good with { ContentSha256 = new string('0', 64) }, 400, "SignatureDoesNotMatch");

    [Fact]
    public async Task An_unknown_action_is_not_found() =>
        await AssertRefusedAsync(Good with { Action = "ListTasks" }, 404, "InvalidAction.NotFound");

    [Fact]
    public async Task An_unknown_version_is_invalid() =>
        await AssertRefusedAsync(Good with { Version = "2020-01-01" }, 404, "InvalidVersion");

    [Fact]
    public async Task Another_method_is_unsupported() =>
        await AssertRefusedAsync(Good with { Method = HttpMethod.Put }, 405, "UnsupportedHTTPMethod");

    [Fact]
    public async Task Another_path_is_not_found()
    {
        await using EmulatorClient client = await StartAsync();
        using HttpRequestMessage request = Good.Create(client.Server.Endpoint);
        request.RequestUri = new Uri(client.Server.Endpoint, "/elsewhere");
        Answer answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((404, "InvalidAction.NotFound"), (answer.HttpStatus, answer.Code));
    }

    [Theory]
    [InlineData("token", null, "MissingSecurityToken")]
    [InlineData("token", "other", "InvalidSecurityToken.Malformed")]
    [InlineData(null, "token", "InvalidSecurityToken.MismatchWithAccessKey")]
    public async Task A_token_must_be_the_one_that_is_expected(string? expected, string? sent, string code) =>
        await AssertRefusedAsync(Good with { Token = sent }, 400, code, new EmulatorOptions { SecurityToken = expected });

    [Theory]
    [InlineData(1, "OK")]
    [InlineData(0, "InvalidSecurityToken.Expired")]
    [InlineData(-1, "InvalidSecurityToken.Expired")]
    public async Task A_token_is_good_until_it_expires(int seconds, string code)
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { SecurityToken = "a/b+c==", SecurityTokenExpiration = Now.AddSeconds(seconds) });
        Assert.Equal(code, (await client.AskAsync(Good with { Token = "a/b+c==" })).Code);
    }

    [Theory]
    [InlineData("PageNo", "0")]
    [InlineData("PageNo", "-1")]
    [InlineData("PageNo", "x")]
    [InlineData("PageNo", "1.5")]
    [InlineData("PageSize", "0")]
    [InlineData("PageSize", "99999999999")]
    [InlineData("Status", "FINISHED")]
    [InlineData("Status", "done")]
    [InlineData("TaskId", "abc")]
    [InlineData("TaskId", "-1")]
    public async Task A_parameter_that_does_not_fit_is_ListTasks_own_error(string name, string value)
    {
        await using EmulatorClient client = await StartAsync();
        Answer answer = await client.AskAsync(Good, (name, value));
        Assert.Equal((400, "ParameterError", "The parameter is invalid."), (answer.HttpStatus, answer.Code, answer.Message));
    }

    private static Task<EmulatorClient> StartAsync(EmulatorOptions? options = null) =>
        EmulatorClient.StartAsync((options ?? new EmulatorOptions()) with { Clock = new FixedClock(Now) });

    private static async Task<Answer> AssertRefusedAsync(TestSigner signer, int status, string code, EmulatorOptions? options = null)
    {
        await using EmulatorClient client = await StartAsync(options);
        Answer answer = await client.AskAsync(signer);
        Assert.Equal((status, code), (answer.HttpStatus, answer.Code));
        return answer;
    }
}
