using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.OpenApi;

namespace AiccsPS.Tasks;

/// <summary>Where pages of tasks come from.</summary>
internal interface ITaskPageSource
{
    /// <summary>Reads one page of one list.</summary>
    Task<TaskPage> ReadAsync(TaskFilter filter, int pageNo, int pageSize, CancellationToken cancellationToken);
}

/// <summary>The API's action ListTask.</summary>
internal sealed class TaskClient : ITaskPageSource
{
    /// <summary>The API's version that the actions of this module belong to.</summary>
    public const string ApiVersion = "2019-10-15";

    private const string Action = "ListTask";

    private readonly OpenApiClient _client;

    public TaskClient(OpenApiClient client)
    {
        _client = client;
    }

    public async Task<TaskPage> ReadAsync(TaskFilter filter, int pageNo, int pageSize, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ListTaskAnswer answer = await _client.CallAsync(
            Action, filter.ToParameters(pageNo, pageSize), TaskJson.Default.ListTaskAnswer, cancellationToken).ConfigureAwait(false);
        return new TaskPage
        {
            RequestId = answer.RequestId,
            Code = answer.Code,
            Message = answer.Message,
            Success = answer.Success,
            PageNo = answer.Data?.PageNo,
            PageSize = answer.Data?.PageSize,
            Total = answer.Data?.Total,
            Record = answer.Data?.Record ?? [],
            Elapsed = watch.Elapsed,
        };
    }
}
