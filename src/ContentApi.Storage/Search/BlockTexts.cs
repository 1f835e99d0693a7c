using System.Text;
using System.Text.Json;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>Takes a text; it is only good until the next.</summary>
internal delegate void TextReceiver(SearchPart part, ReadOnlySpan<char> text);

/// <summary>
/// Reads the texts of a body out of its JSON as <see cref="SearchFields"/> has them, without making the blocks: some fifty bodies are read for a search, and that
/// was half of its time. Not for several threads at once.
/// </summary>
internal sealed class BlockTexts
{
    private char[] text = new char[4096];
    private int length;
    private string? block;
    private byte[] id = [];
    private int idLength;

    /// <summary>The id of the block whose text is being received.</summary>
    public string Block => block ??= Encoding.UTF8.GetString(id.AsSpan(0, idLength));

    /// <summary>Gives the texts of all blocks in order, an empty one where a block has none.</summary>
    public void Read(ReadOnlySpan<byte> json, TextReceiver receive)
    {
        for (var at = json.IndexOf(Beginning); at >= 0;)
        {
            var end = at + ReadBlock(json[at..], receive);
            var next = json[end..].IndexOf(Beginning);
            at = next < 0 ? -1 : end + next;
        }
    }

    /// <summary>Gives the texts of some blocks.</summary>
    /// <param name="json">All blocks.</param>
    /// <param name="texts">Which, in order.</param>
    /// <param name="receive">Takes the texts.</param>
    public void Read(ReadOnlySpan<byte> json, ReadOnlySpan<MetText> texts, TextReceiver receive)
    {
        var (block, at) = (-1, 0);
        foreach (var text in texts)
        {
            for (; block < text.Place; block++)
                at += json[at..].IndexOf(Beginning) + Beginning.Length;
            ReadBlock(json[(at - Beginning.Length)..], receive);
        }
    }

    /// <summary>How each block begins, and nothing else does: in a text a quotation mark has a backslash before it.</summary>
    private static ReadOnlySpan<byte> Beginning => "{\"id\":"u8;

    /// <summary>Gives the text of the block that the JSON begins with; and how long it is there.</summary>
    private int ReadBlock(ReadOnlySpan<byte> json, TextReceiver receive)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        length = 0;
        // The type is written before any text.
        var part = SearchPart.Body;
        var property = "text"u8;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                if (reader.ValueTextEquals("heading"u8))
                    part = SearchPart.Heading;
                else if (reader.ValueTextEquals("figure"u8))
                {
                    part = SearchPart.Caption;
                    property = "caption"u8;
                }
                else if (reader.ValueTextEquals("video"u8))
                {
                    part = SearchPart.Caption;
                    property = "label"u8;
                }
                else if (reader.ValueTextEquals("list"u8))
                    property = "items"u8;
                else if (reader.ValueTextEquals("table"u8))
                    property = "rows"u8;
                continue;
            }
            var isText = reader.ValueTextEquals(property);
            var isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId)
                TakeId(ref reader);
            else if (isText)
                Take(ref reader);
            else
                reader.Skip();
        }
        receive(part, text.AsSpan(0, length));
        return (int)reader.BytesConsumed;
    }

    private void TakeId(ref Utf8JsonReader reader)
    {
        if (id.Length < reader.ValueSpan.Length)
            id = new byte[2 * reader.ValueSpan.Length];
        idLength = reader.CopyString(id);
        block = null;
    }

    /// <summary>A string; or the items of a list, or the rows of a table, with line feeds between them, and blanks between the cells of a row.</summary>
    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            Append(ref reader);
        if (reader.TokenType != JsonTokenType.StartArray)
            return;
        var (depth, item, cell) = (reader.CurrentDepth, 0, 0);
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                continue;
            var isCell = reader.CurrentDepth > depth + 1;
            if (isCell && cell++ > 0)
                Append(' ');
            else if (!isCell && item++ > 0)
                Append('\n');
            if (reader.TokenType == JsonTokenType.StartArray)
                cell = 0;
            else
                Append(ref reader);
        }
    }

    private void Append(ref Utf8JsonReader reader)
    {
        Grow(reader.ValueSpan.Length);
        length += reader.CopyString(text.AsSpan(length));
    }

    private void Append(char between)
    {
        Grow(1);
        text[length++] = between;
    }

    private void Grow(int by)
    {
        if (length + by > text.Length)
            Array.Resize(ref text, 2 * (length + by));
    }
}
