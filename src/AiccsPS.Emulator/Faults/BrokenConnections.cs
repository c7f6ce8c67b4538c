using System;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace AiccsPS.Emulator.Faults;

/// <summary>
/// Connections that end too early, or not at all. Where bytes come before the end they are written to the socket itself, past the
/// server: it would send them when it likes, and refuses a length that is not the body's.
/// </summary>
internal static class BrokenConnections
{
    public static Task ResetBeforeAsync(Call call, int occurrence)
    {
        call.HangUp();
        return Task.CompletedTask;
    }

    public static async Task ResetWithinAsync(Call call, int occurrence, ReadOnlyMemory<byte> answer)
    {
        await SendAsync(call, answer.Length, answer[..(answer.Length / 2)]);
        call.HangUp();
    }

    public static async Task WrongLengthAsync(Call call, int occurrence, ReadOnlyMemory<byte> answer)
    {
        const int missing = 100;
        Socket socket = await SendAsync(call, answer.Length + missing, answer);
        socket.Shutdown(SocketShutdown.Send);

        // An abort now would reset the connection; a client that sees its end hangs up itself.
        await WaitForHangUpAsync(call);
    }

    public static async Task StallAsync(Call call, int occurrence, ReadOnlyMemory<byte> answer)
    {
        await SendAsync(call, answer.Length, answer[..(answer.Length / 2)]);
        await WaitForHangUpAsync(call);
    }

    private static async Task WaitForHangUpAsync(Call call)
    {
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (call.Context.RequestAborted.UnsafeRegister(static g => ((TaskCompletionSource)g!).TrySetResult(), gone))
        {
            await gone.Task;
        }

        call.HangUp();
    }

    private static async Task<Socket> SendAsync(Call call, int contentLength, ReadOnlyMemory<byte> body)
    {
        Socket socket = call.Context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        byte[] head = Head(call, contentLength);
        await socket.SendAsync(head, call.Context.RequestAborted);
        while (!body.IsEmpty)
        {
            int sent = await socket.SendAsync(body, call.Context.RequestAborted);
            body = body[sent..];
        }

        return socket;
    }

    private static byte[] Head(Call call, int contentLength)
    {
        StringBuilder head = new("HTTP/1.1 200 OK\r\n");
        foreach ((string name, StringValues value) in call.Context.Response.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {contentLength}\r\n\r\n");
        return Encoding.ASCII.GetBytes(head.ToString());
    }
}
