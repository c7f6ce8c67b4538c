using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using AiccsPS.Shell.Engines;

namespace AiccsPS.Shell;

/// <summary>Runs a command with the module loaded, on a machine that may have no PowerShell.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            ShellOptions options = OptionParser.Parse(arguments);
            if (options.Help)
            {
                Console.Out.WriteLine(HelpText.Text);
                return ExitCodes.Success;
            }

            return await RunAsync(options).ConfigureAwait(false);
        }
        catch (StartException e)
        {
            Console.Error.WriteLine(e.Message);
            return e.ExitCode;
        }
    }

    private static async Task<int> RunAsync(ShellOptions options)
    {
        // What the engine reports about its use is nobody's business here.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        UseCulture(options.Culture);

        using Interruption interruption = new(ends: !options.IsInteractive);
        IEngine engine = Choose(options);
        Task<ServiceEndpoint> starting = Task.Run(() => ServiceEndpoint.StartAsync(options, interruption.Token));
        try
        {
            return await engine.RunAsync(starting, interruption).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interruption.ExitCode != 0)
        {
            return interruption.ExitCode; // before there was anything to stop
        }
        finally
        {
            await DisposeAsync(starting).ConfigureAwait(false);
        }
    }

    private static IEngine Choose(ShellOptions options)
    {
        string manifest = FindModule();
        // A pwsh cannot be told a culture from outside, so asking for one asks for the embedded engine.
        bool wantsPwsh = options.Engine == EngineChoice.Pwsh || (options.Engine == EngineChoice.Auto && options.Culture is null);
        if (wantsPwsh && PwshLocation.Find() is { } program)
        {
            return new PwshEngine(options, manifest, program);
        }

        return options.Engine == EngineChoice.Pwsh
            ? throw new StartException("'-Engine pwsh' needs PowerShell, and there is no pwsh on PATH. Install it, or use '-Engine embedded'.", ExitCodes.StartFailure)
            : new EmbeddedEngine(options, manifest);
    }

    private static string FindModule()
    {
        try
        {
            return ModuleLocation.Find();
        }
        catch (FileNotFoundException e)
        {
            throw new StartException(e.Message, ExitCodes.StartFailure, e);
        }
    }

    private static void UseCulture(CultureInfo? culture)
    {
        if (culture is not null)
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            CultureInfo.DefaultThreadCurrentCulture = culture;
            CultureInfo.DefaultThreadCurrentUICulture = culture;
        }
    }

    private static async Task DisposeAsync(Task<ServiceEndpoint> starting)
    {
        // Waits for a start that is under way, too; if it failed, that was reported.
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully)
        {
            await starting.Result.DisposeAsync().ConfigureAwait(false);
        }
    }
}
