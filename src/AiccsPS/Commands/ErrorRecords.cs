using System.Management.Automation;
using AiccsPS.Errors;

namespace AiccsPS.Commands;

/// <summary>Failures as PowerShell shows them.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of a failure.</summary>
    /// <param name="failure">What failed.</param>
    /// <param name="target">The input that it is about, or null; never the command.</param>
    public static ErrorRecord From(AiccsException failure, object? target) =>
        new(failure, failure.ErrorId, Category(failure), target)
        {
            ErrorDetails = new ErrorDetails(Shown(failure)) { RecommendedAction = failure.Remedy },
        };

    /// <summary>PowerShell 7 shows what to do below the message; Windows PowerShell shows the message alone.</summary>
    private static string Shown(AiccsException failure) =>
#if NET
        failure.Message;
#else
        $"{failure.Message} {failure.Remedy}";
#endif

    private static ErrorCategory Category(AiccsException failure) => failure.Kind switch
    {
        FailureKind.InvalidInput => ErrorCategory.InvalidArgument,
        FailureKind.Authentication => ErrorCategory.AuthenticationError,
        FailureKind.PermissionDenied => ErrorCategory.PermissionDenied,
        FailureKind.NotFound => ErrorCategory.ObjectNotFound,
        FailureKind.Throttled => ErrorCategory.LimitsExceeded,
        FailureKind.Unavailable => ErrorCategory.ResourceUnavailable,
        FailureKind.InvalidAnswer => ErrorCategory.InvalidResult,
        FailureKind.Timeout => ErrorCategory.OperationTimeout,
        FailureKind.Connection => ErrorCategory.ConnectionError,
        _ => ErrorCategory.NotSpecified,
    };
}
