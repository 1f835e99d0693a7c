using System.Globalization;

namespace ContentApi.Documents.Text;

/// <summary>Walks the syllables of a text in order: runs of letters, digits and marks.</summary>
/// <param name="composed">The text, in NFC.</param>
internal ref struct SyllableSpans(ReadOnlySpan<char> composed)
{
    private readonly ReadOnlySpan<char> text = composed;
    private int end;

    /// <summary>The syllable as it is written.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>
    /// Whether it is the first, or parted from the one before by punctuation; white space, and a single mark that joins ("HIV/AIDS"), does
    /// not part.
    /// </summary>
    public bool IsParted { get; private set; }

    public readonly SyllableSpans GetEnumerator() => this;

    public bool MoveNext()
    {
        var start = end;
        while (start < text.Length && !Letters.IsLetterOrDigit(text[start]))
            start++;
        if (start == text.Length)
            return false;
        IsParted = end == 0 || Parts(text[end..start]);
        end = start + 1;
        while (end < text.Length && (Letters.IsLetterOrDigit(text[end]) || IsMark(text[end])))
            end++;
        Current = text[start..end];
        return true;
    }

    // "M.U", "HIV/AIDS" and "GD&ĐT" hold together; "TP. Vinh", "a, b" and "công - thuận" do not.
    private static bool Parts(ReadOnlySpan<char> gap) =>
        !gap.IsWhiteSpace() && !(gap.Length == 1 && gap[0] is '-' or '‑' or '.' or '&' or '/' or '\'' or '’');

    private static bool IsMark(char character) => !Letters.Of(character).IsKnown
        && CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
