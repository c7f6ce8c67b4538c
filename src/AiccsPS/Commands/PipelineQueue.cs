using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Commands;

/// <summary>
/// Lets the pipeline thread wait for a task and meanwhile say what other threads want said: only that thread may write
/// to a stream.
/// </summary>
internal sealed class PipelineQueue : IDisposable
{
    private readonly BlockingCollection<Action<Cmdlet>?> _messages = [];
    private readonly Cmdlet _cmdlet;

    public PipelineQueue(Cmdlet cmdlet)
    {
        _cmdlet = cmdlet;
    }

    /// <summary>Says something on the pipeline thread, in its turn. May be called from any thread.</summary>
    public void Post(Action<Cmdlet> message)
    {
        try
        {
            _messages.Add(message);
        }
        catch (ObjectDisposedException)
        {
            // The command is over; nobody listens any more.
        }
    }

    /// <summary>Waits on the pipeline thread, passing on what is posted, and returns or throws what the task does.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, whether or not the task has heeded it yet.</exception>
    public T Await<T>(Task<T> task, CancellationToken cancellationToken)
    {
        // The null marks the end of this wait. It is added even when the task has ended already.
        _ = task.ContinueWith(
            static (ended, state) =>
            {
                _ = ended.Exception; // seen, should nobody wait any more
                ((PipelineQueue)state!).EndWait();
            },
            this, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        while (_messages.Take(cancellationToken) is { } message)
        {
            message(_cmdlet);
        }

        return task.GetAwaiter().GetResult();
    }

    public void Dispose() => _messages.Dispose();

    private void EndWait()
    {
        try
        {
            _messages.Add(null);
        }
        catch (ObjectDisposedException)
        {
            // The pipeline was stopped while a message was written, and the command is over.
        }
    }
}
