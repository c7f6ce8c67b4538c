using System;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Errors;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Commands;

/// <summary>Every failure as a script meets it: a stable id, a fitting category, the Code, the RequestId, what to do.</summary>
public class FailureTests
{
    [Theory]
    [InlineData(400, "Throttling.User", "Throttled", ErrorCategory.LimitsExceeded)]
    [InlineData(503, "ServiceUnavailable", "ServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    [InlineData(500, "InternalError", "ServiceFailed", ErrorCategory.NotSpecified)]
    [InlineData(400, "SignatureNonceUsed", "NonceUsed", ErrorCategory.NotSpecified)]
    [InlineData(400, "InvalidTimeStamp.Expired", "ClockWrong", ErrorCategory.AuthenticationError)]
    [InlineData(404, "SignatureDoesNotMatch", "SecretWrong", ErrorCategory.AuthenticationError)]
    [InlineData(404, "InvalidAccessKeyId.NotFound", "AccessKeyUnknown", ErrorCategory.AuthenticationError)]
    [InlineData(400, "InvalidAccessKeyId.Inactive", "AccessKeyUnknown", ErrorCategory.AuthenticationError)]
    [InlineData(400, "InvalidSecurityToken.Expired", "TokenRefused", ErrorCategory.AuthenticationError)]
    [InlineData(400, "MissingParameter", "ParameterRefused", ErrorCategory.InvalidArgument)]
    [InlineData(400, "MissingTaskName", "ParameterRefused", ErrorCategory.InvalidArgument)]
    [InlineData(400, "InvalidParameter.PageSize", "ParameterRefused", ErrorCategory.InvalidArgument)]
    [InlineData(400, "ParameterError", "ParameterRefused", ErrorCategory.InvalidArgument)]
    [InlineData(403, "Forbidden.RAM", "PermissionDenied", ErrorCategory.PermissionDenied)]
    [InlineData(403, "NoPermission", "PermissionDenied", ErrorCategory.PermissionDenied)]
    [InlineData(400, "PermissionInsufficient", "PermissionDenied", ErrorCategory.PermissionDenied)]
    [InlineData(400, "SomethingNew", "ServiceFailed", ErrorCategory.NotSpecified)]
    public async Task A_code_of_the_gateway(int status, string code, string errorId, ErrorCategory category)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(
            status, $$"""{"RequestId":"REQ-1","HostId":"h","Code":"{{code}}","Message":"The service's own words.","Recommend":"https://example"}""");

        AssertFailure(Run(server.Endpoint), errorId, category, code, "REQ-1", status, "The service's own words.");
    }

    [Theory]
    [InlineData("""{"requestId":"REQ-1","code":"Forbidden.RAM","message":"lower camel"}""", 403, "PermissionDenied", ErrorCategory.PermissionDenied, "Forbidden.RAM", "REQ-1")]
    [InlineData("<html>Bad gateway</html>", 502, "ServiceUnavailable", ErrorCategory.ResourceUnavailable, null, null)]
    [InlineData("", 429, "Throttled", ErrorCategory.LimitsExceeded, null, null)]
    [InlineData("[]", 401, "AccessKeyUnknown", ErrorCategory.AuthenticationError, null, null)]
    [InlineData("", 407, "ProxyRefused", ErrorCategory.ConnectionError, null, null)]
    [InlineData("", 302, "Redirected", ErrorCategory.InvalidResult, null, null)]
    [InlineData("", 418, "ServiceFailed", ErrorCategory.NotSpecified, null, null)]
    public async Task An_error_of_another_shape(string body, int status, string errorId, ErrorCategory category, string? code, string? requestId)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(status, body);

        AssertFailure(Run(server.Endpoint), errorId, category, code, requestId, status, code ?? $"HTTP {status}");
    }

    [Fact]
    public async Task Success_false_is_a_failure_even_under_HTTP_200()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(
            200, """{"RequestId":"REQ-1","Code":"PermissionInsufficient","Message":"Insufficient permissions.","Success":false}""");

