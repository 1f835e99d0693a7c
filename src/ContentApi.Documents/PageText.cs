using System.Buffers;
using System.Text;
using ContentApi.Documents.Encodings;

namespace ContentApi.Documents;

/// <summary>The bytes of a page as text.</summary>
public abstract record PageText
{
    /// <summary>The bytes were text.</summary>
    /// <param name="Text">The text without its byte order mark; line ends as they were.</param>
    /// <param name="Encoding">
    /// The name of the encoding: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>windows-1258</c> or <c>tcvn3</c>.
    /// </param>
    public sealed record Decoded(string Text, string Encoding) : PageText
    {
        /// <summary>That the encoding is a guess, and how sure it is; null when the bytes themselves tell it.</summary>
        public PageWarning? Warning { get; init; }
    }

    /// <summary>The bytes are no text that can be read.</summary>
    /// <param name="Reason">One sentence: what is wrong and what to do.</param>
    /// <param name="Offset">The byte it was found at, counted from 0, or null when it is about the whole file.</param>
    public sealed record Refused(string Reason, int? Offset) : PageText;

    /// <summary>
    /// The text of a file, or the reason why it has none. Bytes that are not Unicode are taken for an older Vietnamese encoding only when
    /// nearly all their marked words are Vietnamese then, and <see cref="Decoded.Warning"/> says so. Any bytes can be given: nothing is
    /// thrown.
    /// </summary>
    public static PageText Decode(ReadOnlySpan<byte> bytes)
    {
        // Places are told as an editor's tool counts them: from the first byte of the file.
        var mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (bytes.Length == mark)
            return new Refused("The file is empty; give it a page, or remove it.", null);
        if (Utf16.Read(bytes) is { } wide)
            return wide;
        // A NUL is valid UTF-8, but no page holds one: it is an image or an archive.
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
            return new Refused($"The file is binary, not text: byte {nul} is NUL; save the page as UTF-8 text.", nul);
        var body = bytes[mark..];
        if (Utf8(body) is { } text)
            return new Decoded(text, "utf-8");
        // The mark promises UTF-8: then the page is damaged, not older.
        return (mark == 0 ? Legacy.Read(body) : null) ?? NotUtf8(body, mark);
    }

    // Judged and read in one pass; null when it is not UTF-8.
    private static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        var status = System.Text.Unicode.Utf8.ToUtf16(bytes, characters, out _, out var length, replaceInvalidSequences: false);
        var text = status == OperationStatus.Done ? new string(characters, 0, length) : null;
        ArrayPool<char>.Shared.Return(characters);
        return text;
    }

    private static Refused NotUtf8(ReadOnlySpan<byte> bytes, int mark)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == OperationStatus.Done)
            at += consumed;
        var offset = mark + at;
        return new Refused($"The file is not UTF-8: byte {offset} (0x{bytes[at]:X2}) does not fit, and no older Vietnamese encoding does; "
            + "save the page as UTF-8.", offset);
    }
}
