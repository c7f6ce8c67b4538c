using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator;

namespace AiccsPS.Tests.Emulator;

/// <summary>An emulator and a client of its own to ask it.</summary>
internal sealed class EmulatorClient : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    private EmulatorClient(EmulatorServer server) => Server = server;

    public EmulatorServer Server { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EmulatorClient> StartAsync(EmulatorOptions? options = null) =>
        new(await EmulatorServer.StartAsync(options ?? new EmulatorOptions(), Token));

    public Task<Answer> AskAsync(params (string Key, string Value)[] query) => AskAsync(new TestSigner(), query);

    public Task<Answer> AskAsync(TestSigner signer, params (string Key, string Value)[] query) =>
        SendAsync(signer.Create(Server.Endpoint, query), Token);

    /// <summary>Asks, and returns the answer as it came, to be disposed of; its body may still be on the way.</summary>
    public Task<HttpResponseMessage> RespondAsync(params (string Key, string Value)[] query) =>
        _http.SendAsync(new TestSigner().Create(Server.Endpoint, query), HttpCompletionOption.ResponseHeadersRead, Token);

    public async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        using HttpResponseMessage response = await _http.SendAsync(request, token);
        string body = await response.Content.ReadAsStringAsync(token);
        return new Answer(
            (int)response.StatusCode,
            response.Headers.Date,
            response.Headers.TryGetValues("x-acs-request-id", out var ids) ? ids.Single() : null,
            body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject());
    }

    /// <summary>Asks for a page and returns the ids on it, after a look at what surrounds them.</summary>
    public async Task<(long Total, long[] Ids)> ListAsync(params (string Key, string Value)[] query)
    {
        Answer answer = await AskAsync(query);
        Assert.Equal(("OK", 200), (answer.Code, answer.HttpStatus));
        return ((long)answer.Data["Total"]!, [.. answer.Records.Select(static record => (long)record["Id"]!)]);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    internal sealed record Answer(int HttpStatus, DateTimeOffset? Date, string? RequestIdHeader, JsonObject Body)
    {
        public string? Code => (string?)Body[nameof(Code)];

        public string Message => (string)Body[nameof(Message)]!;

        public JsonObject Data => Body[nameof(Data)]!.AsObject();

        public JsonObject[] Records => [.. Data["Record"]!.AsArray().Select(static record => record!.AsObject())];
    }
}
