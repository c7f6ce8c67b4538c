using System;
using System.Threading;
using AiccsPS.Emulator.Tasks;

namespace AiccsPS.Emulator.Churn;

/// <summary>
/// Creates tasks and moves them between statuses. Nothing is seen of that but through answers, so what is due since the last
/// one is done right before the next: no timer, and the same seed and calls give the same changes.
/// </summary>
internal sealed class ChurnEngine(EmulatorOptions options, TaskStore store)
{
    /// <summary>One change in so many is a new task; the others move one.</summary>
    private const int CreationEvery = 4;

    /// <summary>
    /// How many tasks are looked at for an unfinished one. Where none is, a finished one is taken up again,
    /// so that a list of finished ones loses members as it gains them, and about half stay unfinished however long this goes on.
    /// </summary>
    private const int Looks = 2;

    /// <summary>Created so much after the last at most, in seconds.</summary>
    private const int MaxGapSeconds = 60;

    /// <summary>A longer rest is not made up for.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private SplitMix64 _random = SplitMix64.For(options.Seed, SplitMix64.ChurnIndex);
    private long _last = options.Clock.GetTimestamp();
    private double _due;

    /// <summary>Whether there is anything to do, ever.</summary>
    public bool IsActive => options.ChurnPerRequest > 0 || options.ChurnPerSecond > 0;

    /// <summary>Does what is due before an answer.</summary>
    public void BeforeAnswer()
    {
        lock (_lock)
        {
            for (int count = DueByTime() + DueByRequest(); count > 0; count--)
            {
                Change();
            }
        }
    }

    private int DueByTime()
    {
        long now = options.Clock.GetTimestamp();
        TimeSpan rest = options.Clock.GetElapsedTime(_last, now);
        _last = now;
        _due += (rest < LongestRest ? rest : LongestRest).TotalSeconds * options.ChurnPerSecond;
        int count = (int)_due;
        _due -= count;
        return count;
    }

    private int DueByRequest()
    {
        int whole = (int)options.ChurnPerRequest;
        double share = options.ChurnPerRequest - whole;
        return share > 0 && _random.NextShare() < share ? whole + 1 : whole;
    }

    private void Change()
    {
        int count = store.Count;
        bool create = _random.Next(CreationEvery) == 0 && count < EmulatorOptions.MaxTaskCount;
        if (create || count == 0)
        {
            store.AddNewest(Create(count));
        }
        else
        {
            (int index, EmulatedTask task) = Choose(count);
            store.Replace(index, Move(task));
        }
    }

    private (int Index, EmulatedTask Task) Choose(int count)
    {
        int index = 0;
        EmulatedTask? task = null;
        for (int look = 0; look < Looks && (task is null || StatusMoves.IsFinished(task.Status)); look++)
        {
            index = _random.Next(count);
            task = store.At(index);
        }

        return (index, task!);
    }

    private EmulatedTask Create(int count)
    {
        // A tasks file may have any times: then a new task is newer than made-up ones are.
        long newest = count > 0 && store.At(0).GmtCreate is var time and > 0 and < TaskGenerator.NewestMs * 2 ? time : TaskGenerator.NewestMs;
        long created = newest + ((1 + _random.Next(MaxGapSeconds)) * 1000L);
        EmulatedTask task = TaskGenerator.Compose(StatusMoves.First(ref _random), created, count + 1, ref _random);
        while (store.Contains(task.Id))
        {
            task = task with { Id = task.Id + 1 };
        }

        return task;
    }

    private EmulatedTask Move(EmulatedTask task)
    {
        string status = StatusMoves.Next(task.Status, ref _random);
        return task with
        {
            Status = status,
            FireTime = status == TaskStatuses.Running ? task.FireTime ?? task.GmtCreate : task.FireTime,
            CompleteCount = status switch
            {
                TaskStatuses.Done => task.TotalCount,
                TaskStatuses.Running when task.Status == TaskStatuses.Done => _random.Next(Math.Max(1, task.TotalCount)),
                TaskStatuses.Stop or TaskStatuses.SystemStop => task.CompleteCount + _random.Next(Math.Max(1, task.TotalCount - task.CompleteCount)),
                _ => task.CompleteCount,
            },
        };
    }
}
