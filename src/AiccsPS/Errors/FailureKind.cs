namespace AiccsPS.Errors;

/// <summary>What kind of thing went wrong: what a script can decide on without reading texts.</summary>
public enum FailureKind
{
    /// <summary>A parameter, a setting or a combination of them makes no sense, here or to the service.</summary>
    InvalidInput,

    /// <summary>No usable credential, or the service does not accept it.</summary>
    Authentication,

    /// <summary>The credential is good, but the identity behind it may not do this.</summary>
    PermissionDenied,

    /// <summary>What was asked for does not exist.</summary>
    NotFound,

    /// <summary>Too many calls in too short a time.</summary>
    Throttled,

    /// <summary>The service is there, but cannot serve now.</summary>
    Unavailable,

    /// <summary>The service failed, or reported a failure that this module does not know.</summary>
    ServiceFailure,

    /// <summary>What came back is not an answer of the service, or contradicts itself.</summary>
    InvalidAnswer,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>The service could not be reached, or the connection broke.</summary>
    Connection,
}
