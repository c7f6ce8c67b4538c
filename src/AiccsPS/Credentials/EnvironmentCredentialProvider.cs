using System;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.Credentials;

/// <summary>The keys in the environment, under the names that the official SDKs read.</summary>
internal sealed class EnvironmentCredentialProvider : ICredentialProvider
{
    public const string IdVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    public const string SecretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    public const string TokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN";

    private readonly Func<string, string?> _read;

    public EnvironmentCredentialProvider()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    internal EnvironmentCredentialProvider(Func<string, string?> read)
    {
        _read = read;
    }

    public Task<AccessKey?> GetAsync(CancellationToken cancellationToken)
    {
        string id = Read(IdVariable);
        string secret = Read(SecretVariable);
        if (id.Length == 0 && secret.Length == 0)
        {
            return Task.FromResult<AccessKey?>(null);
        }

        if (id.Length == 0 || secret.Length == 0)
        {
            (string present, string missing) = id.Length == 0 ? (SecretVariable, IdVariable) : (IdVariable, SecretVariable);
            throw Failure.Of(nameof(Messages.CredentialIncomplete), FailureKind.Authentication, present, missing);
        }

        string token = Read(TokenVariable);
        return Task.FromResult<AccessKey?>(
            AccessKeyRules.Create(id, Secret.From(secret), token.Length == 0 ? null : Secret.From(token)));
    }

    /// <summary>A pasted value often brings a blank or a line end with it, which no key has.</summary>
    private string Read(string variable) => (_read(variable) ?? string.Empty).Trim();
}
