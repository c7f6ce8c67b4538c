using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using Xunit;

namespace AiccsPS.Tests.Interop;

/// <summary>Alibaba Cloud's own client against the emulator: what it signs must be good, and what it reads must be right.</summary>
public sealed class OfficialClientTests(OfficialClientTests.Session session) : IClassFixture<OfficialClientTests.Session>
{
    private const string Reserved = "!()*'&=+%/~ ;:@$,?#[]";
    private const string SecurityToken = "CAIS/with+special==";
    private const string WrongSecret = "a wrong secret";

    private static readonly Dictionary<string, (string Name, string Value)[]> Queries = new()
    {
        ["no parameters"] = [],
        ["status"] = [("Status", "DONE")],
        ["page"] = [("PageNo", "2"), ("PageSize", "3")],
        ["id"] = [("TaskId", "178278477800062")],
        ["Chinese name"] = [("TaskName", "测试任务 一号")],
        ["emoji"] = [("TaskName", "🎉")],
        ["reserved characters"] = [("TaskName", Reserved)],
        ["robot"] = [("RobotName", "客服小云")],
        ["everything"] = [("PageNo", "1"), ("PageSize", "5"), ("RobotName", "小云"), ("Status", "DONE"), ("TaskName", "测试")],
    };

    public static TheoryData<string> Cases => [.. Queries.Keys.SelectMany(static name => new[] { name, WithToken(name) }), WrongSecret, WithToken(WrongSecret)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_official_client_gets_the_right_answer(string name)
    {
        Assert.SkipWhen(session.SkipReason is not null, session.SkipReason ?? string.Empty);
        Assert.Equal($"ok {name}", session.Lines.Single(line => line == $"ok {name}" || line.StartsWith($"FAILED {name}:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_wrong_answer_would_be_noticed()
    {
        Assert.SkipWhen(session.SkipReason is not null, session.SkipReason ?? string.Empty);
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
        OfficialClientRun.Result result = await OfficialClientRun.SendAsync([Case("expects nothing", server, null, EmulatorOptions.DefaultAccessKeySecret, [], new { total = 0, ids = Array.Empty<long>() })]);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("FAILED expects nothing:", Assert.Single(result.Lines));
    }

    private static string WithToken(string name) => $"{name}, with a token";

    private static object Case(string name, EmulatorServer server, string? token, string secret, (string Name, string Value)[] query, object expect) => new
    {
        name,
        endpoint = server.Endpoint.Authority,
        accessKeyId = EmulatorOptions.DefaultAccessKeyId,
        accessKeySecret = secret,
        securityToken = token,
        @params = query.ToDictionary(static pair => pair.Name, static pair => pair.Value),
        expect,
    };

    /// <summary>One run of the client for all cases, since starting it takes longer than they do.</summary>
    public sealed class Session : IAsyncLifetime
    {
        public string? SkipReason { get; private set; }

        public IReadOnlyList<string> Lines { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            SkipReason = await OfficialClientRun.PrepareAsync();
            if (SkipReason is not null)
            {
                return;
            }

            string file = Path.Combine(Path.GetTempPath(), $"aiccsps-{Guid.NewGuid():N}.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(MakeTasks()), TestContext.Current.CancellationToken);
            try
            {
                await using EmulatorServer permanent = await EmulatorServer.StartAsync(new EmulatorOptions { TasksFile = file }, TestContext.Current.CancellationToken);
                await using EmulatorServer temporary = await EmulatorServer.StartAsync(new EmulatorOptions { TasksFile = file, SecurityToken = SecurityToken }, TestContext.Current.CancellationToken);
                OfficialClientRun.Result result = await OfficialClientRun.SendAsync([.. MakeCases(permanent, null), .. MakeCases(temporary, SecurityToken)]);
                Assert.True(result.ExitCode == 0 || result.Lines.Any(static line => line.StartsWith("FAILED", StringComparison.Ordinal)), result.Error);
                Lines = result.Lines;
            }
            finally
            {
                File.Delete(file);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static IEnumerable<object> MakeCases(EmulatorServer server, string? token)
        {
            Func<string, string> named = token is null ? static name => name : WithToken;
            foreach ((string name, (string Name, string Value)[] query) in Queries)
            {
                yield return Case(named(name), server, token, EmulatorOptions.DefaultAccessKeySecret, query, Expect(server.Tasks, query));
            }

            yield return Case(named(WrongSecret), server, token, "wrong", [], new { error = "SignatureDoesNotMatch" });
        }

        /// <summary>What the answer must be, worked out without the emulator's own filters and pages.</summary>
        private static object Expect(IReadOnlyList<EmulatedTask> tasks, (string Name, string Value)[] query)
        {
            string? Get(string name) => query.FirstOrDefault(pair => pair.Name == name).Value;
            long[] matching =
            [
                .. from task in tasks
                   where Get("Status") is not { } status || task.Status == status
                   where Get("TaskId") is not { } id || $"{task.Id}" == id
                   where Get("TaskName") is not { } name || task.TaskName.Contains(name)
                   where Get("RobotName") is not { } robot || task.RobotName.Contains(robot)
                   select task.Id,
            ];
            int size = int.Parse(Get("PageSize") ?? "20");
            long[] ids = [.. matching.Skip((int.Parse(Get("PageNo") ?? "1") - 1) * size).Take(size)];
            Assert.NotEmpty(ids);
            return new { total = matching.Length, ids };
        }

        private static IEnumerable<object> MakeTasks()
        {
            string[] names = [$"a {Reserved} name", "庆典 🎉 通知", "测试任务 一号", "测试任务 二号", "Plain"];
            string[] statuses = ["DONE", "RUNNING", "INIT"];
            for (int i = 0; i < 40; i++)
            {
                yield return new
                {
                    Id = 178278477800062 - (i * 1000),
                    TaskName = names[i % names.Length],
                    Status = statuses[i % statuses.Length],
                    RobotName = i % 4 == 0 ? "客服小云" : "机器人",
                    GmtCreate = 1782784778000 - (i * 10),
                };
            }
        }
    }
}
