using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Tests.Commands;

/// <summary>Several listings in several runspaces of one process do not mix, and share connections.</summary>
public class ParallelTests
{
    [Fact]
    public async Task Different_keys_and_endpoints_do_not_mix()
    {
        await using EmulatorServer one = await Start(1, "LTAI5tOneOneOneOne", "SecretOfOne");
        await using EmulatorServer two = await Start(2, "LTAI5tTwoTwoTwoTwo", "SecretOfTwo");
        Task<CommandResult>[] runs = [.. Enumerable.Range(0, 12).Select(i => Task.Run(() =>
        {
            (EmulatorServer server, string id, string secret) = i % 2 == 0
                ? (one, "LTAI5tOneOneOneOne", "SecretOfOne") : (two, "LTAI5tTwoTwoTwoTwo", "SecretOfTwo");
            using ModuleHost host = new(server);
            host.Set("key", ModuleHost.TestCredential(id, secret));
            return host.Run("Get-AiccsTask -Credential $key -PageSize 50");
        }))];

        CommandResult[] results = await Task.WhenAll(runs);

        Assert.All(results.Index(), r => Assert.Equal((r.Index % 2 == 0 ? one : two).Tasks.Select(static t => t.Id), r.Item.Good().Ids));
        Assert.Equal(one.Requests.Total, one.Requests.ByCode["OK"]);
        Assert.Equal(two.Requests.Total, two.Requests.ByCode["OK"]);
    }

    [Fact]
    public async Task Requests_and_commands_share_a_connection()
    {
        ConcurrentDictionary<string, bool> connections = new();
        await using ScriptedServer server = await ScriptedServer.StartAsync(context =>
        {
            connections[context.Connection.Id] = true;
            return context.Response.WriteAsync(
                """{"Success":true,"Code":"OK","Data":{"PageNo":1,"PageSize":100,"Total":1,"Record":[{"Id":1}]}}""", context.RequestAborted);
        });
        using ModuleHost host = new(server.Endpoint);
        using ModuleHost other = new(server.Endpoint);

        for (int i = 0; i < 5; i++)
        {
            host.Run("Get-AiccsTask; Get-AiccsTask").Good();
            other.Run("Get-AiccsTask").Good();
        }

        Assert.Equal(15, server.Requests.Count);
        Assert.Single(connections);
    }

    private static Task<EmulatorServer> Start(int seed, string id, string secret) => EmulatorServer.StartAsync(
        new EmulatorOptions { TaskCount = 600, Seed = seed, AccessKeyId = id, AccessKeySecret = secret }, TestContext.Current.CancellationToken);
}
