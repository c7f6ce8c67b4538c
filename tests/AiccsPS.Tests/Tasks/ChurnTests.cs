using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Tasks;

namespace AiccsPS.Tests.Tasks;

/// <summary>
/// A list of 5,000 tasks that moves under the reader: tasks leave from anywhere, come back to their place, and are
/// created at the head. What stayed the whole time must come, once; a plain walk is the proof that this is not for free.
/// </summary>
public class ChurnTests
{
    private const int Seeds = 20;

    [Theory]
    [InlineData(0.2, 100)]
    [InlineData(1, 100)]
    [InlineData(2, 100)]
    [InlineData(10, 100)]
    [InlineData(40, 100)]
    [InlineData(1, 7)]
    [InlineData(2, 20)]
    [InlineData(200, 1000)]
    public async Task No_task_that_stayed_is_missed_or_repeated(double changesPerPage, int pageSize)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            (List<long> ids, HashSet<long> stayed, Doubt doubt, _) = await List(seed, changesPerPage, pageSize, overlaps: true);

            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.True(stayed.IsSubsetOf(ids), $"seed {seed}: {stayed.Except(ids).Count()} missed, {doubt}");
            Assert.Equal(Doubt.None, doubt);
        }
    }

    [Fact]
    public async Task A_plain_walk_misses_tasks_at_one_change_every_five_pages()
    {
        int hit = 0;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            (List<long> ids, HashSet<long> stayed, _, _) = await List(seed, 0.2, 100, overlaps: false);
            hit += stayed.IsSubsetOf(ids) ? 0 : 1;
        }

        Assert.InRange(hit, Seeds / 2, Seeds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1234)]
    public async Task First_and_Skip_stay_exact_in_number(int skip)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            (List<long> ids, _, _, _) = await List(seed, 2, 100, overlaps: true, new TaskQuery { Skip = skip, First = 700 });

            Assert.Equal(700, ids.Distinct().Count());
            Assert.Equal(700, ids.Count);
        }
    }

    private static async Task<(List<long> Ids, HashSet<long> Stayed, Doubt Doubt, int Requests)> List(
        int seed, double changesPerPage, int pageSize, bool overlaps, TaskQuery? query = null)
    {
        Random random = new(seed);
        ListedService service = new(5000);
        service.Ids.Reverse(); // newest first
        HashSet<long> stayed = [.. service.Ids];
        List<long> away = [];
        long newest = 5000;
        bool isFirst = true;
        service.Before = (_, _) =>
        {
            for (double due = isFirst ? 0 : changesPerPage; due >= 1 || random.NextDouble() < due; due--)
            {
                Change();
            }

            isFirst = false;
        };

        (List<long> ids, Doubt doubt) = await service.ListAsync((query ?? new TaskQuery()) with { PageSize = pageSize, Overlaps = overlaps });
        return (ids, stayed, doubt, service.Requests.Count);

        void Change()
        {
            switch (random.Next(3))
            {
                case 0 when service.Ids.Count > 0:
                    int place = random.Next(service.Ids.Count);
                    away.Add(service.Ids[place]);
                    stayed.Remove(service.Ids[place]);
                    service.Ids.RemoveAt(place);
                    break;
                case 1 when away.Count > 0:
                    long back = away[random.Next(away.Count)];
                    away.Remove(back);
                    int before = service.Ids.FindIndex(id => id < back);
                    service.Ids.Insert(before < 0 ? service.Ids.Count : before, back);
                    break;
                default:
                    service.Ids.Insert(0, ++newest);
                    break;
            }
        }
    }
}
