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

    /// <summary>A failure that the service reported.</summary>
    public static AiccsException OfService(
        string errorId, FailureKind kind, string? code, string? requestId, int statusCode, params object?[] arguments) =>
        new(errorId, kind, Text(errorId, arguments), Text(errorId + "Remedy", arguments))
        {
            Code = code,
            RequestId = requestId,
            StatusCode = statusCode,
        };

    private static string Text(string name, object?[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, Messages.ResourceManager.GetString(name, Messages.Culture) ?? name, arguments);
}
