using System.Text;

namespace ContentApi.Documents.Encodings;

/// <summary>UTF-16, told by its byte order mark, or without one by where its NUL bytes stand.</summary>
internal static class Utf16
{
    /// <summary>
    /// Of the code units of Vietnamese text, blanks, digits and unmarked letters included, some three in four have a NUL for a high byte.
    /// Half of that is still far from anything else.
    /// </summary>
    private const double LeastNuls = 0.35;

    private const int ShortestWithoutMark = 16;

    /// <summary>The text, a refusal when the mark promises UTF-16 and the rest breaks it, or null when nothing speaks for UTF-16.</summary>
    public static PageText? Read(ReadOnlySpan<byte> bytes)
    {
        var marked = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (!marked && !HasPlainNuls(bytes))
            return null;
        var isBig = marked ? bytes[0] == 0xFE : bytes[0] == 0;
        var name = isBig ? "utf-16be" : "utf-16le";
        var body = marked ? bytes[2..] : bytes;
        string text;
        try
        {
            text = new UnicodeEncoding(isBig, byteOrderMark: false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return marked
                ? new PageText.Refused($"The file begins with the mark of {name} and is not {name}; save the page as UTF-8 text.", 0)
                : null;
        }
        // UTF-32 begins with the same two bytes; an image may begin with any.
        if (text.AsSpan().ContainsAnyInRange('\0', '\b'))
            return marked ? new PageText.Refused("The file is binary, not text; save the page as UTF-8 text.", 0) : null;
        return text.Length == 0
            ? new PageText.Refused("The file is empty; give it a page, or remove it.", null)
            : new PageText.Decoded(text, name);
    }

    // All NULs on one side of the code units, and many of them: text whose blanks, digits and plain letters are two bytes each.
    private static bool HasPlainNuls(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ShortestWithoutMark || bytes.Length % 2 != 0 || !bytes.Contains((byte)0))
            return false;
        var (first, second) = (0, 0);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            if (bytes[i] == 0)
                first++;
            if (bytes[i + 1] == 0)
                second++;
        }
        // The first unit decides which side is the high one: a page begins with a headline, and that with a letter or a blank.
        return (first == 0 || second == 0) && Math.Max(first, second) >= bytes.Length / 2 * LeastNuls && (bytes[0] == 0) == (first > 0);
    }
}
