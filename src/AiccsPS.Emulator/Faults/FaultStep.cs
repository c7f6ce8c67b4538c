using System;
using System.Collections.Frozen;
using System.IO;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AiccsPS.Emulator.Faults;

/// <summary>Lets a call meet its fault where the fault's place is; every other call goes on.</summary>
internal sealed class FaultStep(FaultPlace place, FrozenDictionary<FaultKind, Fault> faults, RequestLog log)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Call call = Call.Of(context);
        if (call.Drawn is not { } drawn || faults[drawn.Kind] is var fault && fault.Place != place)
        {
            await next(context);
            return;
        }

        ReadOnlyMemory<byte> answer = default;
        if (place == FaultPlace.AfterAnswer)
        {
            answer = await CaptureAsync(context, next);
            if (context.Response.StatusCode != StatusCodes.Status200OK)
            {
                await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
                return;
            }

            call.Code = fault.IsGood ? call.Code : null;
        }

        call.Fault = drawn.Kind;
        log.Met(call.Begun, drawn.Kind);
        await fault.Act(call, drawn.Occurrence, answer);
    }

    /// <summary>Has the rest of the steps answer into memory.</summary>
    private static async Task<ReadOnlyMemory<byte>> CaptureAsync(HttpContext context, RequestDelegate next)
    {
        IHttpResponseBodyFeature wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using MemoryStream body = new();
        StreamResponseBodyFeature memory = new(body);
        context.Features.Set<IHttpResponseBodyFeature>(memory);
        try
        {
            await next(context);
            await memory.CompleteAsync();
        }
        finally
        {
            context.Features.Set(wire);
        }

        return body.ToArray();
    }
}
