using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Tests.Hosting;

/// <summary>Answers each connection with the bytes given and closes it: for answers that are not even HTTP.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    public RawServer(string answer)
    {
        _listener.Start();
        _work = ServeAsync(Encoding.UTF8.GetBytes(answer));
    }

    public Uri Endpoint => new($"http://{_listener.LocalEndpoint}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    private async Task ServeAsync(byte[] answer)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream(), answer);
            }
        }
        catch (Exception e) when (_stop.IsCancellationRequested && e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream, byte[] answer)
    {
        try
        {
            _ = await stream.ReadAsync(new byte[16 * 1024], _stop.Token);
            await stream.WriteAsync(answer, _stop.Token);
        }
        catch (IOException)
        {
            // The client has had enough.
        }
    }
}
