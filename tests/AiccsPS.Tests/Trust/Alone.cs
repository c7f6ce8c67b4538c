namespace AiccsPS.Tests.Trust;

/// <summary>Tests that measure the process, and so must have it to themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
