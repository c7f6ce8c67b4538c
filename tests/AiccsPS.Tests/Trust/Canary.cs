using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AiccsPS.Errors;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Trust;

/// <summary>A key whose every piece is known again wherever it comes out.</summary>
internal static class Canary
{
    public const string Id = "LTAI5tCanaryVr8Kq2Zb3Nw";
    public const string Secret = "kX7pQ2vR9sT4wY6zB1nM3cF5hJ8dL0";
    public const string Token = "CAISuQJ1q6Ft5B2yfSjIr5bEGvLx+/e8ZzXk0pYhTgWm4RnDo7As3UcVi9OaHjKl==";

    /// <summary>As many characters in a row as tell something; the first and the last four of the id may be shown.</summary>
    private const int Telling = 8;

    private static readonly HashSet<string> Pieces = [.. new[] { Id, Secret, Token }.SelectMany(PiecesOf)];

    /// <summary>Fails where any text holds a piece of the key.</summary>
    public static void AssertNotIn(IReadOnlyCollection<string> told)
    {
        Assert.NotEmpty(told);
        foreach (string text in told)
        {
            Assert.DoesNotContain(PiecesOf(text), Pieces.Contains);
        }
    }

    /// <summary>All that a command left behind in an engine, in any stream, variable, record or exception.</summary>
    public static List<string> Traces(CommandResult result, ModuleHost host)
    {
        List<string> told =
        [
            .. result.Output.Select(static o => $"{o}"), .. result.Verbose, .. result.Debug, .. result.Warnings, .. result.Information, .. result.Progress,
            .. host.Run("Get-History").Output.Select(static h => $"{((dynamic)h.BaseObject).CommandLine}"),
        ];
        IEnumerable<object> errors = [.. result.Errors, .. ((ArrayList)host.Runspace.SessionStateProxy.GetVariable("Error")).Cast<object>()];
        foreach (object error in errors)
        {
            ErrorRecord? record = error as ErrorRecord ?? (error as RuntimeException)?.ErrorRecord;
            told.AddRange(record is null ? [] : Traces(record));
            told.AddRange(Traces(error as Exception));
        }

        told.AddRange(result.Terminating is { } terminating ? Traces(terminating) : []);
        told.AddRange(Traces(result.Thrown));
        return told;
    }

    private static IEnumerable<string> Traces(ErrorRecord error)
    {
        InvocationInfo? call = error.InvocationInfo;
        return
        [
            $"{error} {error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} {error.TargetObject} {error.CategoryInfo} {error.FullyQualifiedErrorId} {error.ScriptStackTrace}",
            $"{call?.Line} {call?.PositionMessage} {call?.InvocationName} {call?.MyCommand} {call?.Statement}",
            .. call?.BoundParameters.Select(static p => $"{p.Key} {p.Value}") ?? [],
            .. call?.UnboundArguments.Select(static a => $"{a}") ?? [],
            PSSerializer.Serialize(error, 4), // every property there is, as Export-Clixml would write it
            .. Traces(error.Exception),
        ];
    }

    /// <summary>What a crash would print, and each exception within.</summary>
    private static IEnumerable<string> Traces(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return $"{exception} {exception.Message} {exception.Source} {exception.HelpLink}";
            foreach (DictionaryEntry datum in exception.Data)
            {
                yield return $"{datum.Key} {datum.Value}";
            }

            if (exception is AiccsException failure)
            {
                yield return $"{failure.ErrorId} {failure.Remedy} {failure.Code} {failure.RequestId}";
            }
        }
    }

    private static IEnumerable<string> PiecesOf(string text) =>
        Enumerable.Range(0, Math.Max(0, text.Length - Telling + 1)).Select(i => text.Substring(i, Telling));
}
