using System;
using System.Linq;
using System.Management.Automation;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Commands;

/// <summary>What is refused before anything is sent, with a sentence; and no request goes out.</summary>
public sealed class ParameterTests : IDisposable
{
    // Nothing listens there: a request that was sent all the same would show as another error.
    private readonly ModuleHost _host = new(new Uri("http://127.0.0.1:9"));

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("-PageSize 0", "PageSizeInvalid", "-PageSize 0")]
    [InlineData("-PageSize -5", "PageSizeInvalid", "-PageSize -5")]
    [InlineData("-PageNo 0", "PageNoInvalid", "-PageNo 0")]
    [InlineData("-PageNo 1 -First 5", "PageNoWithPaging", "-First")]
    [InlineData("-PageNo 1 -Skip 5", "PageNoWithPaging", "-Skip")]
    [InlineData("-PageNo 1 -IncludeTotalCount", "PageNoWithPaging", "-IncludeTotalCount")]
    [InlineData("-PageNo 1 -TaskId 5", "PageNoWithTaskId", "-PageNo 1")]
    [InlineData("-PageNo 1 -Status DONE, STOP", "PageNoWithStatuses", "-PageNo")]
    [InlineData("-AsPage -First 5", "AsPageWithPaging", "-First")]
    [InlineData("-AsPage -TaskName a*", "AsPageWithWildcard", "a*")]
    [InlineData("-AsPage -RobotName ?", "AsPageWithWildcard", "-RobotName '?'")]
    [InlineData("-TaskId 5 -IncludeTotalCount", "TotalCountWithTaskId", "-IncludeTotalCount")]
    [InlineData("-TimeoutSec 0", "TimeoutSecInvalid", "-TimeoutSec 0")]
    [InlineData("-TimeoutSec 3601", "TimeoutSecInvalid", "3600")]
    [InlineData("'[abc'", "WildcardInvalid", "'[abc'")]
    [InlineData("-RobotName 'x[a-'", "WildcardInvalid", "-RobotName")]
    [InlineData("-MaxRetryCount -1", "MaxRetryCountInvalid", "-MaxRetryCount -1")]
    [InlineData("-MaxRetryCount 101", "MaxRetryCountInvalid", "100")]
    [InlineData("-Endpoint http://aiccs.aliyuncs.com", "EndpointNotSecure", "https://aiccs.aliyuncs.com")]
    [InlineData("-Endpoint 'not an endpoint'", "EndpointInvalid", "not an endpoint")]
    public void What_makes_no_sense_is_refused_with_a_sentence(string parameters, string errorId, string named)
    {
        ErrorRecord error = _host.Run($"Get-AiccsTask {parameters}").Terminating!;

        Assert.Equal($"{errorId},AiccsPS.Commands.GetAiccsTaskCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains(named, error.ToString() + error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Status DONE -PageNo two")]
    [InlineData("-TaskId @()")]
    [InlineData("-TaskId $null")]
    [InlineData("-TaskName ''")]
    [InlineData("-Endpoint ''")]
    [InlineData("-SecurityToken $null")]
    [InlineData("-Credential $null")]
    [InlineData("-Status")]
    public void What_does_not_bind_is_refused_by_the_engine(string parameters) =>
        Assert.Equal(ErrorCategory.InvalidData, Normalize(_host.Run($"Get-AiccsTask {parameters}").Terminating!.CategoryInfo.Category));

    [Fact]
    public void Input_that_is_no_id_is_an_error_about_it()
    {
        CommandResult result = _host.Run("'abc' | Get-AiccsTask");

        Assert.Null(result.Terminating);
        Assert.Equal("abc", Assert.Single(result.Errors).TargetObject);
    }

    [Fact]
    public void An_empty_credential_is_refused_with_a_sentence() => Assert.StartsWith(
        "CredentialMalformed,",
        _host.Run("Get-AiccsTask -Credential ([pscredential]::Empty)").Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void One_status_named_twice_is_one_list() => Assert.StartsWith(
        "ConnectionRefused,",
        _host.Run("Get-AiccsTask -PageNo 1 -Status done, DONE").Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void SecurityToken_alone_is_refused()
    {
        using ModuleHost host = new();
        host.Set("token", ModuleHost.Secure("t"));

        Assert.StartsWith(
            "SecurityTokenAlone,", host.Run("Get-AiccsTask -SecurityToken $token").Terminating!.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_parameter_is_as_the_issue_names_it()
    {
        CommandInfo command = (CommandInfo)_host.Run("Get-Command Get-AiccsTask").Good().Output[0].BaseObject;
        ParameterMetadata taskName = command.Parameters["TaskName"];
        ParameterMetadata taskId = command.Parameters["TaskId"];

        Assert.Equal(0, taskName.ParameterSets.Values.Single().Position);
        Assert.Equal(["Name"], taskName.Aliases);
        Assert.Equal(["Id"], taskId.Aliases);
        Assert.True(taskId.ParameterSets.Values.Single() is { ValueFromPipeline: true, ValueFromPipelineByPropertyName: true });
        Assert.Equal(
            ["AsPage", "Credential", "Endpoint", "First", "IncludeTotalCount", "MaxRetryCount", "PageNo", "PageSize", "RobotName", "SecurityToken", "Skip", "Status", "TaskId", "TaskName", "TimeoutSec"],
            command.Parameters.Keys.Except(Cmdlet.CommonParameters).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["AiccsPS.Tasks.TaskRecord", "AiccsPS.Tasks.TaskPage"], command.OutputType.Select(static t => t.Name));
    }

    [Fact]
    public void A_task_can_be_made_by_hand()
    {
        CommandResult result = _host.Run("[AiccsPS.Tasks.TaskRecord]@{ Id = 1; TaskName = '春'; Status = 'DONE'; TotalCount = 2; GmtCreate = [datetime]::Now }").Good();

        Assert.Equal((1L, "春", "DONE", 2), (result.Tasks[0].Id, result.Tasks[0].TaskName, result.Tasks[0].Status, result.Tasks[0].TotalCount));
        Assert.NotNull(result.Tasks[0].GmtCreate);
    }

    // The engine's binder says InvalidArgument for some and InvalidData for others.
    private static ErrorCategory Normalize(ErrorCategory category) =>
        category is ErrorCategory.InvalidArgument ? ErrorCategory.InvalidData : category;
}
