namespace AiccsPS.Emulator.Signing;

/// <summary>The names of the headers that the gateway reads.</summary>
internal static class AcsHeaders
{
    public const string Prefix = "x-acs-";
    public const string Action = "x-acs-action";
    public const string Version = "x-acs-version";
    public const string Date = "x-acs-date";
    public const string Nonce = "x-acs-signature-nonce";
    public const string ContentSha256 = "x-acs-content-sha256";
    public const string SecurityToken = "x-acs-security-token";
    public const string RetryAfter = "x-acs-retry-after";
    public const string RequestId = "x-acs-request-id";
}
