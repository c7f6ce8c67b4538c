using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;
using AiccsPS.Emulator.Tasks;

namespace AiccsPS.Emulator.Actions;

/// <summary>Lists the tasks, a page at a time.</summary>
internal sealed class ListTaskAction(TaskStore store, EmulatorOptions options) : IEmulatedAction
{
    private const string Ok = "OK";

    /// <summary>A page larger than this is sent in parts, so that one page of everything does not lie in memory whole.</summary>
    private const int FlushAt = 256 * 1024;

    public string Version => "2019-10-15";

    public string Name => "ListTask";

    public async ValueTask InvokeAsync(Call call)
    {
        if (ListTaskQuery.Parse(call.Parameters) is not { } query)
        {
            GatewayError.ParameterError.Write(call);
            return;
        }

        int pageSize = Math.Min(query.PageSize, options.MaxPageSize ?? int.MaxValue);
        (ReadOnlyMemory<EmulatedTask> page, int total) = store.Page(query.Filter, query.PageNo, pageSize);
        if (options.RefuseBeyondEnd && query.PageNo > 1 && page.IsEmpty)
        {
            GatewayError.ParameterError.Write(call);
            return;
        }

        await using Utf8JsonWriter json = call.BeginAnswer(200, Ok);
        json.WriteStartObject();
        json.WriteString("RequestId"u8, call.RequestId);
        json.WriteStartObject("Data"u8);
        json.WriteNumber("PageNo"u8, query.PageNo);
        json.WriteNumber("PageSize"u8, pageSize);
        json.WriteNumber("Total"u8, total);
        json.WriteStartArray("Record"u8);
        long flushed = 0;
        for (int i = 0; i < page.Length; i++)
        {
            Write(json, page.Span[i]);
            if (json.BytesCommitted + json.BytesPending - flushed > FlushAt)
            {
                await json.FlushAsync(call.Context.RequestAborted);
                await call.Context.Response.BodyWriter.FlushAsync(call.Context.RequestAborted);
                flushed = json.BytesCommitted;
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("Code"u8, Ok);
        json.WriteString("Message"u8, Ok);
        json.WriteBoolean("Success"u8, true);
        json.WriteEndObject();
    }

    /// <summary>Writes the members in the order of the API's documented example.</summary>
    private static void Write(Utf8JsonWriter json, EmulatedTask task)
    {
        json.WriteStartObject();
        json.WriteString("Status"u8, task.Status);
        WriteTime(json, "GmtCreate"u8, task.GmtCreate);
        json.WriteNumber("TotalCount"u8, task.TotalCount);
        if (task.FireTime is { } fireTime)
        {
            WriteTime(json, "FireTime"u8, fireTime);
        }

        json.WriteString("TaskName"u8, task.TaskName);
        json.WriteNumber("RobotId"u8, task.RobotId);
        json.WriteString("RobotName"u8, task.RobotName);
        json.WriteNumber("Id"u8, task.Id);
        json.WriteNumber("CompleteCount"u8, task.CompleteCount);
        json.WriteEndObject();
    }

    /// <summary>The API writes times as strings of milliseconds.</summary>
    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, long milliseconds)
    {
        Span<byte> digits = stackalloc byte[20];
        milliseconds.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
        json.WriteString(name, digits[..length]);
    }
}
