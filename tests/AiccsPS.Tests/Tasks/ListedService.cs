using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Tasks;

namespace AiccsPS.Tests.Tasks;

/// <summary>A list of ids served in pages, with the habits that a service may have and nobody documents.</summary>
internal sealed class ListedService : ITaskPageSource
{
    private readonly List<long> _ids;

    public ListedService(int count)
    {
        _ids = [.. Enumerable.Range(1, count).Select(static i => (long)i)];
    }

    public List<long> Ids => _ids;

    /// <summary>The requests so far.</summary>
    public List<(int PageNo, int PageSize)> Requests { get; } = [];

    /// <summary>Changes a page before it leaves; the number is that of the request, from 1.</summary>
    public Action<TaskPage, int>? Change { get; set; }

    /// <summary>Runs before a request is answered.</summary>
    public Action<int, int>? Before { get; set; }

    /// <summary>The largest page served.</summary>
    public int Clamp { get; set; } = int.MaxValue;

    /// <summary>The smallest page served.</summary>
    public int Floor { get; set; } = 1;

    public Task<TaskPage> ReadAsync(TaskFilter filter, int pageNo, int pageSize, CancellationToken cancellationToken)
    {
        Requests.Add((pageNo, pageSize));
        Assert.True(Requests.Count < 5000, "The walk does not end.");
        Before?.Invoke(pageNo, pageSize);
        int size = Math.Clamp(pageSize, Floor, Clamp);
        long start = (pageNo - 1L) * size;
        TaskPage page = new()
        {
            RequestId = $"R{Requests.Count}",
            Code = "OK",
            Success = true,
            PageNo = pageNo,
            PageSize = size,
            Total = _ids.Count,
            Record = [.. _ids.Skip((int)Math.Min(start, int.MaxValue)).Take(size).Select(static id => new TaskRecord { Id = id })],
        };
        Change?.Invoke(page, Requests.Count);
        return Task.FromResult(page);
    }

    /// <summary>Lists all that a query gives.</summary>
    public async Task<(List<long> Ids, Doubt Doubt)> ListAsync(TaskQuery query)
    {
        TaskListing listing = new(this, query);
        List<long> ids = [];
        Doubt doubt = Doubt.None;
        while (await listing.NextAsync(TestContext.Current.CancellationToken) is { } batch)
        {
            ids.AddRange(batch.Tasks.Select(static t => t.Id));
            doubt = batch.Doubt == Doubt.None ? doubt : batch.Doubt;
        }

        return (ids, doubt);
    }
}
