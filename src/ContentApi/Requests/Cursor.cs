using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContentApi.Storage.Reads;

namespace ContentApi.Requests;

/// <summary>
/// A place in a list as an opaque text: the values of the row that a page ended or began with, never an offset, and a check over them and over what the list is.
/// So a cursor survives restarts and imports, and one that was changed, or is of another list, is known for it.
/// </summary>
public static class Cursor
{
    private const int CheckLength = 9;

    /// <summary>Nobody reads it as it stands, so nothing needs an escape of six bytes.</summary>
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a place.</summary>
    /// <param name="list">What the list is: path, filters and sort.</param>
    /// <param name="position">The place.</param>
    public static string Write(string list, KeysetPosition position)
    {
        var payload = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(payload, Compact))
        {
            json.WriteStartArray();
            json.WriteNumberValue(position.Backward ? 1 : 0);
            foreach (var value in position.Values)
            {
                if (value is string text)
                    json.WriteStringValue(text);
                else
                    json.WriteNumberValue((long)value);
            }
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString([.. Check(list, payload.WrittenSpan), .. payload.WrittenSpan]);
    }

    /// <summary>Reads a place; null when the text is no cursor of this list.</summary>
    /// <param name="list">What the list is.</param>
    /// <param name="text">As it was given.</param>
    /// <param name="width">How many values a place in its order has.</param>
    public static KeysetPosition? Read(string list, string text, int width)
    {
        if (text.Length > 4096 || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        if (bytes.Length <= CheckLength || !bytes[..CheckLength].SequenceEqual(Check(list, bytes[CheckLength..])))
            return null;
        // The check is no signature: whoever reads this code can make one, so what it covers is still checked.
        try
        {
            using var payload = JsonDocument.Parse(bytes[CheckLength..].ToArray());
            var values = payload.RootElement.EnumerateArray().Select(Value).ToList();
            return (values.Count == width + 1 || values.Count == 1) && values[0] is (0L or 1L) and long side ? new(values[1..], side == 1) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static object Value(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetInt64();

    private static byte[] Check(string list, ReadOnlySpan<byte> payload) => SHA256.HashData([.. Encoding.UTF8.GetBytes(list), 0, .. payload])[..CheckLength];
}
