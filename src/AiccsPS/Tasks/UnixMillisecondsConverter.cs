using System;
using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiccsPS.Tasks;

/// <summary>
/// The service's timestamps: milliseconds since 1970 UTC, as a string or a number, empty or null where there is none.
/// They become local time, as PowerShell's own dates are.
/// </summary>
internal sealed class UnixMillisecondsConverter : JsonConverter<DateTime?>
{
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();

    public override bool HandleNull => true;

    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.TryGetInt64(out long milliseconds) => ToLocal(milliseconds),
        JsonTokenType.String => ReadText(ref reader),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static DateTime? ReadText(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (text.IsEmpty)
        {
            return null;
        }

        return Utf8Parser.TryParse(text, out long milliseconds, out int read) && read == text.Length
            ? ToLocal(milliseconds)
            : throw new JsonException();
    }

    private static DateTime ToLocal(long milliseconds) => milliseconds >= Earliest && milliseconds <= Latest
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).LocalDateTime
        : throw new JsonException();
}
