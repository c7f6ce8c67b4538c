using System;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Tasks;
using AiccsPS.Tests.Tasks;
using CsCheck;

namespace AiccsPS.Tests.Trust;

/// <summary>What holds of pages for any list, any size asked for and any size that the service makes of it.</summary>
public sealed class PagingProperties
{
    private static readonly Gen<int> Length = Gen.OneOf(Gen.Int[0, 12], Gen.Int[0, 400]);
    private static readonly Gen<int> Size = Gen.OneOf(Gen.Int[1, 5], Gen.Int[1, 150], Gen.Const(int.MaxValue));
    private static readonly Gen<int> Clamp = Gen.OneOf(Gen.Const(int.MaxValue), Gen.Int[1, 100]);
    private static readonly Gen<int> Floor = Gen.OneOf(Gen.Const(1), Gen.Int[1, 60]);
    private static readonly Gen<long> Skip = Gen.OneOf(Gen.Const(0L), Gen.Long[0, 450], Gen.Const(long.MaxValue));
    private static readonly Gen<long> First = Gen.OneOf(Gen.Const(long.MaxValue), Gen.Long[0, 450]);

    [Fact]
    public async Task A_listing_is_the_list_with_Skip_and_First_taken_exactly() =>
        await Gen.Select(Length, Size, Clamp, Floor, Skip, First).SampleAsync(
            static async (length, size, clamp, floor, skip, first) =>
            {
                ListedService service = new(length) { Clamp = clamp, Floor = Math.Min(floor, clamp) };

                (System.Collections.Generic.List<long> ids, Doubt doubt) =
                    await service.ListAsync(new TaskQuery { PageSize = size, Skip = skip, First = first });

                Assert.Equal(service.Ids.Skip((int)Math.Min(skip, int.MaxValue)).Take((int)Math.Min(first, int.MaxValue)), ids);
                Assert.Equal(Doubt.None, doubt);
            },
            iter: 3_000, threads: 1);

    [Fact]
    public async Task The_same_holds_where_matches_are_counted_and_where_a_clamp_is_not_told() =>
        await Gen.Select(Length, Gen.Int[1, 60], Clamp, Skip, First, Gen.Bool).SampleAsync(
            static async (length, size, clamp, skip, first, isTold) =>
            {
                ListedService service = new(length) { Clamp = clamp };
                if (!isTold)
                {
                    service.Change = (page, request) => page.PageSize = service.Requests[request - 1].PageSize;
                }

                TaskQuery query = new() { PageSize = size, Skip = skip, First = first, Matches = static t => t.Id % 3 == 0 };

                Assert.Equal(
                    service.Ids.Where(static id => id % 3 == 0).Skip((int)Math.Min(skip, int.MaxValue)).Take((int)Math.Min(first, int.MaxValue)),
                    (await service.ListAsync(query)).Ids);
            },
            iter: 2_000, threads: 1);

    [Fact]
    public void A_window_holds_where_it_is_to_begin_and_all_that_is_wanted_if_any_does() =>
        Gen.Select(Gen.Long[0, 5_000], Gen.Long[1, 300], Gen.Int[1, 60], Gen.Int[0, 200]).Sample(
            static (from, wanted, smallest, more) =>
            {
                int largest = smallest + more;
                Window window = Window.Covering(from, wanted, smallest, largest);

                Assert.InRange(window.PageSize, smallest, largest);
                Assert.InRange(from, window.Start, window.End - 1);
                Assert.Equal((window.PageNo - 1L) * window.PageSize, window.Start);

                int[] sizes = [.. Enumerable.Range(smallest, more + 1)];
                int enough = sizes.FirstOrDefault(size => End(from, size) >= from + wanted);
                if (enough > 0)
                {
                    Assert.True(window.End >= from + wanted, $"{window} where {enough} would do.");
                    Assert.True(window.PageSize == enough, $"{window} where {enough} is the smallest.");
                }
                else
                {
                    Assert.Equal(sizes.Max(size => End(from, size)), window.End);
                }
            },
            iter: 20_000, threads: 1);

    [Fact]
    public void A_window_can_begin_anywhere() =>
        Gen.Select(Gen.Long[0, long.MaxValue / 4], Gen.OneOf(Gen.Long[1, 1000], Gen.Const(long.MaxValue / 2)), Gen.Int[1, int.MaxValue]).Sample(
            static (from, wanted, largest) =>
            {
                Window window = Window.Covering(from, wanted, 1, largest);

                Assert.InRange(window.PageSize, 1, largest);
                Assert.InRange(window.PageNo, 1, int.MaxValue);
                Assert.True(window.Start >= 0 && window.End > window.Start && window.Start <= from);
            },
            iter: 20_000, threads: 1);

    private static long End(long from, int size) => ((from / size) + 1) * size;
}
