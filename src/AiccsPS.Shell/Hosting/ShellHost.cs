using System;
using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace AiccsPS.Shell.Hosting;

/// <summary>The program that the engine runs in: <c>$Host</c>, and what <c>exit</c> talks to.</summary>
internal sealed class ShellHost : PSHost
{
    private readonly ShellUserInterface _ui;

    public ShellHost(ShellUserInterface ui)
    {
        _ui = ui;
    }

    public override string Name => "AiccsPS.Shell";

    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>The number after <c>exit</c>; null until a command said so.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Runs a prompt within a running command; set where there is one.</summary>
    public Action<NestedPrompt>? RunNestedPrompt { get; set; }

    private NestedPrompt? Innermost { get; set; }

    /// <summary>At a prompt that a command suspended to, <c>exit</c> goes back to the command.</summary>
    public override void SetShouldExit(int exitCode)
    {
        if (Innermost is { } nested)
        {
            nested.Exit();
        }
        else
        {
            ExitCode = exitCode;
        }
    }

    public override void EnterNestedPrompt()
    {
        if (RunNestedPrompt is null)
        {
            throw new NotSupportedException("There is no prompt to suspend to: this shell was started to run one command.");
        }

        NestedPrompt prompt = new(Innermost);
        Innermost = prompt;
        try
        {
            RunNestedPrompt(prompt);
        }
        finally
        {
            Innermost = prompt.Outer;
        }
    }

    public override void ExitNestedPrompt() => Innermost?.Exit();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    /// <summary>A prompt that a command suspended to.</summary>
    /// <param name="outer">The one that it runs within.</param>
    internal sealed class NestedPrompt(NestedPrompt? outer)
    {
        public NestedPrompt? Outer => outer;

        public bool IsExited { get; private set; }

        public void Exit() => IsExited = true;
    }
}
