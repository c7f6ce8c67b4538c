using System;
using System.Globalization;
using AiccsPS.Resources;

namespace AiccsPS.Errors;

/// <summary>
/// Makes failures out of the resources: the text stands under the error id, what to do under the id with "Remedy"
/// behind it, and both see the same arguments.
/// </summary>
internal static class Failure
{
    public static AiccsException Of(string errorId, FailureKind kind, params object?[] arguments) =>
        Of(errorId, kind, null, arguments);

    public static AiccsException Of(string errorId, FailureKind kind, Exception? inner, params object?[] arguments) =>
        new(errorId, kind, Text(errorId, arguments), Text(errorId + "Remedy", arguments), inner);

    /// <summary>A failure that the next attempt may not meet.</summary>
    public static AiccsException Transient(string errorId, FailureKind kind, Exception? inner, params object?[] arguments) =>
        new(errorId, kind, Text(errorId, arguments), Text(errorId + "Remedy", arguments), inner) { IsTransient = true };

    /// <summary>A failure that the service reported.</summary>
    public static AiccsException OfService(string errorId, FailureKind kind, ServiceFacts facts, params object?[] arguments) =>
        new(errorId, kind, Text(errorId, arguments), Text(errorId + "Remedy", arguments), inner: null)
        {
            Code = facts.Code is null ? null : PlainText.Of(facts.Code),
            RequestId = facts.RequestId is null ? null : PlainText.Of(facts.RequestId),
            StatusCode = facts.StatusCode,
            IsTransient = facts.IsTransient,
            RetryAfter = facts.RetryAfter,
            ServiceTime = facts.ServiceTime,
        };

    /// <summary>The same failure with a sentence more, such as how far a listing had come.</summary>
    public static AiccsException Extended(AiccsException failure, string messageId, params object?[] arguments) =>
        new(failure.ErrorId, failure.Kind, $"{failure.Message} {Text(messageId, arguments)}", failure.Remedy, failure)
        {
            Code = failure.Code,
            RequestId = failure.RequestId,
            StatusCode = failure.StatusCode,
            Attempts = failure.Attempts,
        };

    /// <summary>Arguments may come from the service or from a file, so none of them reaches a terminal as it is.</summary>
    private static string Text(string name, object?[] arguments) => PlainText.Of(
        string.Format(CultureInfo.CurrentCulture, Messages.ResourceManager.GetString(name, Messages.Culture) ?? name, arguments));
}

/// <summary>What an answer tells about a failure beside its text.</summary>
internal readonly record struct ServiceFacts(
    string? Code,
    string? RequestId,
    int StatusCode,
    bool IsTransient = false,
    TimeSpan? RetryAfter = null,
    DateTimeOffset? ServiceTime = null);
