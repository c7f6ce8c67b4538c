using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Http;

/// <summary>Makes each call wait, for as long as somebody waits for its answer.</summary>
internal sealed class LatencyStep(EmulatorOptions options)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (options.LatencyMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(options.LatencyMs), options.Clock, context.RequestAborted);
        }

        await next(context);
    }
}
