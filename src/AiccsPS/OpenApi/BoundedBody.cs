using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.OpenApi;

/// <summary>The bytes of an answer, decompressed, in a rented buffer that goes back when this is disposed.</summary>
internal sealed class BoundedBody : IDisposable
{
    /// <summary>More than any page needs (100,000 tasks are about 25 MB) and less than hurts.</summary>
    public const int Limit = 64 * 1024 * 1024;

    private const int InitialSize = 32 * 1024;

    private byte[] _buffer;
    private int _length;

    private BoundedBody()
    {
        _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
    }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Reads to the end, or fails once more than <see cref="Limit"/> bytes have come.</summary>
    public static async Task<BoundedBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        BoundedBody body = new();
        try
        {
#if NET
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            Stream stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            while (await body.FillAsync(stream, cancellationToken).ConfigureAwait(false))
            {
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<bool> FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
        {
            Grow();
        }

#if NET
        int read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
#else
        int read = await stream.ReadAsync(_buffer, _length, _buffer.Length - _length, cancellationToken).ConfigureAwait(false);
#endif
        _length += read;
        return read > 0;
    }

    private void Grow()
    {
        if (_length >= Limit)
        {
            throw Failure.Of(nameof(Messages.AnswerTooLarge), FailureKind.InvalidAnswer, Limit / (1024 * 1024));
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(Limit, _buffer.Length * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
