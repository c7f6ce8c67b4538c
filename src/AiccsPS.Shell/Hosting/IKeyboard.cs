using System;

namespace AiccsPS.Shell.Hosting;

/// <summary>Where keys come from.</summary>
internal interface IKeyboard
{
    /// <summary>Until disposed, Ctrl+C is a key and no signal.</summary>
    IDisposable CaptureControlC();

    /// <summary>Waits for a key, without echo.</summary>
    ConsoleKeyInfo ReadKey();
}
