using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using AiccsPS.Emulator;

const int Failed = 1;
const int WrongInput = 2;

// An '@' begins a file name only where somebody means it; a secret may begin with one.
ParseResult parsed = new AiccsPS.Emulator.CommandLine().Build(RunAsync).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count == 0)
{
    // The signals are caught below; the library's own handler would end the process with another code.
    return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
}

foreach (ParseError error in parsed.Errors)
{
    Console.Error.WriteLine(error.Message);
}

Console.Error.WriteLine("--help lists the options.");
return WrongInput;

static async Task<int> RunAsync(EmulatorOptions options)
{
    TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    try
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(options);
        Console.Out.WriteLine(string.Join(Environment.NewLine, Greeting.For(server.Endpoint, options)));
        Console.Out.Flush();
        await stopped.Task;
        return 0;
    }
    catch (TaskFileException e)
    {
        Console.Error.WriteLine(e.Message);
        return WrongInput;
    }
    catch (Exception e) when (e is IOException or SocketException)
    {
        Console.Error.WriteLine($"Port {options.Port} cannot be listened on: {e.Message} Give another --port, or 0 for a free one.");
        return Failed;
    }

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped.TrySetResult();
    }
}
