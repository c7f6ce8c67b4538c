using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Credentials;

/// <summary>The key that the caller gave.</summary>
internal sealed class StaticCredentialProvider : ICredentialProvider
{
    private readonly AccessKey _key;

    public StaticCredentialProvider(AccessKey key)
    {
        _key = key;
    }

    public Task<AccessKey?> GetAsync(CancellationToken cancellationToken) => Task.FromResult<AccessKey?>(_key);
}
