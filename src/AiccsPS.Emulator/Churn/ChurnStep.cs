using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Churn;

/// <summary>Lets time pass for the tasks right before they are listed.</summary>
internal sealed class ChurnStep(ChurnEngine engine)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (engine.IsActive)
        {
            engine.BeforeAnswer();
        }

        return next(context);
    }
}
