using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>Makes signed RPC calls to one endpoint and turns every failure into an <see cref="AiccsException"/>.</summary>
internal sealed class OpenApiClient
{
    private readonly ServiceEndpoint _endpoint;
    private readonly string _version;
    private readonly ICredentialProvider _credentials;
    private readonly TimeSpan _timeout;
    private readonly ICallObserver? _observer;

    /// <param name="endpoint">Where to call.</param>
    /// <param name="version">The API's version, such as 2019-10-15.</param>
    /// <param name="credentials">Where the key comes from; asked for each call.</param>
    /// <param name="timeout">The bound of one attempt, from the first byte sent to the last byte read.</param>
    /// <param name="observer">Hears of the calls, or null.</param>
    public OpenApiClient(
        ServiceEndpoint endpoint, string version, ICredentialProvider credentials, TimeSpan timeout, ICallObserver? observer)
    {
        _endpoint = endpoint;
        _version = version;
        _credentials = credentials;
        _timeout = timeout;
        _observer = observer;
    }

    /// <summary>Calls an action and reads its answer.</summary>
    /// <exception cref="AiccsException">The call failed, or the service says that it did.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> CallAsync<T>(
        string action,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        JsonTypeInfo<T> answerType,
        CancellationToken cancellationToken)
        where T : OpenApiAnswer
    {
        AccessKey key = await _credentials.GetAsync(cancellationToken).ConfigureAwait(false)
            ?? throw Failure.Of(nameof(Messages.NoCredentials), FailureKind.Authentication);

        using CancellationTokenSource attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(_timeout);
        try
        {
            return await AttemptAsync(action, parameters, answerType, key, attempt.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && IsInterruption(e))
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (attempt.IsCancellationRequested && IsInterruption(e))
        {
            throw Failure.Of(
                nameof(Messages.TimedOut), FailureKind.Timeout, e, _endpoint, _timeout.TotalSeconds.ToString(CultureInfo.CurrentCulture));
        }
        catch (Exception e) when (NetworkFailures.IsNetwork(e))
        {
            throw NetworkFailures.From(e, _endpoint);
        }
    }

    /// <summary>What a cancelled call may throw: disposing a response under a read shows as a broken connection.</summary>
    private static bool IsInterruption(Exception exception) =>
        exception is OperationCanceledException or ObjectDisposedException || NetworkFailures.IsNetwork(exception);

    private async Task<T> AttemptAsync<T>(
        string action,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        JsonTypeInfo<T> answerType,
        AccessKey key,
        CancellationToken cancellationToken)
        where T : OpenApiAnswer
    {
        using HttpRequestMessage request = SignedRequest.Create(_endpoint, action, _version, parameters, key);
        _observer?.OnSending(action, request.RequestUri!, key.ShortId);
        Stopwatch watch = Stopwatch.StartNew();
        using HttpResponseMessage response = await HttpTransport.Client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        _observer?.OnAnswered(action, (int)response.StatusCode, watch.Elapsed);

        // .NET Framework does not cancel a read that has begun; closing the response does.
        using CancellationTokenRegistration abort = cancellationToken.Register(
            static state => ((HttpResponseMessage)state!).Dispose(), response);
        using BoundedBody body = await BoundedBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);

        return response.IsSuccessStatusCode
            ? ReadAnswer(body.Bytes, (int)response.StatusCode, answerType, key)
            : throw ReadError(body.Bytes, (int)response.StatusCode, key);
    }

    private T ReadAnswer<T>(ReadOnlySpan<byte> body, int statusCode, JsonTypeInfo<T> answerType, AccessKey key)
        where T : OpenApiAnswer
    {
        T? answer;
        try
        {
            answer = JsonSerializer.Deserialize(body, answerType);
        }
        catch (JsonException e)
        {
            throw Failure.Of(
                nameof(Messages.AnswerUnreadable), FailureKind.InvalidAnswer, e, _endpoint, statusCode, body.Length, e.Path ?? "$");
        }

        if (answer is null || (answer.Success is null && answer.Code is null))
        {
            throw Failure.Of(nameof(Messages.AnswerUnreadable), FailureKind.InvalidAnswer, _endpoint, statusCode, body.Length, "$");
        }

        return answer.IsGood
            ? answer
            : throw ServiceFailures.From(statusCode, answer.Code, answer.Message, answer.RequestId, key);
    }

    private static AiccsException ReadError(ReadOnlySpan<byte> body, int statusCode, AccessKey key)
    {
        GatewayError? error = null;
        try
        {
            error = JsonSerializer.Deserialize(body, OpenApiJson.Default.GatewayError);
        }
        catch (JsonException)
        {
            // A proxy's page, say: the status has to do.
        }

        return ServiceFailures.From(statusCode, error?.Code, error?.Message, error?.RequestId, key);
    }
}
