using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace AiccsPS.Emulator.Signing;

/// <summary>Parameters as they stand in a query or a form, and as they are signed.</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    /// <summary>Takes <c>a=b&amp;c=d</c> apart; a pair without an equals sign has an empty value.</summary>
    public static List<KeyValuePair<string, string>> DecodePairs(ReadOnlySpan<char> text)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (Range range in text.Split('&'))
        {
            ReadOnlySpan<char> pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            int equals = pair.IndexOf('=');
            ReadOnlySpan<char> key = equals < 0 ? pair : pair[..equals];
            ReadOnlySpan<char> value = equals < 0 ? [] : pair[(equals + 1)..];
            pairs.Add(new(Decode(key), Decode(value)));
        }

        return pairs;
    }

    /// <summary>Appends the text in the one way that is signed: RFC 3986 over UTF-8, in upper-case hex.</summary>
    public static void Encode(StringBuilder target, string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unreserved))
        {
            target.Append(text);
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && Unreserved.Contains((char)rune.Value))
            {
                target.Append((char)rune.Value);
                continue;
            }

            foreach (byte b in utf8[..rune.EncodeToUtf8(utf8)])
            {
                target.Append('%').Append(Hex(b >> 4)).Append(Hex(b & 0xF));
            }
        }
    }

    private static char Hex(int digit) => (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);

    /// <summary>A percent sign that no two hex digits follow stays as it is; a plus sign is a space, as in a form.</summary>
    private static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny('%', '+'))
        {
            return text.ToString();
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                buffer[length++] = value;
                i += 2;
            }
            else if (text[i] == '+')
            {
                buffer[length++] = (byte)' ';
            }
            else
            {
                int width = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                length += Encoding.UTF8.GetBytes(text.Slice(i, width), buffer.AsSpan(length));
                i += width - 1;
            }
        }

        string decoded = Encoding.UTF8.GetString(buffer, 0, length);
        ArrayPool<byte>.Shared.Return(buffer);
        return decoded;
    }
}
