using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Errors;
using AiccsPS.Tasks;

namespace AiccsPS.Tests.Tasks;

/// <summary>Page arithmetic follows what the service answers: nothing lost, nothing twice, no loop.</summary>
public class TaskPagerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(100)]
    public async Task Lists_of_any_length(int count)
    {
        ListedService service = new(count);

        await AssertComplete(service, 20);

        Assert.InRange(service.Requests.Count, 1, Math.Max(1, (count + 13) / 14));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    [InlineData(19)]
    public async Task A_clamp_that_the_service_tells(int clamp) => await AssertComplete(new ListedService(100) { Clamp = clamp }, 20);

    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    [InlineData(19)]
    public async Task A_clamp_that_the_service_does_not_tell(int clamp)
    {
        ListedService service = new(100) { Clamp = clamp };
        service.Change = (page, request) => page.PageSize = service.Requests[request - 1].PageSize;

        await AssertComplete(service, 20);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(50)]
    [InlineData(99)]
    public async Task A_clamp_that_the_service_does_not_tell_and_a_skip(int skip)
    {
        ListedService service = new(100) { Clamp = 7 };
        service.Change = (page, request) => page.PageSize = service.Requests[request - 1].PageSize;

        Assert.Equal(Range(skip + 1, 100), (await service.ListAsync(new TaskQuery { PageSize = 20, Skip = skip })).Ids);
    }

    [Fact]
    public async Task First_is_exact_where_tasks_repeat()
    {
        ListedService service = new(300);
        service.Before = (_, _) => service.Ids.InsertRange(0, service.Requests.Count == 2 ? [1001] : []);

        Assert.Equal(Range(1, 150), (await service.ListAsync(new TaskQuery { PageSize = 100, First = 150 })).Ids);
    }

    [Fact]
    public async Task First_is_exact_where_a_task_moves_between_the_lists()
    {
        // Both lists are this one, so every task of the second repeats but the last two.
        ListedService service = new(8);
        service.Before = (_, _) => service.Ids.AddRange(service.Requests.Count == 2 ? [9, 10] : []);

        Assert.Equal(Range(1, 10), (await service.ListAsync(new TaskQuery { Statuses = ["RUNNING", "DONE"], First = 10 })).Ids);
    }

    [Fact]
    public async Task Skip_is_used_up_once_without_a_total()
    {
        ListedService service = new(5)
        {
            Change = static (page, request) =>
            {
                page.Total = null;
                page.Record = request > 2 ? [.. page.Record.Select(static r => new TaskRecord { Id = r.Id + 100 })] : page.Record;
            },
        };

        Assert.Equal([4, 5, 101, 102, 103, 104, 105], (await service.ListAsync(new TaskQuery { Statuses = ["RUNNING", "DONE"], Skip = 3 })).Ids);
    }

    [Fact]
    public void The_largest_numbers_there_are() =>
        Assert.InRange(Window.Covering(3_000_000_000, int.MaxValue - 1, 1, int.MaxValue).PageSize, 1, int.MaxValue);

    [Fact]
    public async Task A_clamp_that_sets_in_midway()
    {
        ListedService service = new(1000);
        service.Before = (_, _) => service.Clamp = service.Requests.Count > 3 ? 30 : int.MaxValue;

        await AssertComplete(service, 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public async Task Pages_larger_than_asked(int skip)
    {
        ListedService service = new(200) { Floor = 50 };

        Assert.Equal(Range(skip + 1, 200), (await service.ListAsync(new TaskQuery { PageSize = 10, Skip = skip })).Ids);
    }

    [Fact]
    public async Task An_answer_that_tells_neither_page_nor_size_nor_total() =>
        await AssertComplete(new ListedService(95)
        {
            Change = static (page, _) =>
            {
                page.PageNo = null;
                page.PageSize = null;
                page.Total = null;
            },
        }, 20);

    [Theory]
    [InlineData(1)]
    [InlineData(61)]
    public async Task A_total_that_is_too_low_does_not_cut_the_list(int total) =>
        Assert.Equal(Range(1, 95), (await new ListedService(95) { Change = (page, _) => page.Total = total }.ListAsync(new TaskQuery { PageSize = 20 })).Ids.Order());

    [Fact]
    public async Task A_list_that_grows_at_its_end_is_listed_to_its_new_end()
    {
        ListedService service = new(95);
        service.Before = (pageNo, _) => service.Ids.AddRange(pageNo == 3 ? Range(96, 130) : []);

        (List<long> ids, Doubt doubt) = await service.ListAsync(new TaskQuery { PageSize = 20 });

        Assert.Equal(Range(1, 130), ids);
        Assert.Equal(Doubt.None, doubt);
    }

    [Fact]
    public async Task Tasks_created_at_the_head_repeat_none()
    {
        ListedService service = new(95);
        service.Before = (pageNo, _) => service.Ids.InsertRange(0, pageNo == 3 ? [1001, 1002] : []);

        (List<long> ids, _) = await service.ListAsync(new TaskQuery { PageSize = 20 });

        Assert.Equal(Range(1, 95), ids);
    }

    [Fact]
    public async Task A_list_that_shrinks_under_the_reader_loses_nothing_that_stayed()
    {
        ListedService service = new(100);
        service.Before = (pageNo, _) =>
        {
            if (service.Requests.Count == 3)
            {
                service.Ids.RemoveRange(0, 15); // fifteen tasks slide into what has been read
            }
        };

        (List<long> ids, Doubt doubt) = await service.ListAsync(new TaskQuery { PageSize = 20 });

        Assert.Equal(Range(1, 100), ids);
        Assert.Equal(Doubt.None, doubt);
    }

    [Fact]
    public async Task A_page_from_elsewhere_in_the_list_is_noticed()
    {
        ListedService service = new(100)
        {
            Change = static (page, request) => page.Record = request == 3 ? [.. page.Record.Select(static r => new TaskRecord { Id = r.Id - 5 })] : page.Record,
        };

        Assert.Equal(Range(1, 100), (await service.ListAsync(new TaskQuery { PageSize = 20 })).Ids);
    }

    [Fact]
    public async Task Fewer_tasks_than_the_service_counts_are_told()
    {
        ListedService service = new(100) { Change = static (page, _) => page.Record[^1] = page.Record[0] };

        Assert.Equal(Doubt.Fewer, (await service.ListAsync(new TaskQuery { PageSize = 200 })).Doubt);
    }

    [Fact]
    public async Task Pages_too_small_to_overlap_are_told_where_the_list_changes()
    {
        ListedService service = new(20);
        service.Before = (_, _) => service.Ids.RemoveRange(0, service.Requests.Count == 3 ? 1 : 0);

        Assert.Equal(Doubt.NoOverlap, (await service.ListAsync(new TaskQuery { PageSize = 1 })).Doubt);
    }

    [Fact]
    public async Task An_order_that_contradicts_itself_is_told()
    {
        ListedService service = new(100) { Change = static (page, request) => Array.Reverse(page.Record, 0, request % 2 == 0 ? page.Record.Length : 0) };

        Assert.Equal(Doubt.Order, (await service.ListAsync(new TaskQuery { PageSize = 20 })).Doubt);
    }

    [Fact]
    public async Task A_list_that_shrinks_to_before_the_next_page_ends()
    {
        ListedService service = new(100);
        service.Before = (_, _) => service.Ids.RemoveRange(0, service.Requests.Count == 3 ? 90 : 0);

        (List<long> ids, _) = await service.ListAsync(new TaskQuery { PageSize = 20 });

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(Range(91, 100), ids.Where(static id => id > 90));
    }

    [Fact]
    public async Task No_record_at_all_is_an_empty_page() =>
        Assert.Empty((await new ListedService(0).ListAsync(new TaskQuery())).Ids);

    [Fact]
    public async Task An_empty_page_where_the_service_counts_more_is_an_error_not_an_end()
    {
        ListedService service = new(100) { Change = static (page, request) => page.Record = request == 3 ? [] : page.Record };

        AiccsException failure = await Assert.ThrowsAsync<AiccsException>(() => service.ListAsync(new TaskQuery { PageSize = 20 }));

        Assert.Equal("PageEmpty", failure.ErrorId);
        Assert.Equal(FailureKind.InvalidAnswer, failure.Kind);
        Assert.Equal("R3", failure.RequestId);
        Assert.Contains("counts 100 tasks", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_ignores_the_page_number_is_an_error_not_a_loop()
    {
        ListedService service = new(100) { Change = static (page, _) => page.Record = [.. Range(1, 20).Select(static id => new TaskRecord { Id = id })] };

        Assert.Equal("PageRepeated", (await Assert.ThrowsAsync<AiccsException>(
            () => service.ListAsync(new TaskQuery { PageSize = 20 }))).ErrorId);
    }

    [Fact]
    public async Task A_service_that_answers_page_one_and_says_so_is_an_error_not_a_loop()
    {
        ListedService service = new(100)
        {
            Change = static (page, _) =>
            {
                page.PageNo = 1;
                page.Record = [.. Range(1, 20).Select(static id => new TaskRecord { Id = id })];
            },
        };

        Assert.Equal("PageRepeated", (await Assert.ThrowsAsync<AiccsException>(
            () => service.ListAsync(new TaskQuery { PageSize = 20 }))).ErrorId);
    }

    [Fact]
    public async Task A_service_that_keeps_moving_the_page_on_is_an_error_not_a_gap()
    {
        ListedService service = new(100) { Change = static (page, request) => page.PageNo += request > 2 ? 1 : 0 };

        await Assert.ThrowsAsync<AiccsException>(() => service.ListAsync(new TaskQuery { PageSize = 20 }));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public async Task A_page_beyond_the_end_may_be_refused_instead_of_empty(int skip)
    {
        ListedService service = new(100);
        service.Before = (pageNo, pageSize) =>
        {
            if ((pageNo - 1) * pageSize >= service.Ids.Count)
            {
                throw Failure.Of("ParameterRefused", FailureKind.InvalidInput, "PageNo", "ParameterError", "R", "key");
            }
        };

        Assert.Empty((await service.ListAsync(new TaskQuery { PageSize = 20, Skip = skip })).Ids);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_within_the_list_stays_a_refusal()
    {
        ListedService service = new(100) { Before = static (pageNo, _) => _ = pageNo < 3 ? 0 : throw Failure.Of("ParameterRefused", FailureKind.InvalidInput, "x", "y", "z", "key") };

        await Assert.ThrowsAsync<AiccsException>(() => service.ListAsync(new TaskQuery { PageSize = 20 }));
    }

    [Fact]
    public async Task Any_habit_any_cut()
    {
        // Every mix of list length, page size, clamp, floor, Skip and First that fits a small grid.
        foreach (int count in new[] { 0, 1, 6, 17 })
        {
            foreach ((int size, int clamp, int floor) in new[] { (1, 99, 1), (3, 99, 1), (5, 2, 1), (4, 99, 6), (9, 4, 3), (50, 7, 1), (17, 99, 1) })
            {
                foreach (int skip in Enumerable.Range(0, count + 2))
                {
                    foreach (int first in Enumerable.Range(0, count + 2))
                    {
                        ListedService service = new(count) { Clamp = clamp, Floor = floor };
                        (List<long> ids, _) = await service.ListAsync(new TaskQuery { PageSize = size, Skip = skip, First = first });
                        Assert.True(
                            service.Ids.Skip(skip).Take(first).SequenceEqual(ids),
                            $"count {count}, size {size}, clamp {clamp}, floor {floor}, skip {skip}, first {first}: {string.Join(' ', ids)}");
                    }
                }
            }
        }
    }

    private static async Task AssertComplete(ListedService service, int pageSize)
    {
        (List<long> ids, Doubt doubt) = await service.ListAsync(new TaskQuery { PageSize = pageSize });

        Assert.Equal(service.Ids, ids);
        Assert.Equal(Doubt.None, doubt);
    }

    private static IEnumerable<long> Range(long first, long last)
    {
        for (long id = first; id <= last; id++)
        {
            yield return id;
        }
    }
}
