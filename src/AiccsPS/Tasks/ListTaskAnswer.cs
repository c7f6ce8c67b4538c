using System;
using System.Text.Json.Serialization;
using AiccsPS.OpenApi;

namespace AiccsPS.Tasks;

/// <summary>The answer of ListTask as it comes over the wire.</summary>
internal sealed class ListTaskAnswer : OpenApiAnswer
{
    public ListTaskData? Data { get; set; }

    /// <summary>An empty page has Data too; without it, nothing tells an empty list from a broken answer.</summary>
    public override bool HasContent => Data is not null && (Data.Record is null || Array.IndexOf(Data.Record, null) < 0);
}

internal sealed class ListTaskData
{
    public long? PageNo { get; set; }

    public long? PageSize { get; set; }

    public long? Total { get; set; }

    public TaskRecord[]? Record { get; set; }
}

/// <summary>Metadata made at compile time, tolerant of numbers that come as strings.</summary>
[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(UnixMillisecondsConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListTaskAnswer))]
internal sealed partial class TaskJson : JsonSerializerContext;
