using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Http;

/// <summary>Begins each call, ends it where the emulator stops, and enters into the log how it ended.</summary>
internal sealed class LogStep(RequestLog log, EmulatorOptions options, CancellationToken stopping)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Call call = new(context, options.Now);

        // Clients mend their own clock by this header, so it must tell the time that their dates are checked against.
        context.Response.Headers.Date = call.Time.ToString("R", CultureInfo.InvariantCulture);

        // A stopping emulator hangs up, rather than let a delay or a slow reader hold up its end.
        using CancellationTokenRegistration hangUp = stopping.UnsafeRegister(static c => ((HttpContext)c!).Abort(), context);

        call.Begun = log.Begin(call.Action);
        bool answered = false;
        try
        {
            await next(context);
            answered = !call.IsCutOff;
        }
        catch (Exception) when (call.IsCutOff)
        {
            // Nobody is there to be told; the log's count is the answer.
        }
        finally
        {
            log.End(call.Begun, answered, new LoggedCall(
                call.Time,
                call.RequestId,
                context.Request.Method,
                call.Action,
                call.Parameters,
                context.Request.Headers.UserAgent.ToString(),
                answered ? call.Code : null,
                call.Fault));
        }
    }
}
