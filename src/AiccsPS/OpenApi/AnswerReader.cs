using System;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>
/// What came back, as an answer of the action or as the <see cref="AiccsException"/> that it is. Nothing is sent and
/// nothing waited for here, so that it can be tested with any bytes.
/// </summary>
internal sealed class AnswerReader<T>
    where T : OpenApiAnswer
{
    private readonly ServiceEndpoint _endpoint;
    private readonly JsonTypeInfo<T> _answerType;
    private readonly AccessKey _key;

    public AnswerReader(ServiceEndpoint endpoint, JsonTypeInfo<T> answerType, AccessKey key)
    {
        _endpoint = endpoint;
        _answerType = answerType;
        _key = key;
    }

    /// <summary>Reads the whole body of a response.</summary>
    /// <exception cref="AiccsException">The service reports a failure, or this is no answer of it.</exception>
    public T Read(ReadOnlySpan<byte> body, HttpResponseMessage response) => response.IsSuccessStatusCode
        ? ReadAnswer(body, response)
        : throw ReadError(body, response);

    private T ReadAnswer(ReadOnlySpan<byte> body, HttpResponseMessage response)
    {
        T? answer;
        try
        {
            answer = JsonSerializer.Deserialize(body, _answerType);
        }
        catch (JsonException e)
        {
            throw Unreadable(response, body.Length, e.Path ?? "$");
        }

        if (answer is null || (answer.Success is null && answer.Code is null) || (answer.IsGood && !answer.HasContent))
        {
            throw Unreadable(response, body.Length, "$");
        }

        // It is told in -Verbose and in errors, and is nobody's data.
        answer.RequestId = answer.RequestId is null ? null : ForeignText.Shown(answer.RequestId, _key);
        return answer.IsGood
            ? answer
            : throw ServiceFailures.From(response, answer.Code, answer.Message, answer.RequestId, _key);
    }

    /// <summary>
    /// A page of a proxy, or an answer cut short: the next attempt may well bring the real one. The parser's own
    /// exception is not kept, since it quotes the names of the body, which may be anything.
    /// </summary>
    private AiccsException Unreadable(HttpResponseMessage response, int length, string where) => Failure.Transient(
        nameof(Messages.AnswerUnreadable), FailureKind.InvalidAnswer, inner: null, _endpoint,
        ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), length, ForeignText.Shown(where, _key));

    private AiccsException ReadError(ReadOnlySpan<byte> body, HttpResponseMessage response)
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

        return ServiceFailures.From(response, error?.Code, error?.Message, error?.RequestId, _key);
    }
}
