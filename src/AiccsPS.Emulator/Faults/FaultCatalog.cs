using System.Collections.Frozen;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace AiccsPS.Emulator.Faults;

/// <summary>Every kind of fault and what it does.</summary>
internal static class FaultCatalog
{
    private static readonly GatewayError ServiceUnavailable = new(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");
    private static readonly GatewayError InternalError = new(500, "InternalError", "The request processing has failed due to some unknown error, exception or failure.");

    /// <summary>The faults of an emulator with these options.</summary>
    public static FrozenDictionary<FaultKind, Fault> For(EmulatorOptions options) => new Dictionary<FaultKind, Fault>
    {
        [FaultKind.Throttling] = new(FaultPlace.AfterSignature, new Throttling(options.RetryAfterMs).AnswerAsync),
        [FaultKind.ServiceUnavailable] = Refusal(FaultPlace.BeforeSignature, ServiceUnavailable),
        [FaultKind.InternalError] = Refusal(FaultPlace.AfterSignature, InternalError),
        [FaultKind.ResetBefore] = new(FaultPlace.AfterSignature, BrokenConnections.ResetBeforeAsync),
        [FaultKind.ResetWithin] = new(FaultPlace.AfterAnswer, BrokenConnections.ResetWithinAsync),
        [FaultKind.Truncated] = new(FaultPlace.AfterAnswer, StrangeAnswers.TruncatedAsync),
        [FaultKind.Html] = new(FaultPlace.BeforeSignature, ProxyAnswers.HtmlAsync),
        [FaultKind.Empty] = new(FaultPlace.AfterSignature, StrangeAnswers.EmptyAsync),
        [FaultKind.Stall] = new(FaultPlace.AfterAnswer, BrokenConnections.StallAsync),
        [FaultKind.WrongLength] = new(FaultPlace.AfterAnswer, BrokenConnections.WrongLengthAsync),
        [FaultKind.SuccessFalse] = new(FaultPlace.AfterSignature, StrangeAnswers.SuccessFalseAsync),
        [FaultKind.NonceUsed] = Refusal(FaultPlace.AfterSignature, GatewayError.NonceUsed),
        [FaultKind.TokenExpired] = Refusal(FaultPlace.BeforeSignature, GatewayError.TokenExpired),
        [FaultKind.EndlessBody] = new(FaultPlace.AfterSignature, HugeAnswers.EndlessAsync),
        [FaultKind.GzipBomb] = new(FaultPlace.AfterSignature, HugeAnswers.GzipBombAsync),
        [FaultKind.DeepJson] = new(FaultPlace.AfterSignature, HugeAnswers.DeepAsync),
        [FaultKind.StringsForNumbers] = new(FaultPlace.AfterAnswer, UnusualAnswers.StringsForNumbersAsync, IsGood: true),
        [FaultKind.UnknownMembers] = new(FaultPlace.AfterAnswer, UnusualAnswers.UnknownMembersAsync, IsGood: true),
        [FaultKind.Redirect] = new(FaultPlace.BeforeSignature, (call, _) => ProxyAnswers.RedirectAsync(call, options.RedirectTo)),
    }.ToFrozenDictionary();

    private static Fault Refusal(FaultPlace place, GatewayError error) => new(place, (call, _) =>
    {
        error.Write(call);
        return Task.CompletedTask;
    });
}
