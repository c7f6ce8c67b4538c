namespace AiccsPS.Shell;

/// <summary>What -Help prints.</summary>
internal static class HelpText
{
    public const string Text = """
        Runs PowerShell commands with the AiccsPS module loaded, as built in this repository.
        Without -Endpoint, the commands talk to an emulator inside this process, with fake keys.

        usage: dotnet run --project src/AiccsPS.Shell -- [options] [-Command <text> | -File <script> [arguments]]

          -Command, -c <text>    run the text and end; '-' reads commands from standard input
          -File, -f <script>     run the script with the arguments that follow and end
                                 neither: an interactive prompt, or commands from standard input when it is redirected

          -Endpoint <url>        use the real service, or any endpoint, with the keys of your environment
          -Tasks <count|file>    what the emulator serves: so many made-up tasks (50), or those of a JSON file
          -Seed <number>         other made-up tasks; the same number gives the same ones
          -Engine <engine>       auto (a pwsh on PATH, else embedded), embedded, or pwsh
          -Culture <name>        the culture of messages and help in the embedded engine, such as zh-CN
          -Help, -h              this text

        exit code: 0; 1 after a terminating error or a failed last command; N after 'exit N';
                   64 for a wrong command line; 70 where the shell cannot start; 130 after Ctrl+C
        """;
}
