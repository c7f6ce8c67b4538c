namespace AiccsPS.Emulator;

/// <summary>A way to misbehave. On the command line each is written in kebab-case.</summary>
public enum FaultKind
{
    /// <summary>400 and 429 in turn, with Throttling, Throttling.User and Throttling.Api, and with and without advice when to come back.</summary>
    Throttling,

    /// <summary>503 ServiceUnavailable. Comes before the signature is looked at.</summary>
    ServiceUnavailable,

    /// <summary>500 InternalError.</summary>
    InternalError,

    /// <summary>The connection is reset before the first byte of an answer.</summary>
    ResetBefore,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ResetWithin,

    /// <summary>200 with half the JSON, and a Content-Length that fits the half.</summary>
    Truncated,

    /// <summary>A proxy's page, under 200 and 502 in turn. Comes before the signature is looked at.</summary>
    Html,

    /// <summary>200 without a body.</summary>
    Empty,

    /// <summary>The headers and half the body, then nothing until the client hangs up.</summary>
    Stall,

    /// <summary>A Content-Length larger than the body, then the connection's orderly end.</summary>
    WrongLength,

    /// <summary>200 with Success:false and Code InternalError.</summary>
    SuccessFalse,

    /// <summary>400 SignatureNonceUsed.</summary>
    NonceUsed,

    /// <summary>400 InvalidSecurityToken.Expired. Comes before the signature is looked at, as a token does.</summary>
    TokenExpired,

    /// <summary>A JSON string without end, until the client hangs up.</summary>
    EndlessBody,

    /// <summary>A small gzip that inflates to over 100 MB; a client that does not ask for gzip gets <see cref="EndlessBody"/>.</summary>
    GzipBomb,

    /// <summary>200 with JSON nested 10,000 deep.</summary>
    DeepJson,

    /// <summary>A good answer, but every number is a string, there are unknown members, and one task has an unknown status.</summary>
    StringsForNumbers,

    /// <summary>A good answer with members that the API does not have.</summary>
    UnknownMembers,

    /// <summary>302 to another host. Comes before the signature is looked at.</summary>
    Redirect,
}
