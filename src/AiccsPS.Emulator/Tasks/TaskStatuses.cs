using System.Collections.Frozen;

namespace AiccsPS.Emulator.Tasks;

/// <summary>The statuses that the service documents.</summary>
internal static class TaskStatuses
{
    public const string Init = "INIT";
    public const string Release = "RELEASE";
    public const string Running = "RUNNING";
    public const string Stop = "STOP";
    public const string SystemStop = "SYSTEM_STOP";
    public const string Ready = "READY";
    public const string Cancel = "CANCEL";
    public const string SystemCancel = "SYSTEM_CANCEL";
    public const string Done = "DONE";

    public static readonly string[] All = [Init, Release, Running, Stop, SystemStop, Ready, Cancel, SystemCancel, Done];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet();

    public static bool IsKnown(string status) => Known.Contains(status);
}
