using System;

namespace AiccsPS.Errors;

/// <summary>The failure of a command, as <c>$_.Exception</c> of the error that it writes.</summary>
public sealed class AiccsException : Exception
{
    /// <summary>Makes a failure by hand, so that a test can have a mocked command throw one.</summary>
    /// <param name="errorId">The stable name.</param>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="code">The API's <c>Code</c>, or null.</param>
    /// <param name="requestId">The API's <c>RequestId</c>, or null.</param>
    public AiccsException(string errorId, FailureKind kind, string message, string remedy, string? code = null, string? requestId = null)
        : this(errorId, kind, message, remedy, (Exception?)null)
    {
        Code = code;
        RequestId = requestId;
    }

    internal AiccsException(string errorId, FailureKind kind, string message, string remedy, Exception? inner)
        : base(message, inner)
    {
        ErrorId = errorId;
        Kind = kind;
        Remedy = remedy;
    }

    /// <summary>The stable name of this failure, the first part of the error's FullyQualifiedErrorId.</summary>
    public string ErrorId { get; }

    /// <summary>What kind of failure it is.</summary>
    public FailureKind Kind { get; }

    /// <summary>A sentence that says what to do, in the session's language.</summary>
    public string Remedy { get; }

    /// <summary>The API's <c>Code</c>, such as <c>Throttling.User</c>; null where the service did not answer.</summary>
    public string? Code { get; internal init; }

    /// <summary>The API's <c>RequestId</c>, to be given to Alibaba Cloud's support; null where the service told none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>How many attempts were made, the first included; 0 where nothing was sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Whether the same request may well succeed later.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the service asks to wait; null where it does not say.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The service's own time, where the failure is that ours is off; else null.</summary>
    internal DateTimeOffset? ServiceTime { get; init; }

    /// <summary>The HTTP status of the answer; null where none came.</summary>
    public int? StatusCode { get; internal init; }
}
