using System.Text;

namespace ContentApi.Documents;

/// <summary>The bytes of a page as text.</summary>
public abstract record PageText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes were text.</summary>
    /// <param name="Text">The text without its byte order mark; line ends as they were.</param>
    /// <param name="Encoding">The name of the encoding: <c>utf-8</c>.</param>
    public sealed record Decoded(string Text, string Encoding) : PageText;

    /// <summary>The bytes are no text that can be read.</summary>
    /// <param name="Reason">One sentence: what is wrong and what to do.</param>
    /// <param name="Offset">The byte it was found at, counted from 0, or null when it is about the whole file.</param>
    public sealed record Refused(string Reason, int? Offset) : PageText;

    /// <summary>
    /// The text of a file, or the reason why it has none. A guess is never made: the bytes are UTF-8 or they are refused.
    /// </summary>
    public static PageText Decode(ReadOnlySpan<byte> bytes)
    {
        // Places are told as an editor's tool counts them: from the first byte of the file.
        var mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        bytes = bytes[mark..];
        if (bytes.IsEmpty)
            return new Refused("The file is empty; give it a page, or remove it.", null);
        // A NUL is valid UTF-8, but no page holds one: it is an image, an archive, or UTF-16.
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
            return new Refused($"The file is binary, not text: byte {mark + nul} is NUL; save the page as UTF-8 text.", mark + nul);
        // Legacy encodings are tried here, one reader each, before the refusal: Utf8 answers null for bytes that are not its own.
        return Utf8(bytes) ?? (PageText)NotUtf8(bytes, mark);
    }

    private static Decoded? Utf8(ReadOnlySpan<byte> bytes)
        => System.Text.Unicode.Utf8.IsValid(bytes) ? new Decoded(StrictUtf8.GetString(bytes), "utf-8") : null;

    private static Refused NotUtf8(ReadOnlySpan<byte> bytes, int mark)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            at += consumed;
        var offset = mark + at;
        return new Refused($"The file is not UTF-8: byte {offset} (0x{bytes[at]:X2}) does not fit; save the page as UTF-8.", offset);
    }
}
