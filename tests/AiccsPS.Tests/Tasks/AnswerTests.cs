using System;
using System.Text.Json;
using AiccsPS.Tasks;

namespace AiccsPS.Tests.Tasks;

/// <summary>What an answer may look like, documented or not.</summary>
public class AnswerTests
{
    [Fact]
    public void The_documented_example()
    {
        ListTaskAnswer answer = Read(
            """
            {"RequestId":"D9CB3933-9FE3-4870-BA8E-2BEE91B69D23","Data":{"PageNo":1,"PageSize":20,"Total":50,"Record":[
            {"Status":"RELEASE","GmtCreate":"1618477232000","TotalCount":1,"FireTime":"1618477232000","TaskName":"测试任务",
            "RobotId":0,"RobotName":"机器人","Id":0,"CompleteCount":1}]},"Code":"OK","Message":"OK","Success":true}
            """);

        Assert.True(answer.IsGood);
        Assert.Equal("D9CB3933-9FE3-4870-BA8E-2BEE91B69D23", answer.RequestId);
        Assert.Equal((1L, 20L, 50L), (answer.Data!.PageNo, answer.Data.PageSize, answer.Data.Total));
        TaskRecord task = Assert.Single(answer.Data.Record!);
        Assert.Equal((0L, "测试任务", "RELEASE", 1, 1, 0L, "机器人"), (task.Id, task.TaskName, task.Status, task.TotalCount, task.CompleteCount, task.RobotId, task.RobotName));
        Assert.Equal(new DateTime(2021, 4, 15, 9, 0, 32, DateTimeKind.Utc), task.GmtCreate!.Value.ToUniversalTime());
        Assert.Equal(DateTimeKind.Local, task.FireTime!.Value.Kind);
    }

    [Fact]
    public void Numbers_as_strings_unknown_members_and_the_largest_id()
    {
        TaskRecord task = ReadTask(
            """{"Id":"9223372036854775807","RobotId":"5","TotalCount":"7","CompleteCount":"3","Status":"ASLEEP","New":{"a":[1]},"GmtCreate":1618477232000}""");

        Assert.Equal((long.MaxValue, 5L, 7, 3, "ASLEEP"), (task.Id, task.RobotId, task.TotalCount, task.CompleteCount, task.Status));
        Assert.NotNull(task.GmtCreate);
    }

    [Theory]
    [InlineData("""{"Id":1}""")]
    [InlineData("""{"Id":1,"FireTime":"","GmtCreate":"","TotalCount":null,"CompleteCount":null,"RobotId":null,"TaskName":null,"Status":null}""")]
    [InlineData("""{"Id":1,"FireTime":null,"GmtCreate":null}""")]
    public void What_the_service_does_not_give_is_null(string record)
    {
        TaskRecord task = ReadTask(record);

        Assert.Null(task.FireTime);
        Assert.Null(task.GmtCreate);
        Assert.Null(task.TotalCount);
        Assert.Null(task.RobotId);
        Assert.Null(task.Status);
    }

    [Theory]
    [InlineData("""{"TaskName":"a task without an id cannot be told from another"}""")]
    [InlineData("""{"Id":null}""")]
    [InlineData("""{"Id":1.5}""")]
    [InlineData("""{"Id":1,"FireTime":"yesterday"}""")]
    [InlineData("""{"Id":1,"FireTime":"99999999999999999"}""")]
    [InlineData("""{"Id":1,"GmtCreate":true}""")]
    public void What_cannot_be_understood_is_refused(string record) =>
        Assert.Throws<JsonException>(() => ReadTask(record));

    [Theory]
    [InlineData("""{"Success":true,"Code":"whatever"}""", true)]
    [InlineData("""{"Success":false,"Code":"OK"}""", false)]
    [InlineData("""{"Code":"OK"}""", true)]
    [InlineData("""{"Code":"Ok"}""", true)]
    [InlineData("""{"Code":"200"}""", true)]
    [InlineData("""{"Code":"ParameterError"}""", false)]
    public void Success_has_the_last_word(string answer, bool good) => Assert.Equal(good, Read(answer).IsGood);

    private static TaskRecord ReadTask(string record) =>
        Read($$"""{"Data":{"Record":[{{record}}]},"Success":true}""").Data!.Record![0];

    private static ListTaskAnswer Read(string json) => JsonSerializer.Deserialize(json, TaskJson.Default.ListTaskAnswer)!;
}
