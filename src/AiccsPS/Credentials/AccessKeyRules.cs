using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.Credentials;

/// <summary>What every key must be like, wherever it comes from.</summary>
internal static class AccessKeyRules
{
    /// <summary>Makes a key, or says what is wrong with its parts.</summary>
    public static AccessKey Create(string id, Secret secret, Secret? securityToken)
    {
        // The id and the token travel in header lines, where a blank, a line end or a comma would end the value.
        if (!IsHeaderWord(id))
        {
            throw Malformed(Messages.CredentialPartId);
        }

        if (secret.IsEmpty)
        {
            throw Malformed(Messages.CredentialPartSecret);
        }

        if (securityToken is not null && (securityToken.IsEmpty || !IsHeaderWord(securityToken.ExposeText())))
        {
            throw Malformed(Messages.CredentialPartToken);
        }

        return new AccessKey(id, secret, securityToken);
    }

    /// <summary>The value itself is not told: it may be the secret, pasted into the wrong place.</summary>
    private static AiccsException Malformed(string part) =>
        Failure.Of(nameof(Messages.CredentialMalformed), FailureKind.Authentication, part);

    private static bool IsHeaderWord(string text)
    {
        foreach (char c in text)
        {
            if (c is <= ' ' or > '~' or ',')
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
