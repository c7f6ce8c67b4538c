using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Credentials;

namespace AiccsPS.OpenApi;

/// <summary>One attempt of a call: signed anew, sent, read, and every way to fail told apart.</summary>
internal sealed class CallAttempt<T>
    where T : OpenApiAnswer
{
    private readonly ServiceEndpoint _endpoint;
    private readonly string _action;
    private readonly string _version;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _parameters;
    private readonly JsonTypeInfo<T> _answerType;
    private readonly AccessKey _key;
    private readonly ICallObserver? _observer;

    public CallAttempt(
        ServiceEndpoint endpoint,
        string action,
        string version,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        JsonTypeInfo<T> answerType,
        AccessKey key,
        ICallObserver? observer)
    {
        _endpoint = endpoint;
        _action = action;
        _version = version;
        _parameters = parameters;
        _answerType = answerType;
        _key = key;
        _observer = observer;
    }

    public async Task<T> RunAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(timeout);
        try
        {
            return await SendAsync(bound.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (bound.IsCancellationRequested && IsInterruption(e))
        {
            throw NetworkFailures.TimedOut(e, _endpoint, timeout);
        }
        catch (Exception e) when (NetworkFailures.IsNetwork(e))
        {
            throw NetworkFailures.From(e, _endpoint, _key);
        }
    }

    /// <summary>What a cancelled call may throw: disposing a response under a read shows as a broken connection.</summary>
    private static bool IsInterruption(Exception exception) =>
        exception is OperationCanceledException or ObjectDisposedException || NetworkFailures.IsNetwork(exception);

    private async Task<T> SendAsync(CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = SignedRequest.Create(_endpoint, _action, _version, _parameters, _key);
        _observer?.OnSending(_action, request.RequestUri!, _key.ShortId);
        Stopwatch watch = Stopwatch.StartNew();
        using HttpResponseMessage response = await HttpTransport.For(_endpoint)
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        _observer?.OnAnswered(_action, (int)response.StatusCode, watch.Elapsed);

#if !NET
        // .NET Framework does not cancel a read that has begun; closing the response does.
        using CancellationTokenRegistration abort = cancellationToken.Register(static state => Abort((HttpResponseMessage)state!), response);
#endif
        using BoundedBody body = await BoundedBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        return new AnswerReader<T>(_endpoint, _answerType, _key).Read(body.Bytes, response);
    }

#if !NET
    private static void Abort(HttpResponseMessage response)
    {
        try
        {
            response.Dispose();
        }
        catch (Exception e) when (NetworkFailures.IsNetwork(e) || e is ObjectDisposedException or NotSupportedException)
        {
            // It is closed one way or the other, and whoever cancels must not be the one to fail.
        }
    }
#endif
}
