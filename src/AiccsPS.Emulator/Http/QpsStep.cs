using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator.Signing;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Http;

/// <summary>Serves so many calls a second, a second's worth of them at once, and refuses those above.</summary>
internal sealed class QpsStep(int qps, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _tokens = qps;
    private long _last = clock.GetTimestamp();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Take() is { } wait)
        {
            context.Response.Headers[AcsHeaders.RetryAfter] = Math.Ceiling(wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            GatewayError.Throttled(StatusCodes.Status429TooManyRequests, GatewayError.ThrottlingUserCode).Write(Call.Of(context));
            return;
        }

        await next(context);
    }

    /// <summary>Takes a token, or returns how long it is until there is one.</summary>
    private TimeSpan? Take()
    {
        lock (_lock)
        {
            long now = clock.GetTimestamp();
            _tokens = Math.Min(qps, _tokens + (clock.GetElapsedTime(_last, now).TotalSeconds * qps));
            _last = now;
            if (_tokens < 1)
            {
                return TimeSpan.FromSeconds((1 - _tokens) / qps);
            }

            _tokens--;
            return null;
        }
    }
}
