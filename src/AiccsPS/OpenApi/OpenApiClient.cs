using System;
using System.Collections.Generic;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>
/// Makes signed RPC calls to one endpoint, tries again where that can help, and turns every failure into an
/// <see cref="AiccsException"/>.
/// </summary>
internal sealed class OpenApiClient
{
    private readonly ServiceEndpoint _endpoint;
    private readonly string _version;
    private readonly ICredentialProvider _credentials;
    private readonly TimeSpan _timeout;
    private readonly RetryPolicy _retry;
    private readonly ICallObserver? _observer;
    private readonly Func<TimeSpan, CancellationToken, Task> _delay;
    private readonly Pace _pace = new();

    /// <param name="endpoint">Where to call.</param>
    /// <param name="version">The API's version, such as 2019-10-15.</param>
    /// <param name="credentials">Where the key comes from; asked for each attempt.</param>
    /// <param name="timeout">The bound of one attempt, from the first byte sent to the last byte read.</param>
    /// <param name="retry">Whether and when to try again.</param>
    /// <param name="observer">Hears of the calls, or null.</param>
    /// <param name="delay">Waits; the real clock where null.</param>
    public OpenApiClient(
        ServiceEndpoint endpoint,
        string version,
        ICredentialProvider credentials,
        TimeSpan timeout,
        RetryPolicy retry,
        ICallObserver? observer = null,
        Func<TimeSpan, CancellationToken, Task>? delay = null)
    {
        _endpoint = endpoint;
        _version = version;
        _credentials = credentials;
        _timeout = timeout;
        _retry = retry;
        _observer = observer;
        _delay = delay ?? Task.Delay;
    }

    /// <summary>Calls an action and reads its answer.</summary>
    /// <exception cref="AiccsException">The call failed, or the service says that it did, and trying again did not help.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> CallAsync<T>(
        string action,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        JsonTypeInfo<T> answerType,
        CancellationToken cancellationToken)
        where T : OpenApiAnswer
    {
        bool clockIsCorrected = false;
        for (int attempts = 1; ; attempts++)
        {
            await WaitAsync(_pace.Gap, cancellationToken).ConfigureAwait(false);
            AccessKey key = await _credentials.GetAsync(cancellationToken).ConfigureAwait(false)
                ?? throw Failure.Of(nameof(Messages.NoCredentials), FailureKind.Authentication);
            try
            {
                CallAttempt<T> attempt = new(_endpoint, action, _version, parameters, answerType, key, _observer);
                T answer = await attempt.RunAsync(_timeout, cancellationToken).ConfigureAwait(false);
                _pace.OnGood();
                return answer;
            }
            catch (AiccsException e)
            {
                e.Attempts = attempts;
                if (e.Kind == FailureKind.Throttled)
                {
                    _pace.OnThrottled();
                }

                if (!clockIsCorrected && e.ServiceTime is { } time && ServiceClock.Correct(_endpoint, time))
                {
                    clockIsCorrected = true;
                    _observer?.OnRetrying(action, attempts, TimeSpan.Zero, e);
                    continue;
                }

                if (_retry.WaitBeforeNext(e, attempts - 1) is not { } wait)
                {
                    throw;
                }

                _observer?.OnRetrying(action, attempts, wait, e);
                await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? _delay(time, cancellationToken) : Task.CompletedTask;
}
