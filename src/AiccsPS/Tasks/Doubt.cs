namespace AiccsPS.Tasks;

/// <summary>Why a listing that ended well may all the same not hold every task: told to the user, never kept silent.</summary>
internal enum Doubt
{
    /// <summary>No reason.</summary>
    None,

    /// <summary>The list did not change, but fewer tasks came than the service counts.</summary>
    Fewer,

    /// <summary>The list changed while it was read, and windows could not be made to overlap.</summary>
    NoOverlap,

    /// <summary>The list changed so much that what was to be skipped cannot be told from what was not.</summary>
    SkipLost,

    /// <summary>Two answers show the same tasks in different orders.</summary>
    Order,
}
