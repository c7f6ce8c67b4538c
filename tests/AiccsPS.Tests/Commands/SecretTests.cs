using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Commands;

/// <summary>Canaries go through a command that succeeds and ones that fail, with every stream on: none comes out.</summary>
public class SecretTests
{
    private const string Id = "LTAI5tCanaryCanaryCanary";
    private const string Secret = "SecretCanary1234567890";
    private const string Token = "TokenCanary+/1234567890==";

    [Theory]
    [InlineData("it is accepted", Secret, Token)]
    [InlineData("the secret is wrong, and the service embeds its string to sign", "OtherSecret", Token)]
    [InlineData("the token is another", Secret, "OtherToken")]
    public async Task No_stream_and_no_error_tells_a_key(string when, string secretThere, string tokenThere)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { AccessKeyId = Id, AccessKeySecret = secretThere, SecurityToken = tokenThere },
            TestContext.Current.CancellationToken);
        using ModuleHost host = new(server.Endpoint);
        host.Set("key", ModuleHost.TestCredential(Id, Secret));
        host.Set("token", ModuleHost.Secure(Token));

        CommandResult result = host.Run("Get-AiccsTask -First 3 -Credential $key -SecurityToken $token -Verbose -Debug");

        Assert.Equal(when == "it is accepted", result.Terminating is null);
        AssertNoCanary(result, host);
    }

    [Fact]
    public async Task A_service_that_sends_the_key_back_is_not_repeated()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(
            400, $$"""{"Code":"Odd","Message":"You sent {{Id}} {{Token}} {{Secret}}","RequestId":"R"}""");
        using ModuleHost host = new(server.Endpoint);
        host.Set("key", ModuleHost.TestCredential(Id, Secret));
        host.Set("token", ModuleHost.Secure(Token));

        AssertNoCanary(host.Run("Get-AiccsTask -Credential $key -SecurityToken $token -Verbose -Debug"), host);
    }

    [Fact]
    public async Task A_long_token_is_taken_out_before_the_text_is_cut()
    {
        string token = string.Concat(Enumerable.Range(0, 100).Select(static i => $"Canary{i:D3}"));
        await using ScriptedServer server = await ScriptedServer.StartAsync(
            400, $$"""{"Code":"InvalidSecurityToken.Malformed","Message":"The specified SecurityToken '{{token}}' is malformed.","RequestId":"{{token}}"}""");
        using ModuleHost host = new(server.Endpoint);
        host.Set("token", ModuleHost.Secure(token));

        ErrorRecord error = host.Run("Get-AiccsTask -SecurityToken $token -Credential $PSDefaultParameterValues['*-Aiccs*:Credential']").Terminating!;

        Assert.DoesNotContain("Canary0", $"{error} {error.Exception} {((AiccsPS.Errors.AiccsException)error.Exception).RequestId}", StringComparison.Ordinal);
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

    private static void AssertNoCanary(CommandResult result, ModuleHost host)
    {
        List<string> told = [.. result.Verbose, .. result.Debug, .. result.Warnings];
        IEnumerable<ErrorRecord> errors = result.Errors
            .Concat(result.Terminating is { } terminating ? [terminating] : [])
            .Concat(((System.Collections.ArrayList)host.Runspace.SessionStateProxy.GetVariable("Error")).OfType<ErrorRecord>());
        foreach (ErrorRecord error in errors)
        {
            told.AddRange([$"{error}", $"{error.Exception}", $"{error.ErrorDetails?.Message}", $"{error.ErrorDetails?.RecommendedAction}", $"{error.TargetObject}", $"{error.CategoryInfo}"]);
        }

        Assert.NotEmpty(told);
        foreach (string canary in new[] { Id, Secret, Token, Id[4..^4], Secret[..12], Token[..11] })
        {
            Assert.All(told, text => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
        }
    }
}
