using System.Threading.Tasks;
using AiccsPS.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Faults;

/// <summary>Draws each call's fault as the call arrives, before anything may make it wait.</summary>
internal sealed class DrawStep(FaultDraw draw)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Call.Of(context).Drawn = draw.Next();
        return next(context);
    }
}
