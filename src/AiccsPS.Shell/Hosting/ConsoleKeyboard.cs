using System;

namespace AiccsPS.Shell.Hosting;

/// <summary>The real keyboard.</summary>
internal sealed class ConsoleKeyboard : IKeyboard
{
    public ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);

    public IDisposable CaptureControlC()
    {
        Console.TreatControlCAsInput = true;
        return new Release();
    }

    private sealed class Release : IDisposable
    {
        // A command that runs must get the signal.
        public void Dispose() => Console.TreatControlCAsInput = false;
    }
}
