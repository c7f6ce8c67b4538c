using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace AiccsPS.Emulator.Signing;

/// <summary>Decides whether a request is who it says it is. Written without the module's signer, so that both cannot err alike.</summary>
internal sealed class SignatureVerifier(EmulatorOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.AccessKeySecret);
    private readonly NonceMemory _nonces = new(Window);

    /// <summary>Returns why the request is refused, or null where it is good.</summary>
    public GatewayError? Verify(SignedRequest request)
    {
        if (request.Header("authorization") is not { } header)
        {
            return GatewayError.MissingParameter("Authorization");
        }

        foreach (string name in (ReadOnlySpan<string>)[AcsHeaders.Date, AcsHeaders.Nonce, AcsHeaders.ContentSha256])
        {
            if (request.Header(name) is null)
            {
                return GatewayError.MissingParameter(name);
            }
        }

        return AuthorizationHeader.Parse(header) is { } authorization
            ? Verify(request, authorization)
            : GatewayError.IncompleteSignature($"The Authorization header is not of the form '{AuthorizationHeader.Algorithm} Credential=...,SignedHeaders=...,Signature=...'.");
    }

    private GatewayError? Verify(SignedRequest request, AuthorizationHeader authorization)
    {
        DateTimeOffset now = options.Now;
        if (!DateTimeOffset.TryParseExact(request.Header(AcsHeaders.Date), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return GatewayError.TimeStampFormat;
        }

        if ((now - date).Duration() > Window)
        {
            return GatewayError.TimeStampExpired;
        }

        if (authorization.Credential != options.AccessKeyId)
        {
            return GatewayError.AccessKeyNotFound;
        }

        return CheckToken(request, now)
            ?? CheckSignedHeaders(request, authorization)
            ?? CheckSignature(request, authorization)
            ?? (_nonces.TryAdd(request.Header(AcsHeaders.Nonce)!, date, now) ? null : GatewayError.NonceUsed);
    }

    private GatewayError? CheckToken(SignedRequest request, DateTimeOffset now)
    {
        string? sent = request.Header(AcsHeaders.SecurityToken);
        return (options.SecurityToken, sent) switch
        {
            (null, null) => null,
            (null, _) => GatewayError.TokenMismatch, // a permanent key has no token that could belong to it
            (_, null) => GatewayError.TokenMissing,
            _ when !SameText(sent, options.SecurityToken) => GatewayError.TokenMalformed,
            _ when now >= options.SecurityTokenExpiration => GatewayError.TokenExpired,
            _ => null,
        };
    }

    private static GatewayError? CheckSignedHeaders(SignedRequest request, AuthorizationHeader authorization)
    {
        string[] names = authorization.SignedHeaders.Split(';');
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].AsSpan().ContainsAnyInRange('A', 'Z') || !request.Headers.ContainsKey(names[i]))
            {
                return GatewayError.IncompleteSignature($"SignedHeaders names '{names[i]}', which is not a lower-case name of a header that was sent.");
            }

            if (i > 0 && string.CompareOrdinal(names[i - 1], names[i]) >= 0)
            {
                return GatewayError.IncompleteSignature($"SignedHeaders is not sorted: '{names[i]}' stands after '{names[i - 1]}'.");
            }
        }

        string? unsigned = request.Headers.Keys.Select(static name => name.ToLowerInvariant()).FirstOrDefault(name => MustBeSigned(name) && !names.Contains(name));
        return unsigned is null ? null : GatewayError.IncompleteSignature($"The header '{unsigned}' is not among SignedHeaders.");
    }

    private static bool MustBeSigned(string name) =>
        name is "host" or "content-type" || name.StartsWith(AcsHeaders.Prefix, StringComparison.Ordinal);

    private GatewayError? CheckSignature(SignedRequest request, AuthorizationHeader authorization)
    {
        if (request.Header(AcsHeaders.ContentSha256) != StringToSign.HashHex(request.Body.Span))
        {
            return GatewayError.ContentHashMismatch;
        }

        string stringToSign = StringToSign.Of(request, authorization.SignedHeaders);
        string expected = Convert.ToHexStringLower(StringToSign.Sign(_secret, stringToSign));
        return SameText(expected, authorization.Signature) ? null : GatewayError.SignatureDoesNotMatch(stringToSign);
    }

    /// <summary>Compares in constant time, as whoever guards a secret should.</summary>
    private static bool SameText(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
