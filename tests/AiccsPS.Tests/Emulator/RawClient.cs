using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Tests.Emulator;

/// <summary>One connection, one call, and every byte of the answer as it came: what an HTTP client would hide.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ArrayBufferWriter<byte> _received = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What was received so far.</summary>
    public ReadOnlySpan<byte> Received => _received.WrittenSpan;

    /// <summary>What was received of the body so far.</summary>
    public ReadOnlySpan<byte> Body => Received[(Received.IndexOf("\r\n\r\n"u8) + 4)..];

    /// <summary>The headers and the status line, which stands under the empty name.</summary>
    public IReadOnlyDictionary<string, string> Head
    {
        get
        {
            string[] lines = Encoding.ASCII.GetString(Received[..Received.IndexOf("\r\n\r\n"u8)]).Split("\r\n");
            return lines.Skip(1).Select(static line => line.Split(": ", 2)).Append([string.Empty, lines[0]])
                .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);
        }
    }

    public bool HasHead => Received.IndexOf("\r\n\r\n"u8) > 0;

    public int ContentLength => int.Parse(Head["Content-Length"], CultureInfo.InvariantCulture);

    public async Task SendAsync(HttpRequestMessage request)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, request.RequestUri!.Port, Token);
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"{request.Method} {request.RequestUri.PathAndQuery} HTTP/1.1\r\nHost: {request.RequestUri.Authority}\r\n");
        foreach ((string name, IEnumerable<string> values) in request.Headers.NonValidated.Select(static header => (header.Key, header.Value.AsEnumerable())))
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", values)}\r\n");
        }

        await _socket.SendAsync(Encoding.ASCII.GetBytes(head + "Content-Length: 0\r\n\r\n"), Token);
    }

    /// <summary>Receives until the condition holds, or the connection ends. Returns null for the former, else whether the end was a reset.</summary>
    public async Task<bool?> ReceiveAsync(Predicate<RawClient>? until = null)
    {
        while (until is null || !until(this))
        {
            int length;
            try
            {
                length = await _socket.ReceiveAsync(_received.GetMemory(64 * 1024), Token);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset)
            {
                return true;
            }

            if (length == 0)
            {
                return false;
            }

            _received.Advance(length);
        }

        return null;
    }

    public void Dispose() => _socket.Dispose();
}
