using System;

namespace AiccsPS.Tasks;

/// <summary>
/// A page to ask for. The API pages by number, but the size is ours to choose with each request, so that a window can
/// begin almost anywhere.
/// </summary>
internal readonly record struct Window(int PageNo, int PageSize)
{
    /// <summary>Where the window begins in the list, from 0.</summary>
    public long Start => (long)(PageNo - 1) * PageSize;

    /// <summary>
    /// The page that holds position <paramref name="next"/> and, where the sizes allow, all of the
    /// <paramref name="wanted"/> tasks from there, with as few others as can be.
    /// </summary>
    public static Window Covering(long next, long wanted, int smallest, int largest)
    {
        if (wanted < largest)
        {
            for (int size = (int)Math.Max(wanted, smallest); size <= largest; size++)
            {
                if (next / size == (next + wanted - 1) / size)
                {
                    return At(next, size);
                }
            }
        }

        return At(next, largest);
    }

    // Positions beyond the last page number that the API can be asked for are beyond the end of any list.
    private static Window At(long next, int size) => new((int)Math.Min(int.MaxValue, (next / size) + 1), size);
}
