using System;
using System.Globalization;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;
using AiccsPS.Emulator.Signing;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Faults;

/// <summary>Refuses calls as too many, in every way that the documents tell of: eighteen calls in a row see all of them.</summary>
internal sealed class Throttling(int retryAfterMs)
{
    private static readonly string[] Codes = ["Throttling", GatewayError.ThrottlingUserCode, "Throttling.Api"];

    public Task AnswerAsync(Call call, int occurrence)
    {
        int status = occurrence % 2 == 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status429TooManyRequests;
        IHeaderDictionary headers = call.Context.Response.Headers;
        switch (occurrence / Codes.Length % 3)
        {
            case 0:
                headers[AcsHeaders.RetryAfter] = retryAfterMs.ToString(CultureInfo.InvariantCulture);
                break;
            case 1:
                // Whole seconds are all that this header knows.
                headers.RetryAfter = Math.Round(retryAfterMs / 1000.0).ToString(CultureInfo.InvariantCulture);
                break;
        }

        GatewayError.Throttled(status, Codes[occurrence % Codes.Length]).Write(call);
        return Task.CompletedTask;
    }
}
