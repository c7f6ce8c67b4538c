using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using Xunit;

namespace AiccsPS.Tests.Emulator;

/// <summary>Tasks from a file.</summary>
public sealed class TaskFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"aiccsps-{Guid.NewGuid():N}.json");

    [Fact]
    public async Task Tasks_are_served_in_the_files_order()
    {
        await WriteAsync("""
            [
              // numbers may be strings, as the API writes times
              { "Id": 9223372036854775807, "TaskName": "二", "Status": "DONE", "TotalCount": 3, "CompleteCount": "3",
                "RobotId": 7, "RobotName": "小云", "GmtCreate": "1618477232000", "FireTime": 1618477233000, "Later": true },
              { "Id": "1", "TaskName": "一", "Status": "A_NEW_STATUS", "GmtCreate": 1618477232000, "FireTime": "", },
            ]
            """);
        await using EmulatorServer server = await StartAsync();
        Assert.Equal(
            [
                new EmulatedTask(long.MaxValue, "二", "DONE", 3, 3, 7, "小云", 1618477232000, 1618477233000),
                new EmulatedTask(1, "一", "A_NEW_STATUS", 0, 0, 0, "", 1618477232000, null),
            ],
            server.Tasks);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        await File.WriteAllTextAsync(_path, "[]", new UTF8Encoding(true), TestContext.Current.CancellationToken);
        await using EmulatorServer server = await StartAsync();
        Assert.Empty(server.Tasks);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[{]", "not JSON")]
    [InlineData("{}", "outermost value is an object")]
    [InlineData("[1]", "task 1 is 1, not an object")]
    [InlineData("""[{"TaskName":"a","Status":"DONE","GmtCreate":1}]""", "task 1 has no Id")]
    [InlineData("""[{"Id":1,"Status":"DONE","GmtCreate":1}]""", "task 1 has no TaskName")]
    [InlineData("""[{"Id":1,"TaskName":"a","GmtCreate":1}]""", "task 1 has no Status")]
    [InlineData("""[{"Id":1,"TaskName":"a","Status":"DONE","GmtCreate":null}]""", "task 1 has no GmtCreate")]
    [InlineData("""[{"Id":1.5,"TaskName":"a","Status":"DONE","GmtCreate":1}]""", "task 1 has Id 1.5")]
    [InlineData("""[{"Id":0,"TaskName":"a","Status":"DONE","GmtCreate":1}]""", "task 1 has Id 0")]
    [InlineData("""[{"Id":1,"TaskName":2,"Status":"DONE","GmtCreate":1}]""", "task 1 has TaskName 2, not a string")]
    [InlineData("""[{"Id":1,"TaskName":"\ud83d","Status":"DONE","GmtCreate":1}]""", "does not fit")]
    [InlineData("""[{"Id":1,"TaskName":"a","Status":"DONE","GmtCreate":"2026-01-01"}]""", "task 1 has GmtCreate \"2026-01-01\"")]
    [InlineData("""[{"Id":1,"TaskName":"a","Status":"DONE","GmtCreate":1,"TotalCount":2147483648}]""", "task 1 has TotalCount 2147483648")]
    [InlineData("""[{"Id":1,"TaskName":"a","Status":"DONE","GmtCreate":1,"FireTime":[]}]""", "task 1 has FireTime an array")]
    [InlineData("""[{"Id":1,"TaskName":"a","Status":"DONE","GmtCreate":1},{"Id":1,"TaskName":"b","Status":"DONE","GmtCreate":1}]""", "task 2 has Id 1, which an earlier task has already")]
    public async Task A_bad_file_is_named_with_what_is_wrong(string json, string wrong)
    {
        await WriteAsync(json);
        await AssertBadAsync(wrong);
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_is_named()
    {
        await File.WriteAllBytesAsync(_path, [(byte)'[', (byte)'"', 0xB2, 0xE2, (byte)'"', (byte)']'], TestContext.Current.CancellationToken);
        await AssertBadAsync("not UTF-8");
    }

    [Fact]
    public async Task A_missing_file_is_named() => await AssertBadAsync("cannot be read");

    public void Dispose() => File.Delete(_path);

    private Task WriteAsync(string json) => File.WriteAllTextAsync(_path, json, TestContext.Current.CancellationToken);

    private Task<EmulatorServer> StartAsync() =>
        EmulatorServer.StartAsync(new EmulatorOptions { TasksFile = _path }, TestContext.Current.CancellationToken);

    private async Task AssertBadAsync(string wrong)
    {
        TaskFileException e = await Assert.ThrowsAsync<TaskFileException>(StartAsync);
        Assert.Contains(_path, e.Message);
        Assert.Contains(wrong, e.Message);
    }
}
