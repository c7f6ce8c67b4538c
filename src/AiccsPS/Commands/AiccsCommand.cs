using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.OpenApi;
using AiccsPS.Resources;

namespace AiccsPS.Commands;

/// <summary>What every command of the module has: where to call, with which key, and how it is stopped.</summary>
public abstract class AiccsCommand : PSCmdlet, ICallObserver, IDisposable
{
    private const string DefaultEndpoint = "aiccs.aliyuncs.com";
    private const string EndpointVariable = "ALIBABA_CLOUD_AICCS_ENDPOINT";
    private const int LongestTimeout = 3600;
    private const int MostRetries = 100;

    private readonly CancellationTokenSource _stop = new();
    private readonly PipelineQueue _queue;
    private int _disposed;

    private protected AiccsCommand()
    {
        _queue = new PipelineQueue(this);
    }

    /// <summary>
    /// The service's address: a host, a host with a port, or a URL. Plain http is accepted for this machine only.
    /// Default: the environment variable ALIBABA_CLOUD_AICCS_ENDPOINT, else aiccs.aliyuncs.com.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>
    /// The AccessKey: its id as the user name, its secret as the password. Default: the environment variables
    /// ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// The STS token that belongs to a temporary <see cref="Credential"/>. Without -Credential it comes from the
    /// environment variable ALIBABA_CLOUD_SECURITY_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? SecurityToken { get; set; }

    /// <summary>The bound of one request in seconds, from 1 to 3600; default 30.</summary>
    [Parameter]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>
    /// How often a request is tried again where that can help, from 0 (never) to 100; default 5. Waits grow from half
    /// a second to 20 seconds, or are as long as the service asks for, up to a minute.
    /// </summary>
    [Parameter]
    public int MaxRetryCount { get; set; } = RetryPolicy.DefaultRetryCount;

    /// <summary>Cancels what is under way and frees it; <c>Select-Object -First</c> ends a command by this alone.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    void ICallObserver.OnSending(string action, Uri address, string keyId) =>
        Say(c => c.WriteDebug(Format(Messages.DebugSending, action, address.AbsoluteUri, keyId)));

    void ICallObserver.OnAnswered(string action, int statusCode, TimeSpan elapsed) =>
        Say(c => c.WriteDebug(Format(Messages.DebugAnswered, action, statusCode, Milliseconds(elapsed))));

    void ICallObserver.OnRetrying(string action, int attempts, TimeSpan wait, AiccsException failure) =>
        SayVerbose(Format(Messages.VerboseRetry, action, attempts, Milliseconds(wait), failure.Message));

    /// <summary>Ctrl+C: what is under way is cancelled at once.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself just now.
        }
    }

    /// <summary>Cancels what is under way and frees it.</summary>
    [SuppressMessage("Reliability", "CA1849", Justification = "A command is disposed of on the pipeline thread, which must not leave before it is.")]
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _stop.Cancel();
            _stop.Dispose();
            _queue.Dispose();
        }
    }

    /// <summary>Says something from any thread: it is written by the pipeline thread, in its turn.</summary>
    private protected void Say(Action<Cmdlet> message) => _queue.Post(message);

    /// <summary>
    /// Writes to the verbose stream, or under -Debug alone to the debug stream: there the engine would stop at each
    /// verbose line to ask whether to go on.
    /// </summary>
    private protected void SayVerbose(string text) => Say(command =>
    {
        if (MyInvocation.BoundParameters.ContainsKey("Debug") && !MyInvocation.BoundParameters.ContainsKey("Verbose"))
        {
            command.WriteDebug(text);
        }
        else
        {
            command.WriteVerbose(text);
        }
    });

    private protected static string Format(string text, params object?[] arguments) =>
        PlainText.Of(string.Format(CultureInfo.CurrentCulture, text, arguments));

    private protected static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.CurrentCulture);

    /// <summary>
    /// Runs work off the pipeline thread and waits for it on that thread. A failure is a terminating error here;
    /// WriteObject stands outside, so that nothing here can swallow the pipeline's own stop.
    /// </summary>
    /// <param name="work">What to run; it must heed the token.</param>
    /// <param name="target">The input that a failure is about, or null.</param>
    /// <param name="explain">Adds to a failure what only the caller knows, or null.</param>
    private protected T Await<T>(
        Func<CancellationToken, Task<T>> work, object? target = null, Func<AiccsException, AiccsException>? explain = null)
    {
        try
        {
            CancellationToken token = _stop.Token;
            CultureInfo language = CultureInfo.CurrentUICulture;
            return _queue.Await(Task.Run(() => InLanguage(language, work, token), token), token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (AiccsException e)
        {
            ThrowTerminatingError(ErrorRecords.From(explain?.Invoke(e) ?? e, e.Kind == FailureKind.InvalidInput ? target : null));
            throw;
        }
    }

    /// <summary>Failures are told in the session's language, which .NET Framework does not always hand on.</summary>
    private static Task<T> InLanguage<T>(CultureInfo language, Func<CancellationToken, Task<T>> work, CancellationToken token)
    {
        CultureInfo.CurrentUICulture = language;
        return work(token);
    }

    /// <summary>Ends the command over wrong input.</summary>
    private protected void Refuse(string errorId, object? target, params object?[] arguments) =>
        ThrowTerminatingError(ErrorRecords.From(Failure.Of(errorId, FailureKind.InvalidInput, arguments), target));

    /// <summary>The client that this command's parameters describe. Wrong ones end the command.</summary>
    private protected OpenApiClient CreateClient(string apiVersion)
    {
        if (TimeoutSec is < 1 or > LongestTimeout)
        {
            Refuse(nameof(Messages.TimeoutSecInvalid), TimeoutSec, TimeoutSec, LongestTimeout);
        }

        if (MaxRetryCount is < 0 or > MostRetries)
        {
            Refuse(nameof(Messages.MaxRetryCountInvalid), MaxRetryCount, MaxRetryCount, MostRetries);
        }

        if (SecurityToken is not null && Credential is null)
        {
            Refuse(nameof(Messages.SecurityTokenAlone), null);
        }

        try
        {
            return new OpenApiClient(
                FindEndpoint(), apiVersion, FindCredentials(), TimeSpan.FromSeconds(TimeoutSec), new RetryPolicy(MaxRetryCount), this);
        }
        catch (AiccsException e)
        {
            bool isEndpoint = e.Kind == FailureKind.InvalidInput && Endpoint is not null;
            ThrowTerminatingError(ErrorRecords.From(e, isEndpoint ? ServiceEndpoint.Shown(Endpoint!) : null));
            throw;
        }
    }

    private ServiceEndpoint FindEndpoint()
    {
        string? variable = Environment.GetEnvironmentVariable(EndpointVariable);
        return ServiceEndpoint.Parse(Endpoint ?? (string.IsNullOrWhiteSpace(variable) ? DefaultEndpoint : variable!));
    }

    private ICredentialProvider FindCredentials()
    {
        if (Credential is null)
        {
            return new EnvironmentCredentialProvider();
        }

        Secret? token = SecurityToken is null ? null : Secret.From(SecurityToken);
        return new StaticCredentialProvider(AccessKeyRules.Create(
            Credential.UserName ?? string.Empty, Credential.Password is { } secret ? Secret.From(secret) : Secret.From(string.Empty), token));
    }
}
