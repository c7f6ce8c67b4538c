using AiccsPS.Resources;
using TaskStatus = AiccsPS.Tasks.TaskStatus;

namespace AiccsPS.Commands;

/// <content>Which parameters make no sense together, and what the user is told.</content>
public sealed partial class GetAiccsTaskCommand
{
    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private void CheckCombination()
    {
        if (PageSize < 1)
        {
            Refuse(nameof(Messages.PageSizeInvalid), PageSize, PageSize);
        }

        if (PageNo < 1)
        {
            Refuse(nameof(Messages.PageNoInvalid), PageNo, PageNo);
        }

        RefuseIf(!NamePattern.IsWellFormed(TaskName), nameof(Messages.WildcardInvalid), TaskName, nameof(TaskName));
        RefuseIf(!NamePattern.IsWellFormed(RobotName), nameof(Messages.WildcardInvalid), RobotName, nameof(RobotName));

        bool takesIds = TaskId is not null || MyInvocation.ExpectingInput;
        if (IsBound(nameof(PageNo)))
        {
            RefuseWith(nameof(Messages.PageNoWithPaging), nameof(PageNo), "First", "Skip", "IncludeTotalCount");
            RefuseIf(takesIds, nameof(Messages.PageNoWithTaskId), PageNo);
            RefuseIf(TaskStatus.Normalize(Status ?? []).Count > 1, nameof(Messages.PageNoWithStatuses), string.Join(", ", Status ?? []));
        }

        if (AsPage)
        {
            RefuseWith(nameof(Messages.AsPageWithPaging), nameof(AsPage), "First", "Skip", "IncludeTotalCount");
            RefuseIf(NamePattern.IsPattern(TaskName), nameof(Messages.AsPageWithWildcard), TaskName, nameof(TaskName));
            RefuseIf(NamePattern.IsPattern(RobotName), nameof(Messages.AsPageWithWildcard), RobotName, nameof(RobotName));
        }

        RefuseIf(takesIds && IsBound("IncludeTotalCount"), nameof(Messages.TotalCountWithTaskId));
    }

    /// <summary>Refuses a parameter together with any of the others.</summary>
    private void RefuseWith(string errorId, string parameter, params string[] others)
    {
        foreach (string other in others)
        {
            if (IsBound(other))
            {
                Refuse(errorId, parameter, parameter, other);
            }
        }
    }

    /// <summary>Refuses what makes no sense; the first argument is the input that the error is about.</summary>
    private void RefuseIf(bool wrong, string errorId, params object?[] arguments)
    {
        if (wrong)
        {
            Refuse(errorId, arguments.Length == 0 ? null : arguments[0], arguments);
        }
    }
}
