using System;
using System.Collections.Generic;
using System.Management.Automation;
using AiccsPS.Errors;
using AiccsPS.Resources;
using AiccsPS.Tasks;
using TaskStatus = AiccsPS.Tasks.TaskStatus;

namespace AiccsPS.Commands;

/// <summary>Lists the robot calling tasks of the account, or those that match.</summary>
[Cmdlet(VerbsCommon.Get, "AiccsTask", SupportsPaging = true)]
[OutputType(typeof(TaskRecord), typeof(TaskPage))]
public sealed partial class GetAiccsTaskCommand : AiccsCommand
{
    private TaskClient? _client;
    private TaskQuery? _query;
    private long _toSkip;
    private long _left;

    /// <summary>
    /// The task's name, API parameter TaskName. Text goes to the service as it is; with wildcards the tasks are
    /// filtered here, which reads all pages. A backtick takes a wildcard character by its word.
    /// </summary>
    [Parameter(Position = 0)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? TaskName { get; set; }

    /// <summary>
    /// The task's status, API parameter Status. Several mean the union, listed in the order of a task's life, each
    /// task once.
    /// </summary>
    [Parameter]
    [ValidateSet(
        TaskStatus.Init, TaskStatus.Release, TaskStatus.Ready, TaskStatus.Running, TaskStatus.Stop,
        TaskStatus.SystemStop, TaskStatus.Cancel, TaskStatus.SystemCancel, TaskStatus.Done)]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>
    /// Ids of tasks, API parameter TaskId, one request each. An id that does not exist is a non-terminating error.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public long[]? TaskId { get; set; }

    /// <summary>The robot's name, API parameter RobotName; with wildcards the tasks are filtered here.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? RobotName { get; set; }

    /// <summary>
    /// The number of tasks to ask for in one request, API parameter PageSize; default 100. The service may give
    /// fewer, and a listing is complete all the same.
    /// </summary>
    [Parameter]
    public int PageSize { get; set; } = TaskQuery.DefaultPageSize;

    /// <summary>The one page to fetch, from 1, API parameter PageNo. Without it all pages are listed.</summary>
    [Parameter]
    [PSDefaultValue(Help = "All pages.")]
    public int PageNo { get; set; } = 1;

    /// <summary>Writes one <see cref="TaskPage"/> for each answer of the service instead of the tasks in it.</summary>
    [Parameter]
    public SwitchParameter AsPage { get; set; }

    /// <summary>Checks the parameters and prepares the calls; nothing is sent yet.</summary>
    protected override void BeginProcessing()
    {
        CheckCombination();
        _client = new TaskClient(CreateClient(TaskClient.ApiVersion), TellRead);
        _query = CreateQuery();
        _toSkip = _query.Skip;
        _left = _query.First;
    }

    /// <summary>Looks up the ids of one input object, or lists.</summary>
    protected override void ProcessRecord()
    {
        if (TaskId is not null)
        {
            foreach (long id in TaskId)
            {
                LookUp(id);
            }
        }
        else if (IsBound(nameof(PageNo)))
        {
            TaskQuery query = _query!;
            WritePage(Await(token => _client!.ReadAsync(query.Filters()[0], PageNo, query.PageSize, token)));
        }
        else
        {
            List();
        }
    }

    private void TellRead(TaskPage page, TimeSpan elapsed) => SayVerbose(Format(
        Messages.VerboseCall, page.PageNo, page.Record.Length, page.Total, Milliseconds(elapsed), page.RequestId));

    private TaskQuery CreateQuery()
    {
        NamePattern taskName = new(TaskName);
        NamePattern robotName = new(RobotName);
        return new TaskQuery
        {
            TaskName = taskName.Literal,
            RobotName = robotName.Literal,
            Statuses = Status ?? [],
            Matches = taskName.IsWild || robotName.IsWild
                ? task => taskName.Matches(task.TaskName) && robotName.Matches(task.RobotName)
                : null,
            Skip = Bounded(PagingParameters.Skip),
            First = Bounded(PagingParameters.First),
            PageSize = PageSize,
            Overlaps = !AsPage,
        };

        static long Bounded(ulong count) => (long)Math.Min(count, long.MaxValue);
    }

    private void List()
    {
        TaskQuery query = _query!;
        TaskListing listing = new(_client!, query);
        bool totalIsDue = PagingParameters.IncludeTotalCount;
        if (totalIsDue && (query.Matches is not null || query.First == 0 || query.Statuses.Count > 1))
        {
            WriteTotal(query.Matches is null ? Await(listing.CountAsync) : null);
            totalIsDue = false;
        }

        long listed = 0;
        long? total = null;
        while (Await(token => listing.NextAsync(token), explain: ExplainProgress) is { } batch)
        {
            total = batch.Page.Total ?? total;
            if (totalIsDue)
            {
                WriteTotal(batch.Page.Total);
                totalIsDue = false;
            }

            if (AsPage)
            {
                WriteObject(batch.Page);
                continue;
            }

            foreach (TaskRecord task in batch.Tasks)
            {
                listed++;
                WriteObject(task);
            }

            WarnOf(batch.Doubt, listed, total);
        }

        AiccsException ExplainProgress(AiccsException e) =>
            listed == 0 ? e : Failure.Extended(e, nameof(Messages.ListedBefore), listed, total);
    }

    /// <summary>A runbook makes an error of it with -WarningAction Stop.</summary>
    private void WarnOf(Doubt doubt, long listed, long? total)
    {
        string? text = doubt switch
        {
            Doubt.Fewer => Messages.WarnFewer,
            Doubt.NoOverlap => Messages.WarnNoOverlap,
            Doubt.SkipLost => Messages.WarnSkipLost,
            Doubt.Order => Messages.WarnOrder,
            _ => null,
        };
        if (text is not null)
        {
            WriteWarning(Format(text, listed, total, PageSize));
        }
    }

    /// <summary>Asks for one task. One that does not exist, or does not match, is an error that the rest survives.</summary>
    private void LookUp(long id)
    {
        if (_left == 0)
        {
            return;
        }

        if (id <= 0)
        {
            WriteError(ErrorRecords.From(Failure.Of(nameof(Messages.TaskIdInvalid), FailureKind.InvalidInput, id), id));
            return;
        }

        // The service takes one status; of several, the answer is checked here.
        TaskQuery query = _query!;
        IReadOnlyList<TaskFilter> filters = query.Filters();
        TaskFilter filter = (filters.Count == 1 ? filters[0] : filters[0] with { Status = null }) with { TaskId = id };
        TaskPage page = Await(token => _client!.ReadAsync(filter, 1, query.PageSize, token), id);

        TaskRecord? task = Array.Find(
            page.Record, t => t.Id == id && query.HasStatus(t) && (query.Matches?.Invoke(t) ?? true));
        if (AsPage)
        {
            WriteObject(page);
        }

        if (task is null)
        {
            WriteError(ErrorRecords.From(Failure.Of(nameof(Messages.TaskNotFound), FailureKind.NotFound, id), id));
        }
        else if (!AsPage)
        {
            WriteWithinPaging(task);
        }
    }

    private void WriteWithinPaging(TaskRecord task)
    {
        if (_toSkip > 0)
        {
            _toSkip--;
            return;
        }

        _left--;
        WriteObject(task);
    }

    private void WritePage(TaskPage page)
    {
        if (AsPage)
        {
            WriteObject(page);
            return;
        }

        foreach (TaskRecord task in page.Record)
        {
            if (_query!.Matches?.Invoke(task) ?? true)
            {
                WriteObject(task);
            }
        }
    }

    private void WriteTotal(long? total) =>
        WriteObject(PagingParameters.NewTotalCount((ulong)Math.Max(0, total ?? 0), total is null ? 0.0 : 1.0));
}
