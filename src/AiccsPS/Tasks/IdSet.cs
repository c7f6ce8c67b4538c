namespace AiccsPS.Tasks;

/// <summary>
/// A set of task ids in open addressing: between 11 and 22 bytes an id (33 while it grows), half of what HashSet takes,
/// since a listing may run over millions.
/// </summary>
internal sealed class IdSet
{
    private long[] _slots = new long[64];
    private int _used;
    private bool _hasZero; // 0 marks a free slot, so the id 0 is kept here

    public int Count => _used + (_hasZero ? 1 : 0);

    /// <summary>Adds an id; false where it was in already.</summary>
    public bool Add(long id)
    {
        if (id == 0)
        {
            bool isNew = !_hasZero;
            _hasZero = true;
            return isNew;
        }

        if (_used >= _slots.Length / 4 * 3)
        {
            Grow();
        }

        int slot = Find(_slots, id);
        if (_slots[slot] == id)
        {
            return false;
        }

        _slots[slot] = id;
        _used++;
        return true;
    }

    /// <summary>Whether an id is in.</summary>
    public bool Contains(long id) => id == 0 ? _hasZero : _slots[Find(_slots, id)] == id;

    private void Grow()
    {
        long[] larger = new long[checked(_slots.Length * 2)];
        foreach (long id in _slots)
        {
            if (id != 0)
            {
                larger[Find(larger, id)] = id;
            }
        }

        _slots = larger;
    }

    /// <summary>The slot that holds the id, or the free one where it belongs.</summary>
    private static int Find(long[] slots, long id)
    {
        // Ids grow by small steps; the multiplication spreads them over the table (Fibonacci hashing).
        int mask = slots.Length - 1;
        int slot = (int)((ulong)(id * -7046029254386353131L) >> 33) & mask;
        while (slots[slot] != 0 && slots[slot] != id)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
