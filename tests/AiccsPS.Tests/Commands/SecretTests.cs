using System;
using System.Management.Automation;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Tests.Hosting;
using AiccsPS.Tests.Shell;
using AiccsPS.Tests.Trust;

namespace AiccsPS.Tests.Commands;

/// <summary>Canaries go through commands that succeed and ones that fail, with every stream on: not a piece comes out.</summary>
public class SecretTests
{
    /// <summary>Fits into the text of a script; the key itself is in variables, as a user has it.</summary>
    private const string Call = "Get-AiccsTask -First 3 -Credential $key -SecurityToken $token -Verbose -Debug -InformationAction Continue -ErrorVariable failed";

    public static TheoryData<int, string> Echoes => new()
    {
        { 400, $$"""{"Code":"Odd","Message":"You sent {{Canary.Id}} {{Canary.Token}} {{Canary.Secret}}","RequestId":"R"}""" },
        { 400, $$"""{"Code":"InvalidSecurityToken.{{Canary.Token}}","Message":"The SecurityToken '{{Canary.Token[..20]}}…{{Canary.Token[^12..]}}' is wrong.","RequestId":"{{Canary.Token}}"}""" },
        { 400, $$"""{"Code":"{{Canary.Token[3..30]}}","Message":"{{Canary.Token[8..16]}}{{Canary.Token[30..40]}}"}""" },
        { 404, $$"""{"Code":"SignatureDoesNotMatch","Message":"Server string to sign is: x-acs-security-token:{{Canary.Token}}\n","RequestId":"R"}""" },
        { 403, $$"""{"Code":"Forbidden.RAM","Message":"{{new string('.', 390)}}{{Canary.Token}}","RequestId":"R"}""" },
        { 503, $"<html>{Canary.Token} {Canary.Secret} {Canary.Id}</html>" },
        { 200, $$"""{"Success":false,"Code":"ParameterError","Message":"{{Canary.Secret}}"}""" },
        { 200, $$"""{"{{Canary.Token}}":1,"Data":{"{{Canary.Secret}}":tru""" },
        { 200, $$"""{"{{Canary.Token}}":{"{{Canary.Secret}}":} }""" },
        { 200, $$"""{"Success":true,"Data":{"Total":7,"Record":[]},"RequestId":"{{Canary.Token}}"}""" },
        { 200, $$"""{"Success":true,"Data":{"Total":0,"Record":[]},"RequestId":"{{Canary.Token}}"}""" },
    };

    [Theory]
    [InlineData("it is accepted", Canary.Secret, Canary.Token)]
    [InlineData("the secret is wrong, and the service embeds its string to sign", "OtherSecret", Canary.Token)]
    [InlineData("the token is another", Canary.Secret, "OtherToken")]
    public async Task No_stream_and_no_error_tells_a_key(string when, string secretThere, string tokenThere)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { AccessKeyId = Canary.Id, AccessKeySecret = secretThere, SecurityToken = tokenThere },
            TestContext.Current.CancellationToken);

        CommandResult result = AssertTellsNothing(server.Endpoint);

        Assert.Equal(when == "it is accepted", result.Terminating is null);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_service_that_sends_the_key_back_is_not_repeated(int status, string body)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(status, body);

        AssertTellsNothing(server.Endpoint);
    }

    [Theory]
    [InlineData(Canary.Token + "\r\n\r\n")]
    [InlineData("HTTP/1.1 " + Canary.Token + "\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n" + Canary.Token + "\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: " + Canary.Token + "\r\n\r\n{")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Canary.Token + "\r\n")]
    public async Task What_is_not_even_HTTP_is_not_repeated(string answer)
    {
        await using RawServer server = new(answer);

        Assert.NotNull(AssertTellsNothing(server.Endpoint).Terminating);
    }

    [Fact]
    public async Task A_script_that_dies_of_the_error_tells_nothing_on_the_terminal()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(
            400, $$"""{"Code":"Odd","Message":"You sent {{Canary.Id}} {{Canary.Token}} {{Canary.Secret}}","RequestId":"{{Canary.Token}}"}""");

        ShellProcess.Result result = await ShellProcess.RunAsync(
            [
                "-Endpoint", server.Endpoint.ToString(), "-c",
                "try { Get-AiccsTask -Verbose -Debug } catch { $_; $_.Exception; $_.Exception.ToString(); $_.Exception.PSObject.Properties; throw }",
            ],
            string.Empty,
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", Canary.Id),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Canary.Secret),
            ("ALIBABA_CLOUD_SECURITY_TOKEN", Canary.Token));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("AiccsException", result.Output, StringComparison.Ordinal);
        Canary.AssertNotIn([result.Output, result.Error]);
    }

    [Theory]
    [InlineData("https://bob:S3cretPw@aiccs.aliyuncs.com")]
    [InlineData("https://aiccs.aliyuncs.com/?AccessKeySecret=S3cretPw")]
    public void An_endpoint_with_a_password_is_not_repeated(string endpoint)
    {
        using ModuleHost host = new();

        ErrorRecord error = host.Run($"Get-AiccsTask -Endpoint '{endpoint}'").Terminating!;

        Assert.DoesNotContain("S3cretPw", $"{error} {error.Exception} {error.TargetObject} {error.CategoryInfo}", StringComparison.Ordinal);
    }

    private static CommandResult AssertTellsNothing(Uri endpoint)
    {
        using ModuleHost host = new(endpoint);
        host.Set("key", ModuleHost.TestCredential(Canary.Id, Canary.Secret));
        host.Set("token", ModuleHost.Secure(Canary.Token));

        CommandResult result = host.Run(Call);

        Assert.NotEmpty(result.Debug);
        Canary.AssertNotIn(Canary.Traces(result, host));
        return result;
    }
}
