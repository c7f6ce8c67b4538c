using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace AiccsPS.Emulator.Tasks;

/// <summary>
/// Reads tasks from a JSON array of objects with the API's field names. Whole numbers may be written as strings, as the API
/// does with times; members that the API does not have are passed over.
/// </summary>
internal static class TaskFile
{
    private const string Remedy = "A tasks file is a JSON array of objects with TaskName, Id, Status and GmtCreate, and optionally FireTime, TotalCount, CompleteCount, RobotId and RobotName.";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the file's tasks in its order.</summary>
    /// <exception cref="TaskFileException">The file cannot be read, or is not what it should be.</exception>
    public static EmulatedTask[] Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path, StrictUtf8), Lenient);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TaskFileException($"The tasks file '{path}' cannot be read: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new TaskFileException($"The tasks file '{path}' is not JSON: {e.Message} {Remedy}", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new TaskFileException($"The tasks file '{path}' is not UTF-8: save it in that encoding.", e);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException) // the latter: half a surrogate pair in a string
        {
            throw new TaskFileException($"The tasks file '{path}' does not fit: {e.Message} {Remedy}", e);
        }
    }

    private static EmulatedTask[] Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"its outermost value is {Describe(root)}, not an array.");
        }

        HashSet<long> ids = [];
        List<EmulatedTask> tasks = new(root.GetArrayLength());
        foreach ((int index, JsonElement element) in root.EnumerateArray().Index())
        {
            string where = $"task {index + 1}";
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{where} is {Describe(element)}, not an object.");
            }

            EmulatedTask task = ReadTask(element, where);
            if (!ids.Add(task.Id))
            {
                throw new FormatException($"{where} has Id {task.Id}, which an earlier task has already.");
            }

            tasks.Add(task);
        }

        return [.. tasks];
    }

    private static EmulatedTask ReadTask(JsonElement element, string where) => new(
        Number(element, where, "Id", 1, long.MaxValue) ?? throw Missing(where, "Id"),
        Text(element, where, "TaskName") ?? throw Missing(where, "TaskName"),
        Text(element, where, "Status") ?? throw Missing(where, "Status"),
        (int)(Number(element, where, "TotalCount", 0, int.MaxValue) ?? 0),
        (int)(Number(element, where, "CompleteCount", 0, int.MaxValue) ?? 0),
        Number(element, where, "RobotId", 0, long.MaxValue) ?? 0,
        Text(element, where, "RobotName") ?? string.Empty,
        Number(element, where, "GmtCreate", 0, long.MaxValue) ?? throw Missing(where, "GmtCreate"),
        Number(element, where, "FireTime", 0, long.MaxValue));

    private static string? Text(JsonElement element, string where, string name)
    {
        if (!TryGet(element, name, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new FormatException($"{where} has {name} {Describe(value)}, not a string.");
    }

    private static long? Number(JsonElement element, string where, string name, long min, long max)
    {
        if (!TryGet(element, name, out JsonElement value) || (value.ValueKind == JsonValueKind.String && value.ValueEquals(string.Empty)))
        {
            return null;
        }

        bool isNumber = value.ValueKind == JsonValueKind.String
            ? long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            : value.TryGetNumber(out number);
        return isNumber && number >= min && number <= max
            ? number
            : throw new FormatException($"{where} has {name} {Describe(value)}, not a whole number from {min} to {max}.");
    }

    private static bool TryGetNumber(this JsonElement value, out long number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out number);
    }

    private static bool TryGet(JsonElement element, string name, out JsonElement value) =>
        element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static FormatException Missing(string where, string name) => new($"{where} has no {name}.");

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText(),
    };
}
