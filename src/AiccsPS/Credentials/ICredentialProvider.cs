using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Errors;

namespace AiccsPS.Credentials;

/// <summary>One place that keys can come from.</summary>
internal interface ICredentialProvider
{
    /// <summary>
    /// The key to sign with, or null where this place holds none. A place that holds something unusable throws a
    /// <see cref="AiccsException"/>: what the user has set up is used or is an error, never passed over.
    /// </summary>
    Task<AccessKey?> GetAsync(CancellationToken cancellationToken);
}
