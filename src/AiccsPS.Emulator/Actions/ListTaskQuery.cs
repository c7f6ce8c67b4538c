using System.Collections.Generic;
using System.Globalization;
using AiccsPS.Emulator.Tasks;

namespace AiccsPS.Emulator.Actions;

/// <summary>What one call of ListTask asks for.</summary>
internal sealed record ListTaskQuery(TaskFilter Filter, int PageNo, int PageSize)
{
    private const int DefaultPageNo = 1;
    private const int DefaultPageSize = 20;

    /// <summary>
    /// Reads the parameters, or returns null where one does not fit. An empty value is as good as none,
    /// and parameters that ListTask does not have are passed over.
    /// </summary>
    public static ListTaskQuery? Parse(IReadOnlyDictionary<string, string> parameters)
    {
        if (!TryGetPositive(parameters, "PageNo", DefaultPageNo, out int pageNo)
            || !TryGetPositive(parameters, "PageSize", DefaultPageSize, out int pageSize)
            || !TryGetId(parameters, "TaskId", out long? taskId))
        {
            return null;
        }

        string? status = Get(parameters, "Status");
        return status is null || TaskStatuses.IsKnown(status)
            ? new ListTaskQuery(new TaskFilter(Get(parameters, "TaskName"), Get(parameters, "RobotName"), status, taskId), pageNo, pageSize)
            : null;
    }

    private static string? Get(IReadOnlyDictionary<string, string> parameters, string name) =>
        parameters.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private static bool TryGetPositive(IReadOnlyDictionary<string, string> parameters, string name, int absent, out int number)
    {
        number = absent;
        return Get(parameters, name) is not { } text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0);
    }

    private static bool TryGetId(IReadOnlyDictionary<string, string> parameters, string name, out long? id)
    {
        id = null;
        if (Get(parameters, name) is not { } text)
        {
            return true;
        }

        bool isId = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        id = number;
        return isId;
    }
}
