using System;
using System.Collections.Generic;

namespace AiccsPS.Shell.Hosting;

/// <summary>Runs the commands that come down a pipe, each as soon as it is whole.</summary>
internal static class StandardInputLoop
{
    /// <summary>Runs until the lines or the session end.</summary>
    /// <returns>How the last text ended.</returns>
    public static CommandRunner.Ending Run(CommandRunner runner, IEnumerable<string> lines, Func<bool> isOver)
    {
        StatementBuffer statement = new();
        CommandRunner.Ending ending = CommandRunner.Ending.Completed;
        foreach (string line in lines)
        {
            if (statement.AddUnwatched(line) is { Length: > 0 } text)
            {
                ending = runner.Run(text);
                if (isOver() || ending == CommandRunner.Ending.Stopped)
                {
                    return ending;
                }
            }
        }

        // The end of the pipe ends a statement too; if it is not whole, the engine says what is missing.
        return statement.IsOpen ? runner.Run(statement.Take()) : ending;
    }
}
