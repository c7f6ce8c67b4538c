using System.Threading.Tasks;
using AiccsPS.Emulator.Http;

namespace AiccsPS.Emulator.Actions;

/// <summary>One action of the service.</summary>
internal interface IEmulatedAction
{
    /// <summary>The version of the API that the action belongs to.</summary>
    public string Version { get; }

    /// <summary>The action's name.</summary>
    public string Name { get; }

    /// <summary>Answers a call whose signature is good.</summary>
    public ValueTask InvokeAsync(Call call);
}
