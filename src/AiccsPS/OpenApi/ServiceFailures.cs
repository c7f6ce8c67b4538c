using System;
using System.Collections.Generic;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>The service's codes, and what each means to the user. The code decides; the status only where there is none.</summary>
internal static class ServiceFailures
{
    private static readonly Dictionary<string, (string ErrorId, FailureKind Kind)> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Throttling"] = (nameof(Messages.Throttled), FailureKind.Throttled),
        ["ServiceUnavailable"] = (nameof(Messages.ServiceUnavailable), FailureKind.Unavailable),
        ["InternalError"] = (nameof(Messages.ServiceFailed), FailureKind.ServiceFailure),
        ["SignatureNonceUsed"] = (nameof(Messages.NonceUsed), FailureKind.ServiceFailure),
        ["InvalidTimeStamp"] = (nameof(Messages.ClockWrong), FailureKind.Authentication),
        ["SignatureDoesNotMatch"] = (nameof(Messages.SecretWrong), FailureKind.Authentication),
        ["InvalidAccessKeyId"] = (nameof(Messages.AccessKeyUnknown), FailureKind.Authentication),
        ["InvalidSecurityToken"] = (nameof(Messages.TokenRefused), FailureKind.Authentication),
        ["Forbidden"] = (nameof(Messages.PermissionDenied), FailureKind.PermissionDenied),
        ["NoPermission"] = (nameof(Messages.PermissionDenied), FailureKind.PermissionDenied),
        ["PermissionInsufficient"] = (nameof(Messages.PermissionDenied), FailureKind.PermissionDenied),
        ["ParameterError"] = (nameof(Messages.ParameterRefused), FailureKind.InvalidInput),
        ["InvalidParameter"] = (nameof(Messages.ParameterRefused), FailureKind.InvalidInput),
        ["MissingParameter"] = (nameof(Messages.ParameterRefused), FailureKind.InvalidInput),
        ["InvalidAction"] = (nameof(Messages.EndpointWrong), FailureKind.InvalidInput),
        ["InvalidVersion"] = (nameof(Messages.EndpointWrong), FailureKind.InvalidInput),
    };

    /// <summary>The failure behind a code and a status, without anything of the key in its text.</summary>
    public static AiccsException From(int statusCode, string? code, string? message, string? requestId, AccessKey key)
    {
        (string errorId, FailureKind kind) = Find(code) ?? FindByStatus(statusCode);
        string said = key.Redact(Shorten(message ?? string.Empty));
        return Failure.OfService(
            errorId, kind, code, requestId, statusCode, said, code ?? $"HTTP {statusCode}", requestId ?? "-", key.ShortId);
    }

    /// <summary>A code is a name with parts, such as Throttling.User; an unknown part falls back to what is known.</summary>
    private static (string ErrorId, FailureKind Kind)? Find(string? code)
    {
        for (string? name = code; !string.IsNullOrEmpty(name); name = Parent(name!))
        {
            if (Codes.TryGetValue(name!, out (string, FailureKind) found))
            {
                return found;
            }

            if (name!.StartsWith("Missing", StringComparison.OrdinalIgnoreCase))
            {
                return Codes["MissingParameter"];
            }
        }

        return null;
    }

    private static string? Parent(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot < 0 ? null : name.Substring(0, dot);
    }

    private static (string ErrorId, FailureKind Kind) FindByStatus(int statusCode) => statusCode switch
    {
        401 => (nameof(Messages.AccessKeyUnknown), FailureKind.Authentication),
        403 => (nameof(Messages.PermissionDenied), FailureKind.PermissionDenied),
        429 => (nameof(Messages.Throttled), FailureKind.Throttled),
        502 or 503 or 504 => (nameof(Messages.ServiceUnavailable), FailureKind.Unavailable),
        _ => (nameof(Messages.ServiceFailed), FailureKind.ServiceFailure),
    };

    /// <summary>
    /// A SignatureDoesNotMatch message embeds the server's string to sign, with every header of the request: what
    /// follows the first colon helps nobody at a prompt.
    /// </summary>
    private static string Shorten(string message)
    {
        const int Enough = 400;
        int embedded = message.IndexOf("string to sign", StringComparison.OrdinalIgnoreCase);
        if (embedded >= 0)
        {
            int colon = message.IndexOf(':', embedded);
            message = colon < 0 ? message : message.Substring(0, colon) + ": …";
        }

        return message.Length <= Enough ? message : message.Substring(0, Enough) + " …";
    }
}
