using System;
using System.IO;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator.Http;

namespace AiccsPS.Emulator.Faults;

/// <summary>Answers that a client must not try to take in.</summary>
internal static class HugeAnswers
{
    /// <summary>How deep <see cref="DeepAsync"/> nests its objects and arrays.</summary>
    private const int Depth = 10_000;

    /// <summary>What the bomb inflates to, at least.</summary>
    private const int BombBytes = 128 * 1024 * 1024;

    private static readonly byte[] Opening = "{\"Message\":\""u8.ToArray();
    private static readonly byte[] Filling = Fill(64 * 1024);

    private static readonly Lazy<byte[]> Bomb = new(MakeBomb);
    private static readonly Lazy<byte[]> Nested = new(MakeNested);

    public static async Task EndlessAsync(Call call, int occurrence)
    {
        call.BeginBody();
        CancellationToken gone = call.Context.RequestAborted;
        PipeWriter body = call.Context.Response.BodyWriter;
        await body.WriteAsync(Opening, gone);
        while (!gone.IsCancellationRequested)
        {
            await body.WriteAsync(Filling, gone);
        }
    }

    public static Task GzipBombAsync(Call call, int occurrence)
    {
        if (!call.Context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return EndlessAsync(call, occurrence);
        }

        call.Context.Response.Headers.ContentEncoding = "gzip";
        return WriteAsync(call, Bomb.Value);
    }

    public static Task DeepAsync(Call call, int occurrence) => WriteAsync(call, Nested.Value);

    private static async Task WriteAsync(Call call, byte[] body)
    {
        call.BeginBody();
        call.Context.Response.ContentLength = body.Length;
        await call.Context.Response.BodyWriter.WriteAsync(body, call.Context.RequestAborted);
    }

    private static byte[] MakeBomb()
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Opening);
            for (int written = 0; written < BombBytes; written += Filling.Length)
            {
                gzip.Write(Filling);
            }

            gzip.Write("\"}"u8);
        }

        return bytes.ToArray();
    }

    private static byte[] MakeNested()
    {
        const string open = "{\"Record\":[";
        const string close = "]}";
        StringBuilder json = new("{\"Code\":\"OK\",\"Success\":true,\"Data\":");
        json.Insert(json.Length, open, Depth / 2).Insert(json.Length, close, Depth / 2).Append('}');
        return Encoding.ASCII.GetBytes(json.ToString());
    }

    private static byte[] Fill(int length)
    {
        byte[] bytes = new byte[length];
        Array.Fill(bytes, (byte)'a');
        return bytes;
    }
}
