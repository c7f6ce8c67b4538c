using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator;

namespace AiccsPS.Shell;

/// <summary>The service that commands talk to: an emulator of our own, or the endpoint that the user named.</summary>
internal sealed class ServiceEndpoint : IAsyncDisposable
{
    private const string Prefix = "ALIBABA_CLOUD_";
    private readonly EmulatorServer? _emulator;

    private ServiceEndpoint(string address, EmulatorServer? emulator)
    {
        Address = address;
        _emulator = emulator;
    }

    /// <summary>What the module is told to call.</summary>
    public string Address { get; }

    /// <summary>A line for the user that says where commands go, and with whose keys.</summary>
    public string Description => _emulator is null
        ? $"Service: {Address}, with the keys of your environment."
        : $"Service: an emulator at {Address}, with fake keys; -Endpoint uses a real one.";

    /// <summary>Starts what is needed and points this process's environment, and its children's, to it.</summary>
    public static async Task<ServiceEndpoint> StartAsync(ShellOptions options, CancellationToken cancellationToken)
    {
        if (options.Endpoint is { } address)
        {
            SetEnvironment("AICCS_ENDPOINT", address);
            return new ServiceEndpoint(address, emulator: null);
        }

        EmulatorOptions emulated = Describe(options);
        EmulatorServer emulator;
        try
        {
            emulator = await EmulatorServer.StartAsync(emulated, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StartException($"The emulator did not start: {e.Message}", ExitCodes.StartFailure, e);
        }

        string local = emulator.Endpoint.GetLeftPart(UriPartial.Authority);
        ForgetCredentials();
        SetEnvironment("AICCS_ENDPOINT", local);
        SetEnvironment("ACCESS_KEY_ID", emulated.AccessKeyId);
        SetEnvironment("ACCESS_KEY_SECRET", emulated.AccessKeySecret);
        return new ServiceEndpoint(local, emulator);
    }

    public ValueTask DisposeAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static EmulatorOptions Describe(ShellOptions options)
    {
        EmulatorOptions defaults = new();
        return defaults with
        {
            TaskCount = options.TaskCount ?? defaults.TaskCount,
            TasksFile = options.TasksFile ?? defaults.TasksFile,
            Seed = options.Seed ?? defaults.Seed,
        };
    }

    /// <summary>Every variable goes, not keys alone: a profile, a role or a token of the user's would lead to their keys just as well.</summary>
    private static void ForgetCredentials()
    {
        IEnumerable<string> names = Environment.GetEnvironmentVariables().Keys.Cast<string>();
        foreach (string name in names.Where(static n => n.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    private static void SetEnvironment(string name, string value) => Environment.SetEnvironmentVariable(Prefix + name, value);
}
