using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Emulator.Signing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AiccsPS.Tests.Emulator;

/// <summary>Requests that were signed by others: the documentation's example and an official SDK's recorded calls.</summary>
public class SignatureTests
{
    private const string DocumentedSignature = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0";

    public static TheoryData<string> Recordings => ["none", "status-done", "chinese-taskname", "security-token"];

    [Fact]
    public void The_documented_example_is_good() =>
        Assert.Null(VerifyDocumented(DocumentedSignature, "YourAccessKeySecret"));

    [Theory]
    [InlineData("16563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0", "YourAccessKeySecret")] // one bit
    [InlineData("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c", "YourAccessKeySecret")] // one digit less
    [InlineData(DocumentedSignature, "YourAccessKeySecreT")]
    public void A_changed_documented_example_is_not(string signature, string secret) =>
        Assert.Equal("SignatureDoesNotMatch", VerifyDocumented(signature, secret)?.Code);

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_recorded_call_is_answered(string name) =>
        Assert.Equal("OK", await ReplayAsync(name, static header => header));

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_recorded_call_with_a_changed_signature_is_refused(string name) =>
        Assert.Equal("SignatureDoesNotMatch", await ReplayAsync(name, static header => header[..^1] + (header[^1] == '0' ? '1' : '0')));

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_recorded_call_is_refused_where_the_secret_is_another(string name) =>
        Assert.Equal("SignatureDoesNotMatch", await ReplayAsync(name, static header => header, "another"));

    private static GatewayError? VerifyDocumented(string signature, string secret)
    {
        DateTimeOffset date = new(2023, 10, 26, 10, 22, 32, TimeSpan.Zero);
        SignatureVerifier verifier = new(new EmulatorOptions { AccessKeyId = "YourAccessKeyId", AccessKeySecret = secret, Clock = new FixedClock(date) });
        HeaderDictionary headers = new()
        {
            ["Host"] = "ecs.cn-shanghai.aliyuncs.com",
            ["x-acs-action"] = "RunInstances",
            ["x-acs-version"] = "2014-05-26",
            ["x-acs-date"] = "2023-10-26T10:22:32Z",
            ["x-acs-signature-nonce"] = "3156853299f313e23d1673dc12e1703d",
            ["x-acs-content-sha256"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ["Authorization"] = $"ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature={signature}",
        };
        List<KeyValuePair<string, string>> query = PercentEncoding.DecodePairs("ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai");
        return verifier.Verify(new SignedRequest("POST", "/", query, headers, ReadOnlyMemory<byte>.Empty));
    }

    private static async Task<string?> ReplayAsync(string name, Func<string, string> authorization, string? secret = null)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Data", "listtask-acs3.json");
        JsonNode vector = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.AsArray().Single(v => (string)v!["name"]! == name)!;
        JsonNode recorded = vector["request"]!;
        JsonObject headers = recorded["headers"]!.AsObject();
        await using EmulatorClient client = await EmulatorClient.StartAsync(new EmulatorOptions
        {
            AccessKeyId = (string)vector["accessKeyId"]!,
            AccessKeySecret = secret ?? (string)vector["accessKeySecret"]!,
            SecurityToken = (string?)vector["securityToken"],
            Clock = new FixedClock(DateTimeOffset.Parse((string)headers["x-acs-date"]!, CultureInfo.InvariantCulture)),
        });

        using HttpRequestMessage request = new(HttpMethod.Parse((string)recorded["method"]!), new Uri(client.Server.Endpoint, (string)recorded["target"]!));
        foreach ((string header, JsonNode? value) in headers.Where(static h => h.Key is not ("connection" or "content-length")))
        {
            request.Headers.TryAddWithoutValidation(header, header == "authorization" ? authorization((string)value!) : (string)value!);
        }

        return (await client.SendAsync(request, TestContext.Current.CancellationToken)).Code;
    }
}
