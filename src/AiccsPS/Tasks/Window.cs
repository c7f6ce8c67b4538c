using System;

namespace AiccsPS.Tasks;

/// <summary>
/// A page to ask for. The API pages by number, but the size is ours to choose with each request, so that a window can
/// begin almost anywhere.
/// </summary>
internal readonly record struct Window(int PageNo, int PageSize)
{
    /// <summary>Sizes tried at the most, for a window that reaches far: the gain of more is small.</summary>
    private const int MostTried = 1000;

    /// <summary>Where the window begins in the list, from 0.</summary>
    public long Start => (long)(PageNo - 1) * PageSize;

    /// <summary>Where it ends: the first position behind it.</summary>
    public long End => (long)PageNo * PageSize;

    /// <summary>
    /// The page that holds position <paramref name="from"/> and, where the sizes allow, all of the
    /// <paramref name="wanted"/> tasks from there with as few others as can be; else the one that reaches furthest.
    /// </summary>
    public static Window Covering(long from, long wanted, int smallest, int largest)
    {
        if (wanted < largest)
        {
            // One page from the head holds it all, so larger ones need not be tried.
            long enough = Math.Min(largest, Math.Max(smallest, from + wanted));
            for (long size = Math.Max(wanted, smallest); size <= enough; size++)
            {
                if (from / size == (from + wanted - 1) / size)
                {
                    return At(from, (int)size);
                }
            }
        }

        // A smaller size often reaches further, since it can begin closer to where it should. Below half the largest
        // none does.
        Window best = At(from, largest);
        for (int size = largest - 1; size >= Math.Max(Math.Max(smallest, largest / 2), largest - MostTried) && size > 0; size--)
        {
            Window window = At(from, size);
            if (window.End > best.End)
            {
                best = window;
            }
        }

        return best;
    }

    /// <summary>
    /// The smallest page above a size that holds both sides of a border. At some borders, as at 420 with sizes up to 7,
    /// every smaller page ends.
    /// </summary>
    public static Window Across(long border, int above)
    {
        int size = above + 1;
        while (border % size == 0)
        {
            size++;
        }

        return At(border, size);
    }

    // Positions beyond the last page number that the API can be asked for are beyond the end of any list.
    private static Window At(long position, int size) => new((int)Math.Min(int.MaxValue - 1, position / size) + 1, size);
}
