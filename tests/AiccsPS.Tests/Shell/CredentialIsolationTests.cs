using System;
using System.Threading.Tasks;

namespace AiccsPS.Tests.Shell;

public class CredentialIsolationTests
{
    private const string Show = "[Environment]::GetEnvironmentVariables().GetEnumerator() | ForEach-Object { \"$($_.Key)=$($_.Value)\" } | Where-Object { $_ -like 'ALIBABA_CLOUD_*' }";

    private static readonly (string, string?)[] Users =
    [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "users-id"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "users-secret"),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", "users-token"),
        ("ALIBABA_CLOUD_PROFILE", "users-profile"),
        ("ALIBABA_CLOUD_ROLE_ARN", "users-role"),
    ];

    [Fact]
    public async Task Nothing_of_the_users_is_left_when_the_emulator_is_used()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync(["-c", Show], string.Empty, Users);

        Assert.DoesNotContain("users-", result.Output);
        Assert.Equal(3, result.Lines.Length);
        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_ID=testAccessKeyId", result.Lines);
        Assert.Contains(result.Lines, static l => l.StartsWith("ALIBABA_CLOUD_AICCS_ENDPOINT=http://127.0.0.1:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_works_with_the_emulator_whatever_the_user_has_set()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync(["-c", "@(Get-AiccsTask).Count"], string.Empty, Users);

        Assert.Equal((string.Empty, 0), (result.Error, result.ExitCode));
        Assert.Equal(["50"], result.Lines);
    }

    [Fact]
    public async Task An_endpoint_gets_the_users_keys_as_they_are()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync(["-Endpoint", "https://aiccs.example.com", "-c", Show], string.Empty, Users);

        Assert.Equal(6, result.Lines.Length);
        Assert.Contains("ALIBABA_CLOUD_AICCS_ENDPOINT=https://aiccs.example.com", result.Lines);
        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_SECRET=users-secret", result.Lines);
        Assert.Contains("ALIBABA_CLOUD_SECURITY_TOKEN=users-token", result.Lines);
    }

    [Fact]
    public async Task A_proxy_never_gets_what_is_for_this_machine()
    {
        // Nobody listens there: a call that took the proxy would fail.
        ShellProcess.Result result = await ShellProcess.RunAsync(
            ["-c", "@(Get-AiccsTask -MaxRetryCount 0).Count"], string.Empty,
            ("http_proxy", "http://127.0.0.1:9"), ("all_proxy", "http://127.0.0.1:9"), ("no_proxy", null), ("NO_PROXY", null));

        Assert.Equal("50", Assert.Single(result.Lines));
    }
}
