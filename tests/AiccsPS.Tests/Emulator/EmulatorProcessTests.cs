using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator;

namespace AiccsPS.Tests.Emulator;

/// <summary>The emulator as a user runs it: a process of its own.</summary>
public class EmulatorProcessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_line_is_the_address_and_sigterm_ends_it_with_0()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM to send.");
        using Process process = Start("--tasks", "7", "--access-key-secret", "theSecret");
        try
        {
            string address = (await process.StandardOutput.ReadLineAsync(Token))!;
            Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+$", address);

            using System.Net.Http.HttpClient http = new(new System.Net.Http.SocketsHttpHandler { UseProxy = false });
            using System.Net.Http.HttpRequestMessage request = new TestSigner { Secret = "theSecret" }.Create(new Uri(address));
            using System.Net.Http.HttpResponseMessage response = await http.SendAsync(request, Token);
            Assert.Contains("\"Total\":7", await response.Content.ReadAsStringAsync(Token));

            Assert.Equal(0, Kill(process.Id, SigTerm));
            string rest = await process.StandardOutput.ReadToEndAsync(Token);
            await process.WaitForExitAsync(Token);
            Assert.Equal(0, process.ExitCode);
            Assert.Contains($"$env:ALIBABA_CLOUD_AICCS_ENDPOINT = '{address}'", rest);
            Assert.Contains("$env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'testAccessKeyId'", rest);
            Assert.DoesNotContain("theSecret", rest);
            Assert.Empty(await process.StandardError.ReadToEndAsync(Token));
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        (int code, string output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.All(
            ["--port", "--tasks", "--seed", "--latency-ms", "--max-page-size", "--name-match", "--access-key-id", "--access-key-secret", "--security-token", "--security-token-expires",
                "--fault", "--retry-after-ms", "--redirect-to", "--refuse-beyond-end", "--qps", "--clock-offset-seconds", "--churn-per-second"],
            option => Assert.Contains(option + " ", output));
        Assert.All(Enum.GetValues<FaultKind>(), kind => Assert.Contains(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}"), output));
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("stray")]
    [InlineData("--port", "x1")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "-1")]
    [InlineData("--seed", "1.5")]
    [InlineData("--latency-ms", "-1")]
    [InlineData("--max-page-size", "0")]
    [InlineData("--name-match", "fuzzy")]
    [InlineData("--tasks", "-5")]
    [InlineData("--tasks", "no-such-file.json")]
    [InlineData("--tasks", "99999999")]
    [InlineData("--fault", "html")]
    [InlineData("--fault", "nonsense=0.1")]
    [InlineData("--fault", "html=1.5")]
    [InlineData("--fault", "html=0.1", "--fault", "HTML=0.2")]
    [InlineData("--fault=html=0.6", "--fault=empty=0.6", "--fault")]
    [InlineData("--retry-after-ms", "-1")]
    [InlineData("--redirect-to", "elsewhere")]
    [InlineData("--qps", "0")]
    [InlineData("--clock-offset-seconds", "an hour")]
    [InlineData("--churn-per-second", "-1")]
    [InlineData("--security-token", "t", "--security-token-expires", "soon")]
    [InlineData("--security-token-expires", "2030-01-01T00:00:00Z")]
    public async Task Wrong_input_is_named_and_ends_it_with_2(params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(arguments[0] == "--security-token-expires" ? arguments[0] : arguments[^1], error);
    }

    [Fact]
    public async Task It_misbehaves_as_the_command_line_says()
    {
        using Process process = Start(
            "--fault", "redirect=1", "--fault", "html=0", "--redirect-to", "http://127.0.0.1:9/there", "--retry-after-ms", "5",
            "--refuse-beyond-end", "--qps", "100", "--clock-offset-seconds", "-3600", "--churn-per-second", "0.5");
        try
        {
            string address = (await process.StandardOutput.ReadLineAsync(Token))!;
            using System.Net.Http.HttpClient http = new(new System.Net.Http.SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
            using System.Net.Http.HttpResponseMessage response = await http.SendAsync(new TestSigner().Create(new Uri(address)), Token);
            Assert.Equal("http://127.0.0.1:9/there", response.Headers.Location?.AbsoluteUri);
            Assert.True(response.Headers.Date < DateTimeOffset.UtcNow.AddMinutes(-30));
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task A_tasks_file_is_served_by_the_options_name()
    {
        string path = Path.Combine(Path.GetTempPath(), $"aiccsps-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(path, "[{}]", Token);
        try
        {
            (int code, string output, string error) = await RunAsync("--tasks", path);
            Assert.Equal(2, code);
            Assert.Empty(output);
            Assert.Contains($"'{path}' does not fit: task 1 has no Id.", error);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_port_in_use_is_named_and_ends_it_with_1()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions(), Token);
        (int code, string output, string error) = await RunAsync("--port", $"{server.Endpoint.Port}");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith($"Port {server.Endpoint.Port} ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> error = process.StandardError.ReadToEndAsync(Token);
        string output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, output, await error);
    }

    private static Process Start(params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(EmulatorServer).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private const int SigTerm = 15;

    // .NET can only kill outright; asking a process to end takes the C library.
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
