using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Storage.Reads;

namespace ContentApi.Contracts;

/// <summary>A passage as HTML in an answer: a string, escaped, with no element but <c>mark</c>. It is made as it is written, for a page of hits has some fifty.</summary>
/// <param name="passage">The passage.</param>
[JsonConverter(typeof(MarkedTextConverter))]
public readonly struct MarkedText(PassageRow passage)
{
    internal PassageRow Passage { get; } = passage;
}

/// <summary>What is marked in a text, in an answer: start and length of each, <c>[[0,3],[9,4]]</c>.</summary>
/// <param name="ranges">Start and length of each.</param>
[JsonConverter(typeof(MarkedRangesConverter))]
public readonly struct MarkedRanges(IReadOnlyList<(int Start, int Length)> ranges)
{
    internal IReadOnlyList<(int Start, int Length)> Ranges { get; } = ranges;
}

internal sealed class MarkedTextConverter : JsonConverter<MarkedText>
{
    private const string Opening = "<mark>";
    private const string Closing = "</mark>";

    /// <summary>How long a character may become.</summary>
    private const int LongestEscape = 6;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("&<>\"'");

    public override MarkedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written and never read.");

    public override void Write(Utf8JsonWriter writer, MarkedText value, JsonSerializerOptions options)
    {
        var passage = value.Passage;
        var html = ArrayPool<char>.Shared.Rent((LongestEscape * passage.Length) + ((Opening.Length + Closing.Length) * passage.Ranges.Count));
        var text = passage.Text.Span;
        var (at, length) = (passage.Start, 0);
        foreach (var (start, marked) in passage.Ranges)
        {
            Escape(text[at..start], html, ref length);
            Append(Opening, html, ref length);
            Escape(text.Slice(start, marked), html, ref length);
            Append(Closing, html, ref length);
            at = start + marked;
        }
        Escape(text[at..(passage.Start + passage.Length)], html, ref length);
        writer.WriteStringValue(html.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(html);
    }

    // The framework's encoders also escape letters, emoji at least: Vietnamese stays as it is.
    private static void Escape(ReadOnlySpan<char> text, char[] html, ref int length)
    {
        for (var next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            Append(text[..next], html, ref length);
            Append(
                text[next] switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    _ => "&#39;",
                },
                html,
                ref length
            );
            text = text[(next + 1)..];
        }
        Append(text, html, ref length);
    }

    private static void Append(ReadOnlySpan<char> text, char[] html, ref int length)
    {
        text.CopyTo(html.AsSpan(length));
        length += text.Length;
    }
}

internal sealed class MarkedRangesConverter : JsonConverter<MarkedRanges>
{
    public override MarkedRanges Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written and never read.");

    public override void Write(Utf8JsonWriter writer, MarkedRanges value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var (start, length) in value.Ranges)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(start);
            writer.WriteNumberValue(length);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }
}
