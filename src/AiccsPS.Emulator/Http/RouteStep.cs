using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Emulator.Actions;
using AiccsPS.Emulator.Signing;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Emulator.Http;

/// <summary>Finds what serves a call by its version and action; who asks is looked at afterwards.</summary>
internal sealed class RouteStep(IReadOnlyList<IEmulatedAction> actions)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Call call = Call.Of(context);
        if (Route(call) is { } refusal)
        {
            refusal.Write(call);
            return;
        }

        await next(context);
    }

    private GatewayError? Route(Call call)
    {
        HttpRequest request = call.Context.Request;
        if (request.Path != "/")
        {
            return GatewayError.ActionNotFound;
        }

        if (!HttpMethods.IsPost(request.Method) && !HttpMethods.IsGet(request.Method))
        {
            return GatewayError.UnsupportedMethod;
        }

        string version = request.Headers[AcsHeaders.Version].ToString();
        if (call.Action.Length == 0 || version.Length == 0)
        {
            return GatewayError.MissingParameter(call.Action.Length == 0 ? AcsHeaders.Action : AcsHeaders.Version);
        }

        if (actions.All(action => action.Version != version))
        {
            return GatewayError.InvalidVersion;
        }

        call.Handler = actions.FirstOrDefault(action => action.Version == version && action.Name == call.Action);
        return call.Handler is null ? GatewayError.ActionNotFound : null;
    }
}
