using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AiccsPS.Tasks;

namespace AiccsPS.Tests.Trust;

/// <summary>Reads the same bytes in another way, member by member, and says whether an answer is what they hold.</summary>
internal static class AnswerOracle
{
    public static void AssertRight(byte[] body, ListTaskAnswer answer)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        Assert.NotEqual(JsonValueKind.False, Member(root, "Success")?.ValueKind);
        JsonElement data = Member(root, "Data")!.Value;
        Assert.Equal(Number(data, "Total"), answer.Data!.Total);
        Assert.Equal(Number(data, "PageNo"), answer.Data.PageNo);
        Assert.Equal(Number(data, "PageSize"), answer.Data.PageSize);

        if (Member(data, "Record") is not { ValueKind: JsonValueKind.Array } record)
        {
            Assert.Null(answer.Data.Record);
            return;
        }

        Assert.Equal(record.GetArrayLength(), answer.Data.Record!.Length);
        foreach ((JsonElement element, TaskRecord task) in record.EnumerateArray().Zip(answer.Data.Record))
        {
            Assert.Equal(Number(element, "Id"), task.Id);
            Assert.Equal(Member(element, "TaskName")?.GetString(), task.TaskName);
            Assert.Equal(Member(element, "Status")?.GetString(), task.Status);
            Assert.Equal(Member(element, "RobotName")?.GetString(), task.RobotName);
            Assert.Equal(Number(element, "RobotId"), task.RobotId);
            Assert.Equal(Number(element, "TotalCount"), task.TotalCount);
            Assert.Equal(Number(element, "CompleteCount"), task.CompleteCount);
            Assert.Equal(Time(element, "GmtCreate"), task.GmtCreate?.ToUniversalTime());
            Assert.Equal(Time(element, "FireTime"), task.FireTime?.ToUniversalTime());
        }
    }

    /// <summary>The last member of that name counts, in whatever case; null is as good as none.</summary>
    private static JsonElement? Member(JsonElement parent, string name)
    {
        JsonElement? found = null;
        foreach (JsonProperty property in parent.EnumerateObject())
        {
            found = IsCalled(property, name) ? property.Value : found;
        }

        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }

    private static bool IsCalled(JsonProperty property, string name)
    {
        try
        {
            return string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);
        }
        catch (InvalidOperationException)
        {
            return false; // not UTF-8, so none of ours
        }
    }

    private static long? Number(JsonElement parent, string name) => Member(parent, name) is { } value
        ? long.Parse(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : null;

    private static DateTime? Time(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text && text.ValueEquals(string.Empty)
            ? null
            : Number(parent, name) is { } milliseconds ? DateTime.UnixEpoch.AddMilliseconds(milliseconds) : null;
}
