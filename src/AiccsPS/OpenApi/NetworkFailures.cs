using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>What a broken call means to the user, on either .NET.</summary>
internal static class NetworkFailures
{
    public static AiccsException From(Exception exception, ServiceEndpoint endpoint, AccessKey key)
    {
        string errorId = nameof(Messages.ConnectionBroken);
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Recognise(cause) is { } known)
            {
                errorId = known;
                break;
            }
        }

        // An answer that is not HTTP is quoted in the exception, and whatever has our headers can send them back.
        string text = exception.ToString();
        Exception? inner = key.Redact(text) == text ? exception : null;
        string reason = ForeignText.Shown(Innermost(exception).Message, key);

        // A name, a certificate or a proxy's password that is wrong will be wrong a second later; a connection may come back.
        return errorId is nameof(Messages.NameNotFound) or nameof(Messages.TlsFailed) or nameof(Messages.ProxyRefused)
            ? Failure.Of(errorId, FailureKind.Connection, inner, endpoint, reason)
            : Failure.Transient(errorId, FailureKind.Connection, inner, endpoint, reason);
    }

    /// <summary>No whole answer within the bound of an attempt.</summary>
    public static AiccsException TimedOut(Exception exception, ServiceEndpoint endpoint, TimeSpan timeout) => Failure.Transient(
        nameof(Messages.TimedOut), FailureKind.Timeout, exception, endpoint, timeout.TotalSeconds.ToString(CultureInfo.CurrentCulture));

    /// <summary>What HttpClient throws when a call breaks rather than when it is used wrongly.</summary>
    public static bool IsNetwork(Exception exception) =>
        exception is HttpRequestException or IOException or WebException or SocketException or InvalidDataException;

    private static string? Recognise(Exception cause) => cause switch
    {
#if NET
        // A proxy that fails itself is a connection that breaks.
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: null or < HttpStatusCode.InternalServerError } =>
            nameof(Messages.ProxyRefused),
#endif
        WebException { Status: WebExceptionStatus.RequestProhibitedByProxy } => nameof(Messages.ProxyRefused),
        WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } } => nameof(Messages.ProxyRefused),
        AuthenticationException => nameof(Messages.TlsFailed),
        WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure } => nameof(Messages.TlsFailed),
        WebException { Status: WebExceptionStatus.NameResolutionFailure } => nameof(Messages.NameNotFound),
        WebException { Status: WebExceptionStatus.ConnectFailure } => nameof(Messages.ConnectionRefused),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => nameof(Messages.NameNotFound),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TimedOut } =>
            nameof(Messages.ConnectionRefused),
        _ => null,
    };

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
