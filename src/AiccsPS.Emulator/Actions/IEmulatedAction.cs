using System.Threading.Tasks;
using AiccsPS.Emulator.Http;

namespace AiccsPS.Emulator.Actions;

/// <summary>One action of the service.</summary>
internal interface IEmulatedAction
{
    /// <summary>The version of the API that the action belongs to.</summary>
    string Version { get; }

    /// <summary>The action's name.</summary>
    string Name { get; }

    /// <summary>Answers a call whose signature is good.</summary>
    ValueTask InvokeAsync(Call call);
}