        AssertFailure(
            Run(server.Endpoint), "PermissionDenied", ErrorCategory.PermissionDenied, "PermissionInsufficient", "REQ-1", 200, "Insufficient permissions.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("""{"Success":true,"Data":{"Record":[{"Id":1""")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Success":true,"Code":"OK"}""")]
    [InlineData("""{"Success":true,"Data":{"Total":1,"Record":[null]}}""")]
    [InlineData("[1]")]
    [InlineData("""{"Success":true,"Data":{"Total":"many"}}""")]
    public async Task What_is_no_answer_is_an_error_never_an_empty_list(string body)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(200, body);

        AssertFailure(Run(server.Endpoint), "AnswerUnreadable", ErrorCategory.InvalidResult, null, null, null, "HTTP 200");
    }

    [Fact]
    public async Task A_page_without_records_is_an_empty_list()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(
            200, """{"Success":true,"Code":"OK","Data":{"PageNo":1,"PageSize":20,"Total":0,"Record":null}}""");

        Assert.Empty(Run(server.Endpoint).Good().Output);
    }

    [Fact]
    public void A_port_where_nobody_listens()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Uri endpoint = new($"http://{listener.LocalEndpoint}");
        listener.Stop();

        AssertFailure(Run(endpoint), "ConnectionRefused", ErrorCategory.ConnectionError, null, null, null, endpoint.Authority);
    }

    [Fact]
    public async Task A_server_without_TLS()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(200, "{}");
        using ModuleHost host = new(new UriBuilder(server.Endpoint) { Scheme = "https" }.Uri);

        Assert.Equal(ErrorCategory.ConnectionError, host.Run("Get-AiccsTask").Terminating!.CategoryInfo.Category);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_an_answer()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(static async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.Body.WriteAsync("{\"Success\":true,"u8.ToArray(), TestContext.Current.CancellationToken);
            await context.Response.Body.FlushAsync(TestContext.Current.CancellationToken);
            context.Abort();
        });

        AssertFailure(Run(server.Endpoint), "ConnectionBroken", ErrorCategory.ConnectionError, null, null, null, server.Endpoint.Authority);
    }

    [Fact]
    public async Task The_emulator_and_the_command_agree_on_wrong_keys()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
        using ModuleHost host = new(server);
        host.Set("wrongSecret", ModuleHost.TestCredential(secret: "wrong"));
        host.Set("wrongId", ModuleHost.TestCredential(id: "LTAI5tWrongWrongWrong"));

        Assert.StartsWith("SecretWrong,", host.Run("Get-AiccsTask -Credential $wrongSecret").Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);
        ErrorRecord unknown = host.Run("Get-AiccsTask -Credential $wrongId").Terminating!;
        Assert.StartsWith("AccessKeyUnknown,", unknown.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("LTAI****rong", unknown.Exception.Message, StringComparison.Ordinal);
        host.Run("Get-AiccsTask").Good();
    }

    [Fact]
    public async Task A_temporary_key_works_with_its_token_and_not_without()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { SecurityToken = "CAIS+token/==" }, TestContext.Current.CancellationToken);
        using ModuleHost host = new(server);
        host.Set("token", ModuleHost.Secure("CAIS+token/=="));
        host.Set("other", ModuleHost.Secure("other"));

        Assert.Equal(50, host.Run("Get-AiccsTask -SecurityToken $token -Credential $PSDefaultParameterValues['*-Aiccs*:Credential']").Good().Output.Count);
        Assert.NotNull(host.Run("Get-AiccsTask").Terminating);
        Assert.StartsWith("TokenRefused,", host.Run("Get-AiccsTask -SecurityToken $other").Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static CommandResult Run(Uri endpoint)
    {
        using ModuleHost host = new(endpoint);
        return host.Run("Get-AiccsTask");
    }

    private static void AssertFailure(
        CommandResult result, string errorId, ErrorCategory category, string? code, string? requestId, int? status, string inMessage)
    {
        Assert.Empty(result.Output);
        ErrorRecord error = result.Terminating!;
        Assert.Equal($"{errorId},AiccsPS.Commands.GetAiccsTaskCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.IsNotType<Cmdlet>(error.TargetObject, exactMatch: false);

        // The exception comes from the staged copy of the module; it has the same identity as the one linked here.
        AiccsException failure = Assert.IsType<AiccsException>(error.Exception);
        Assert.Equal(errorId, failure.ErrorId);
        Assert.Equal(code, failure.Code);
        Assert.Equal(requestId, failure.RequestId);
        Assert.Equal(status, failure.StatusCode);
        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.Equal(failure.Remedy, error.ErrorDetails.RecommendedAction);
        Assert.NotEmpty(failure.Remedy);
        Assert.DoesNotContain("testAccessKeySecret", error.ToString(), StringComparison.Ordinal);
    }
}
