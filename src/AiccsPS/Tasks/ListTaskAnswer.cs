using System.Text.Json.Serialization;
using AiccsPS.OpenApi;

namespace AiccsPS.Tasks;

/// <summary>The answer of ListTask as it comes over the wire.</summary>
internal sealed class ListTaskAnswer : OpenApiAnswer
{
    public ListTaskData? Data { get; set; }
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
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(UnixMillisecondsConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListTaskAnswer))]
internal sealed partial class TaskJson : JsonSerializerContext;
