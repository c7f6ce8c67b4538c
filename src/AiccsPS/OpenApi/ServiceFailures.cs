using System;
using System.Collections.Generic;
using System.Net.Http;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>The service's codes, and what each means to the user. The code decides; the status only where there is none.</summary>
internal static class ServiceFailures
{
    /// <summary>Codes such as MissingTaskName begin so.</summary>
    private const string Missing = "Missing";

    /// <summary>No code is longer, and one that is must not keep us busy taking it apart.</summary>
    private const int LongestCode = 200;

    private static readonly Dictionary<string, Meaning> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Throttling"] = new(nameof(Messages.Throttled), FailureKind.Throttled, IsTransient: true),
        ["ServiceUnavailable"] = new(nameof(Messages.ServiceUnavailable), FailureKind.Unavailable, IsTransient: true),
        ["InternalError"] = new(nameof(Messages.ServiceFailed), FailureKind.ServiceFailure, IsTransient: true),
        ["SignatureNonceUsed"] = new(nameof(Messages.NonceUsed), FailureKind.ServiceFailure, IsTransient: true),
        ["InvalidTimeStamp"] = new(nameof(Messages.ClockWrong), FailureKind.Authentication),
        ["SignatureDoesNotMatch"] = new(nameof(Messages.SecretWrong), FailureKind.Authentication),
        ["InvalidAccessKeyId"] = new(nameof(Messages.AccessKeyUnknown), FailureKind.Authentication),
        ["InvalidSecurityToken"] = new(nameof(Messages.TokenRefused), FailureKind.Authentication),
        ["Forbidden"] = new(nameof(Messages.PermissionDenied), FailureKind.PermissionDenied),
        ["NoPermission"] = new(nameof(Messages.PermissionDenied), FailureKind.PermissionDenied),
        ["PermissionInsufficient"] = new(nameof(Messages.PermissionDenied), FailureKind.PermissionDenied),
        ["ParameterError"] = new(nameof(Messages.ParameterRefused), FailureKind.InvalidInput),
        ["InvalidParameter"] = new(nameof(Messages.ParameterRefused), FailureKind.InvalidInput),
        ["MissingParameter"] = new(nameof(Messages.ParameterRefused), FailureKind.InvalidInput),
        ["InvalidAction"] = new(nameof(Messages.EndpointWrong), FailureKind.InvalidInput),
        ["InvalidVersion"] = new(nameof(Messages.EndpointWrong), FailureKind.InvalidInput),
    };

    /// <summary>The codes that mean something to this module, all of which the help must tell.</summary>
    internal static IReadOnlyCollection<string> KnownCodes => Codes.Keys;

    /// <summary>The failure behind an answer, without anything of the key in its text.</summary>
    public static AiccsException From(HttpResponseMessage response, string? code, string? message, string? requestId, AccessKey key)
    {
        int statusCode = (int)response.StatusCode;
        Meaning meaning = Find(code, out int known) ?? FindByHead(response);
        code = code is null ? null : code.Substring(0, known) + ForeignText.Shown(code.Substring(known), key);
        requestId = requestId is null ? null : ForeignText.Shown(requestId, key);
        ServiceFacts facts = new(
            code,
            requestId,
            statusCode,
            meaning.IsTransient,
            meaning.IsTransient ? RetryAdvice.From(response.Headers) : null,
            meaning.ErrorId == nameof(Messages.ClockWrong) ? response.Headers.Date : null);
        return Failure.OfService(
            meaning.ErrorId, meaning.Kind, facts,
            ForeignText.Shown(WithoutStringToSign(message ?? "-"), key), code ?? $"HTTP {statusCode}", requestId ?? "-", key.ShortId);
    }

    /// <summary>A code is a name with parts, such as Throttling.User; an unknown part falls back to what is known.</summary>
    /// <param name="code">The code, or null.</param>
    /// <param name="known">How many of its characters are known ones, which can be shown whatever the key is like.</param>
    private static Meaning? Find(string? code, out int known)
    {
        for (string? name = code?.Length > LongestCode ? null : code; !string.IsNullOrEmpty(name); name = Parent(name!))
        {
            if (Codes.TryGetValue(name!, out Meaning found))
            {
                known = name!.Length;
                return found;
            }

            if (name!.StartsWith(Missing, StringComparison.OrdinalIgnoreCase))
            {
                known = Missing.Length;
                return Codes["MissingParameter"];
            }
        }

        known = 0;
        return null;
    }

    private static string? Parent(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot < 0 ? null : name.Substring(0, dot);
    }

    private static Meaning FindByHead(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        _ when response.Headers.Contains(RetryAdvice.GatewayHeader) => Codes["Throttling"],
        >= 300 and < 400 => new(nameof(Messages.Redirected), FailureKind.InvalidAnswer),
        401 => new(nameof(Messages.AccessKeyUnknown), FailureKind.Authentication),
        403 => new(nameof(Messages.PermissionDenied), FailureKind.PermissionDenied),
        407 => new(nameof(Messages.ProxyRefused), FailureKind.Connection),
        413 or 414 or 431 => Codes["ParameterError"],
        429 => Codes["Throttling"],
        502 or 503 or 504 => Codes["ServiceUnavailable"],
        >= 500 => Codes["InternalError"],
        _ => new(nameof(Messages.ServiceFailed), FailureKind.ServiceFailure),
    };

    /// <summary>
    /// A SignatureDoesNotMatch message embeds the server's string to sign, with every header of the request, which
    /// helps nobody at a prompt.
    /// </summary>
    private static string WithoutStringToSign(string message)
    {
        int embedded = message.IndexOf("server string to sign", StringComparison.OrdinalIgnoreCase);
        embedded = embedded < 0 ? message.IndexOf("string to sign", StringComparison.OrdinalIgnoreCase) : embedded;
        return embedded < 0 ? message : message.Substring(0, embedded).TrimEnd(' ', ',', ';');
    }

    /// <summary>What a code means: the failure's name and kind, and whether trying again can help.</summary>
    private readonly record struct Meaning(string ErrorId, FailureKind Kind, bool IsTransient = false);
}
