using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;

namespace AiccsPS.Emulator.Faults;

/// <summary>How the emulator is asked on a command line to misbehave.</summary>
internal sealed class FaultOptions
{
    private static readonly EmulatorOptions Defaults = new();

    private readonly Option<Dictionary<FaultKind, double>> _faults = new("--fault")
    {
        Description = $"A fault, and the share of calls from 0 to 1 that it hits; may be given for several. Kinds: {string.Join(", ", FaultNames.All)}.",
        HelpName = "kind=rate",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = ParseFaults,
    };

    private readonly Option<int> _retryAfter = CommandLine.Number("--retry-after-ms", 0, int.MaxValue, Defaults.RetryAfterMs, "How long the fault throttling advises to wait, in milliseconds.");

    private readonly Option<Uri?> _redirectTo = new("--redirect-to")
    {
        Description = $"Where the fault redirect points: {Defaults.RedirectTo} unless told otherwise.",
        HelpName = "address",
        CustomParser = ParseAddress,
    };

    private readonly Option<bool> _refuseBeyondEnd = new("--refuse-beyond-end") { Description = "Answers a page beyond the end with an error rather than empty." };
    private readonly Option<int?> _qps = new("--qps")
    {
        Description = "How many calls a second are served; those above are refused with Throttling.User.",
        HelpName = "number",
        CustomParser = static result => CommandLine.ParseNumber(result, 1, int.MaxValue),
    };

    private readonly Option<int> _clockOffset = CommandLine.Number("--clock-offset-seconds", -MaxOffset, MaxOffset, 0, "How far the emulator's clock is off, in seconds; less than 0 is slow.");
    private readonly Option<double> _churn = new("--churn-per-second")
    {
        Description = "How many times a second a task is created or moves on to another status.",
        HelpName = "number",
        DefaultValueFactory = static _ => Defaults.ChurnPerSecond,
        CustomParser = ParseChurn,
    };

    private static int MaxOffset => (int)EmulatorOptions.MaxClockOffset.TotalSeconds;

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_faults, _retryAfter, _redirectTo, _refuseBeyondEnd, _qps, _clockOffset, _churn])
        {
            command.Add(option);
        }
    }

    /// <summary>The options with what the command line says.</summary>
    public EmulatorOptions Read(ParseResult parsed, EmulatorOptions options) => options with
    {
        Faults = parsed.GetValue(_faults) ?? [],
        RetryAfterMs = parsed.GetValue(_retryAfter),
        RedirectTo = parsed.GetValue(_redirectTo) ?? options.RedirectTo,
        RefuseBeyondEnd = parsed.GetValue(_refuseBeyondEnd),
        Qps = parsed.GetValue(_qps),
        ClockOffset = TimeSpan.FromSeconds(parsed.GetValue(_clockOffset)),
        ChurnPerSecond = parsed.GetValue(_churn),
    };

    private static Dictionary<FaultKind, double>? ParseFaults(ArgumentResult result)
    {
        Dictionary<FaultKind, double> faults = [];
        foreach (string text in result.Tokens.Select(static token => token.Value))
        {
            string[] parts = text.Split('=');
            if (parts.Length != 2 || !FaultNames.TryParse(parts[0], out FaultKind kind) || !TryParse(parts[1], 1, out double rate))
            {
                result.AddError($"--fault '{text}' does not fit: give kind=rate with a rate from 0 to 1, where kind is one of {string.Join(", ", FaultNames.All)}.");
                return null;
            }

            if (!faults.TryAdd(kind, rate))
            {
                result.AddError($"--fault '{text}' does not fit: {FaultNames.Of(kind)} is given twice.");
                return null;
            }
        }

        if (faults.Values.Sum() > EmulatorOptions.MaxFaultRate)
        {
            result.AddError("--fault does not fit: the rates are more than 1 together, and a call meets one fault at most.");
            return null;
        }

        return faults;
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"--redirect-to '{text}' does not fit: give an address that begins with http:// or https://.");
        return null;
    }

    private static double ParseChurn(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!TryParse(text, EmulatorOptions.MaxChurn, out double churn))
        {
            result.AddError($"--churn-per-second '{text}' does not fit: give a number from 0 to {EmulatorOptions.MaxChurn}.");
        }

        return churn;
    }

    private static bool TryParse(string text, double max, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number >= 0 && number <= max;
}
