using System;
using System.Text.Json;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Faults;

/// <summary>Answers under 200 that are none.</summary>
internal static class StrangeAnswers
{
    public static Task EmptyAsync(Call call, int occurrence)
    {
        call.BeginBody();
        call.Context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    /// <summary>Half the answer's bytes, so sometimes half a character too.</summary>
    public static Task TruncatedAsync(Call call, int occurrence, ReadOnlyMemory<byte> answer)
    {
        ReadOnlyMemory<byte> half = answer[..(answer.Length / 2)];
        call.Context.Response.ContentLength = half.Length;
        return call.Context.Response.BodyWriter.WriteAsync(half, call.Context.RequestAborted).AsTask();
    }

    public static Task SuccessFalseAsync(Call call, int occurrence)
    {
        const string code = "InternalError";
        using Utf8JsonWriter json = call.BeginAnswer(StatusCodes.Status200OK, code);
        json.WriteStartObject();
        json.WriteString("RequestId"u8, call.RequestId);
        json.WriteNull("Data"u8);
        json.WriteString("Code"u8, code);
        json.WriteString("Message"u8, "The request processing has failed due to some unknown error.");
        json.WriteBoolean("Success"u8, false);
        json.WriteEndObject();
        return Task.CompletedTask;
    }
}
