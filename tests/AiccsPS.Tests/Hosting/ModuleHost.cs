using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using AiccsPS.Emulator;
using AiccsPS.Tasks;
using Microsoft.PowerShell;

namespace AiccsPS.Tests.Hosting;

/// <summary>What a command left behind.</summary>
internal sealed record CommandResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Information,
    IReadOnlyList<string> Progress,
    RuntimeException? Thrown)
{
    /// <summary>The error that ended the script, or null.</summary>
    public ErrorRecord? Terminating => Thrown?.ErrorRecord;

    public IReadOnlyList<TaskRecord> Tasks => [.. Output.Select(static o => (TaskRecord)o.BaseObject)];

    public IReadOnlyList<long> Ids => [.. Tasks.Select(static t => t.Id)];

    /// <summary>The output of a command that must have gone well.</summary>
    public CommandResult Good()
    {
        Assert.Null(Terminating);
        Assert.Empty(Errors);
        return this;
    }
}

/// <summary>A real PowerShell engine with the staged module imported through its manifest.</summary>
internal sealed class ModuleHost : IDisposable
{
    public ModuleHost()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        Runspace = RunspaceFactory.CreateRunspace(state);
        Runspace.Open();
        CommandResult import = Run($"Import-Module '{Repository.StagedManifest}' -ErrorAction Stop");
        Assert.Null(import.Terminating);
    }

    /// <param name="server">The emulator whose address and keys the commands use unless told otherwise.</param>
    public ModuleHost(EmulatorServer server)
        : this(server.Endpoint)
    {
    }

    /// <param name="endpoint">The address that the commands use unless told otherwise, with the test key and no retries.</param>
    public ModuleHost(Uri endpoint)
        : this()
    {
        Runspace.SessionStateProxy.SetVariable("PSDefaultParameterValues", new DefaultParameterDictionary(new Hashtable
        {
            ["*-Aiccs*:Endpoint"] = endpoint.ToString(),
            ["*-Aiccs*:Credential"] = TestCredential(),
            ["*-Aiccs*:MaxRetryCount"] = 0, // a test of retries says so, all others want the first answer
        }));
    }

    public Runspace Runspace { get; }

    public static PSCredential TestCredential(string id = "testAccessKeyId", string secret = "testAccessKeySecret") =>
        new(id, Secure(secret));

    public static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        return secure;
    }

    public void Set(string variable, object? value) => Runspace.SessionStateProxy.SetVariable(variable, value);

    /// <summary>
    /// Runs a script to its end. In a try block a terminating error ends the script and is told apart from one that
    /// was only written.
    /// </summary>
    public CommandResult Run(string script)
    {
        using PowerShell shell = Create($"try {{\n{script}\n}} catch {{ throw }}");
        PSDataCollection<PSObject> output = [];
        RuntimeException? thrown = null;
        try
        {
            shell.Invoke(null, output, new PSInvocationSettings { AddToHistory = true });
        }
        catch (RuntimeException e)
        {
            thrown = e;
        }

        return new CommandResult(
            [.. output],
            [.. shell.Streams.Error],
            [.. shell.Streams.Verbose.Select(static r => r.Message)],
            [.. shell.Streams.Debug.Select(static r => r.Message)],
            [.. shell.Streams.Warning.Select(static r => r.Message)],
            [.. shell.Streams.Information.Select(static r => $"{r} {r.MessageData}")],
            [.. shell.Streams.Progress.Select(static r => $"{r} {r.Activity} {r.StatusDescription} {r.CurrentOperation}")],
            thrown);
    }

    /// <summary>A command of this engine that the test starts and stops itself.</summary>
    public PowerShell Create(string script)
    {
        PowerShell shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        return shell;
    }

    public void Dispose() => Runspace.Dispose();
}
