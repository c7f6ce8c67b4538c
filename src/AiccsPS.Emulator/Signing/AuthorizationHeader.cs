using System;

namespace AiccsPS.Emulator.Signing;

/// <summary>The three parts of <c>ACS3-HMAC-SHA256 Credential=id,SignedHeaders=a;b;c,Signature=hex</c>.</summary>
internal sealed record AuthorizationHeader(string Credential, string SignedHeaders, string Signature)
{
    /// <summary>The one algorithm that the emulator knows.</summary>
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>Reads the header, or returns null where it is not of that form.</summary>
    public static AuthorizationHeader? Parse(string header)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            return null;
        }

        string? credential = null;
        string? signedHeaders = null;
        string? signature = null;
        foreach (string part in header[(Algorithm.Length + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            switch (part.Split('=', 2))
            {
                case ["Credential", string value]:
                    credential = value;
                    break;
                case ["SignedHeaders", string value]:
                    signedHeaders = value;
                    break;
                case ["Signature", string value]:
                    signature = value;
                    break;
                default:
                    return null;
            }
        }

        return credential is { Length: > 0 } && signedHeaders is { Length: > 0 } && signature is { Length: > 0 }
            ? new AuthorizationHeader(credential, signedHeaders, signature)
            : null;
    }
}
