namespace AiccsPS.Credentials;

/// <summary>What signs a request: an AccessKey pair, with the token that a temporary pair needs.</summary>
internal sealed class AccessKey
{
    /// <param name="id">The AccessKey id. It goes over the wire as it is and is no secret, yet is shown shortened only.</param>
    /// <param name="secret">The key of the signature. It never leaves the process.</param>
    /// <param name="securityToken">The STS token of a temporary pair, or null.</param>
    public AccessKey(string id, Secret secret, Secret? securityToken = null)
    {
        Id = id;
        Secret = secret;
        SecurityToken = securityToken;
    }

    public string Id { get; }

    public Secret Secret { get; }

    public Secret? SecurityToken { get; }

    /// <summary>The id as it may be shown: enough to recognise a key that one knows, too little to use.</summary>
    public string ShortId => Id.Length <= 8 ? "****" : $"{Id.Substring(0, 4)}****{Id.Substring(Id.Length - 4)}";

    /// <summary>
    /// Takes the key out of a text that people will see. The token travels with every request, so a service can send
    /// back a part of it as well; the secret never does.
    /// </summary>
    public string Redact(string text)
    {
        text = Secret.RemoveFrom(text);
        text = SecurityToken?.RemovePiecesFrom(text) ?? text;
        return Id.Length < 8 ? text : text.Replace(Id, ShortId);
    }

    public override string ToString() => ShortId;
}
