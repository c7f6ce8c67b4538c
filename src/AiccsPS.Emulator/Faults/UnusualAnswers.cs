using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;

namespace AiccsPS.Emulator.Faults;

/// <summary>Answers that are good, though not what the documents show.</summary>
internal static class UnusualAnswers
{
    /// <summary>A status that the documents do not have.</summary>
    private const string UnknownStatus = "HIBERNATING";

    public static Task StringsForNumbersAsync(Call call, int occurrence, ReadOnlyMemory<byte> answer)
    {
        JsonObject json = Parse(answer);
        if (json["Data"]!["Record"]!.AsArray() is [JsonObject first, ..])
        {
            first["Status"] = UnknownStatus;
        }

        SpellNumbers(json);
        AddMembers(json);
        return WriteAsync(call, json);
    }

    public static Task UnknownMembersAsync(Call call, int occurrence, ReadOnlyMemory<byte> answer)
    {
        JsonObject json = Parse(answer);
        AddMembers(json);
        return WriteAsync(call, json);
    }

    private static JsonObject Parse(ReadOnlyMemory<byte> answer) => JsonNode.Parse(answer.Span)!.AsObject();

    private static void SpellNumbers(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? value) in members.ToArray())
                {
                    if (Spelt(value) is { } text)
                    {
                        members[name] = text;
                    }
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    SpellNumbers(item!);
                }

                break;
        }
    }

    private static string? Spelt(JsonNode? value)
    {
        if (value?.GetValueKind() == JsonValueKind.Number)
        {
            return value.ToJsonString();
        }

        if (value is not null)
        {
            SpellNumbers(value);
        }

        return null;
    }

    /// <summary>Adds members of every type, before and after those that are known, in every object.</summary>
    private static void AddMembers(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (JsonNode? value in members.Select(static member => member.Value).ToArray())
                {
                    AddMembers(value!);
                }

                members.Insert(0, "Extension", new JsonObject { ["Id"] = "x", ["Record"] = new JsonArray(1, null, true), ["Total"] = -1 });
                members["Tags"] = new JsonArray("a", new JsonObject());
                members["Score"] = 1.5e300;
                members["备注"] = null;
                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    AddMembers(item!);
                }

                break;
        }
    }

    private static Task WriteAsync(Call call, JsonObject json)
    {
        call.BeginBody();
        using Utf8JsonWriter writer = call.WriteBody();
        json.WriteTo(writer);
        return Task.CompletedTask;
    }
}
