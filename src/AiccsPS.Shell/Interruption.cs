using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace AiccsPS.Shell;

/// <summary>
/// Ctrl+C, and requests to terminate. The first one stops what runs, so that it can clean up;
/// where the process runs one command, a second one does not wait any longer.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly bool _ends;
    private Action? _stop;
    private int _exitCode;

    /// <summary>Listens from now on.</summary>
    /// <param name="ends">An interruption ends the process; else it stops the command that runs, if any.</param>
    public Interruption(bool ends)
    {
        _ends = ends;
        // At a prompt there is nothing to clean up, so the default way of SIGTERM is right there.
        _registrations = ends
            ? [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)]
            : [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal)];
    }

    /// <summary>Cancelled when the process is to end.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>The exit code of the interruption that ends the process; 0 when there was none.</summary>
    public int ExitCode
    {
        get
        {
            lock (_lock)
            {
                return _exitCode;
            }
        }
    }

    /// <summary>Until disposed, an interruption calls <paramref name="stop"/>, at once when there was one that ends the process.</summary>
    public IDisposable Stops(Action stop)
    {
        Action? outer;
        bool already;
        lock (_lock)
        {
            (outer, _stop) = (_stop, stop);
            already = _exitCode != 0;
        }

        if (already)
        {
            stop();
        }

        return new Registration(this, outer);
    }

    /// <summary>Does what Ctrl+C does.</summary>
    public void Interrupt() => Interrupt(ExitCodes.Interrupted);

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _cancellation.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        Interrupt(context.Signal == PosixSignal.SIGTERM ? ExitCodes.Terminated : ExitCodes.Interrupted);
    }

    private void Interrupt(int exitCode)
    {
        Action? stop;
        bool again;
        lock (_lock)
        {
            again = _exitCode != 0;
            _exitCode = _ends ? exitCode : 0;
            stop = _stop;
        }

        if (_ends)
        {
            _cancellation.Cancel();
        }

        stop?.Invoke();
        if (again)
        {
            Environment.Exit(exitCode);
        }
    }

    private sealed class Registration(Interruption owner, Action? outer) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._stop = outer;
            }
        }
    }
}
