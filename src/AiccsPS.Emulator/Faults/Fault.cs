using System;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;

namespace AiccsPS.Emulator.Faults;

/// <summary>Where on a call's way a fault stands.</summary>
internal enum FaultPlace
{
    /// <summary>Before the signature is looked at: what is between, or in front of, the client and the gateway. The nonce stays unused.</summary>
    BeforeSignature,

    /// <summary>After the signature was found good, so its nonce is used up.</summary>
    AfterSignature,

    /// <summary>After the action has answered: a fault of the answer. Where the action refuses, its refusal is the answer instead.</summary>
    AfterAnswer,
}

/// <summary>What a kind of fault does.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Act">Answers the call; gets how many of the kind came before, and the good answer's body where there is one.</param>
/// <param name="IsGood">Whether what it makes of an answer is still a good one.</param>
internal sealed record Fault(FaultPlace Place, Func<Call, int, ReadOnlyMemory<byte>, Task> Act, bool IsGood = false)
{
    /// <summary>A fault that only refuses or misanswers.</summary>
    public Fault(FaultPlace place, Func<Call, int, Task> act)
        : this(place, (call, occurrence, _) => act(call, occurrence))
    {
    }
}
