using System;
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
    private readonly Action<TaskPage, TimeSpan>? _onRead;

    /// <param name="client">Makes the calls.</param>
    /// <param name="onRead">Hears of each page, and how long it took from the call to the parsed answer.</param>
    public TaskClient(OpenApiClient client, Action<TaskPage, TimeSpan>? onRead = null)
    {
        _client = client;
        _onRead = onRead;
    }

    public async Task<TaskPage> ReadAsync(TaskFilter filter, int pageNo, int pageSize, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ListTaskAnswer answer = await _client.CallAsync(
            Action, filter.ToParameters(pageNo, pageSize), TaskJson.Default.ListTaskAnswer, cancellationToken).ConfigureAwait(false);
        TaskPage page = new()
        {
            RequestId = answer.RequestId,
            Code = answer.Code,
            Message = answer.Message,
            Success = answer.Success,
            PageNo = answer.Data?.PageNo,
            PageSize = answer.Data?.PageSize,
            Total = answer.Data?.Total,
            Record = answer.Data?.Record ?? [],
        };
        _onRead?.Invoke(page, watch.Elapsed);
        return page;
    }
}
