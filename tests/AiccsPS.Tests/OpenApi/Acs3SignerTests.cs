using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiccsPS.Credentials;
using AiccsPS.OpenApi;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.OpenApi;

public class Acs3SignerTests
{
    public static TheoryData<string> RecordedVectors => new(ReadVectors().Select(static v => (string)v["name"]!));

    [Fact]
    public void The_documented_example_comes_out()
    {
        Dictionary<string, string> headers = new()
        {
            ["host"] = "ecs.cn-shanghai.aliyuncs.com",
            ["x-acs-action"] = "RunInstances",
            ["x-acs-version"] = "2014-05-26",
            ["x-acs-date"] = "2023-10-26T10:22:32Z",
            ["x-acs-signature-nonce"] = "3156853299f313e23d1673dc12e1703d",
            ["x-acs-content-sha256"] = Acs3Signer.EmptyPayloadHash,
        };
        string query = PercentEncoding.Query(
        [
            new("RegionId", "cn-shanghai"),
            new("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"),
        ]);

        string authorization = Acs3Signer.Authorize(query, headers, new AccessKey("YourAccessKeyId", Secret.From("YourAccessKeySecret")));

        Assert.Equal(
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
            + "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
            + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
            authorization);
    }

    [Theory]
    [MemberData(nameof(RecordedVectors))]
    public void A_recorded_request_of_an_official_client_gets_the_same_signature(string name)
    {
        JsonNode vector = ReadVectors().Single(v => (string)v["name"]! == name);
        JsonNode request = vector["request"]!;
        Dictionary<string, string> sent = request["headers"]!.Deserialize<Dictionary<string, string>>()!;
        string query = PercentEncoding.Query(vector["params"]!.Deserialize<Dictionary<string, string>>()!);
        AccessKey key = new((string)vector["accessKeyId"]!, Secret.From((string)vector["accessKeySecret"]!));

        string authorization = Acs3Signer.Authorize(query, sent.Where(static h => h.Key != "authorization"), key);

        Assert.Equal(sent["authorization"], authorization);
        Assert.Equal((string)request["target"]!, query.Length == 0 ? "/" : "/?" + query);
    }

    [Fact]
    public void Another_secret_gives_another_signature()
    {
        Dictionary<string, string> headers = new() { ["host"] = "a", ["x-acs-date"] = "b" };
        Assert.NotEqual(
            Acs3Signer.Authorize("", headers, new AccessKey("id", Secret.From("one"))),
            Acs3Signer.Authorize("", headers, new AccessKey("id", Secret.From("two"))));
    }

    private static IEnumerable<JsonNode> ReadVectors() =>
        JsonNode.Parse(File.ReadAllText(Repository.Data("listtask-acs3.json")))!.AsArray().Select(static n => n!);
}
