using System.Buffers;
using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>The door that every text comes through.</summary>
public static class WhiteSpace
{
    private static readonly char[] ZeroWidth = ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD'];

    /// <summary>What is dropped, and what normalising throws on.</summary>
    private static readonly SearchValues<char> Unwanted = SearchValues.Create([.. ZeroWidth, '\uFFFE']);

    /// <summary>
    /// The text in NFC, zero-width characters and soft hyphens gone, every run of white space (NBSP and controls too) one blank, ends
    /// trimmed.
    /// Nothing else is changed:
    /// typos stay.
    /// </summary>
    public static string Collapse(string text)
    {
        // Most text is as it should be, and is not copied.
        if (IsCollapsed(text))
            return text;
        var collapsed = new StringBuilder(text.Length);
        var blank = false;
        foreach (var character in Folding.WellFormed(text))
        {
            if (Array.IndexOf(ZeroWidth, character) >= 0)
                continue;
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                blank = collapsed.Length > 0;
                continue;
            }
            if (blank)
                collapsed.Append(' ');
            blank = false;
            collapsed.Append(character);
        }
        return collapsed.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsCollapsed(string text)
    {
        var before = ' ';
        foreach (var character in text)
        {
            if (character == ' ' ? before == ' ' : char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character))
                return false;
            before = character;
        }
        return (before != ' ' || text.Length == 0) && !text.AsSpan().ContainsAny(Unwanted) && text.IsNormalized(NormalizationForm.FormC);
    }
}
