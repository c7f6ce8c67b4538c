using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Http;

/// <summary>Makes each call wait, for as long as somebody waits for its answer.</summary>
internal sealed class LatencyStep(EmulatorOptions options, CancellationToken stopping)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (options.LatencyMs > 0)
        {
            // A stopping emulator hangs up rather than make its own end wait for the delay.
            using CancellationTokenRegistration hangUp = stopping.Register(context.Abort);
            await Task.Delay(TimeSpan.FromMilliseconds(options.LatencyMs), options.Clock, context.RequestAborted);
        }

        await next(context);
    }
}
