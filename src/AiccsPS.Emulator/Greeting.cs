using System;
using System.Collections.Generic;
using AiccsPS.Emulator.Http;

namespace AiccsPS.Emulator;

/// <summary>What the emulator prints once it listens.</summary>
internal static class Greeting
{
    /// <summary>The address alone on the first line, for programs; then, for people, how to point the module at it.</summary>
    public static IEnumerable<string> For(Uri endpoint, EmulatorOptions options)
    {
        string address = endpoint.GetLeftPart(UriPartial.Authority);
        yield return address;
        yield return string.Empty;
        yield return "# In PowerShell:";
        yield return Assign("ALIBABA_CLOUD_AICCS_ENDPOINT", address);
        yield return Assign("ALIBABA_CLOUD_ACCESS_KEY_ID", options.AccessKeyId);

        // Only the fake is printed: a secret that somebody chose may be a real one.
        yield return options.AccessKeySecret == EmulatorOptions.DefaultAccessKeySecret
            ? Assign("ALIBABA_CLOUD_ACCESS_KEY_SECRET", options.AccessKeySecret)
            : "# ALIBABA_CLOUD_ACCESS_KEY_SECRET as given with --access-key-secret";
        if (options.SecurityToken is not null)
        {
            yield return "# ALIBABA_CLOUD_SECURITY_TOKEN as given with --security-token";
        }

        yield return "Get-AiccsTask | Select-Object -First 5";
        yield return string.Empty;
        yield return $"# What was asked: {address}{RequestLogRoute.Path}  To end: Ctrl+C";
    }

    private static string Assign(string variable, string value) => $"$env:{variable} = '{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
