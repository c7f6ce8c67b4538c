using System;
using System.Collections.Generic;

namespace AiccsPS.Emulator;

/// <summary>One call as the log remembers it: without signature, secret and token.</summary>
/// <param name="Time">When it arrived, by the emulator's clock.</param>
/// <param name="RequestId">The id that its answer bore.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Action">The action that was asked for; empty where none was.</param>
/// <param name="Parameters">The action's parameters, from the query and the form.</param>
/// <param name="UserAgent">What the client calls itself.</param>
/// <param name="Code">The result code; null where the call got no answer, or one that has none to be read.</param>
/// <param name="Fault">The fault that the call met, if any.</param>
public sealed record LoggedCall(
    DateTimeOffset Time,
    string RequestId,
    string Method,
    string Action,
    IReadOnlyDictionary<string, string> Parameters,
    string UserAgent,
    string? Code,
    FaultKind? Fault = null);
