using System.Collections.Generic;
using System.Globalization;

namespace AiccsPS.Tasks;

/// <summary>What the service filters by: one list of tasks, in the service's order.</summary>
internal sealed record TaskFilter(string? TaskName = null, string? RobotName = null, string? Status = null, long? TaskId = null)
{
    /// <summary>The request parameters for one page of this list.</summary>
    public List<KeyValuePair<string, string>> ToParameters(int pageNo, int pageSize)
    {
        List<KeyValuePair<string, string>> parameters =
        [
            new("PageNo", pageNo.ToString(CultureInfo.InvariantCulture)),
            new("PageSize", pageSize.ToString(CultureInfo.InvariantCulture)),
        ];
        AddIfGiven("TaskName", TaskName);
        AddIfGiven("RobotName", RobotName);
        AddIfGiven("Status", Status);
        AddIfGiven("TaskId", TaskId?.ToString(CultureInfo.InvariantCulture));
        return parameters;

        void AddIfGiven(string name, string? value)
        {
            if (value is not null)
            {
                parameters.Add(new(name, value));
            }
        }
    }
}
