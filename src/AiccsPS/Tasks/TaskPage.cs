namespace AiccsPS.Tasks;

/// <summary>One answer of ListTask with everything in it.</summary>
public sealed class TaskPage
{
    /// <summary>The id of the request, API field <c>RequestId</c>; Alibaba Cloud's support asks for it.</summary>
    public string? RequestId { get; set; }

    /// <summary>The service's status code, API field <c>Code</c>: OK for success.</summary>
    public string? Code { get; set; }

    /// <summary>The text for <see cref="Code"/>, API field <c>Message</c>.</summary>
    public string? Message { get; set; }

    /// <summary>Whether the service did what was asked, API field <c>Success</c>; null where it does not say.</summary>
    public bool? Success { get; set; }

    /// <summary>The number of this page, from 1, API field <c>Data.PageNo</c>; null where the service does not say.</summary>
    public long? PageNo { get; set; }

    /// <summary>
    /// The size of a page, API field <c>Data.PageSize</c>: what the service used, which may be less than was asked;
    /// null where it does not say.
    /// </summary>
    public long? PageSize { get; set; }

    /// <summary>
    /// The number of tasks that match over all pages, API field <c>Data.Total</c>; null where the service does not say.
    /// </summary>
    public long? Total { get; set; }

    /// <summary>The tasks of this page, API field <c>Data.Record</c>; empty where the service gives none, never null.</summary>
    public TaskRecord[] Record { get; set; } = [];
}
