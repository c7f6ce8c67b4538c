using System.Threading.Tasks;

namespace AiccsPS.Shell.Engines;

/// <summary>A PowerShell that can run what the options ask for.</summary>
internal interface IEngine
{
    /// <summary>Gets ready while the service starts, then runs, and returns the exit code.</summary>
    Task<int> RunAsync(Task<ServiceEndpoint> service, Interruption interruption);
}
