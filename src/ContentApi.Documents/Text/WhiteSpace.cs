using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>The door that every text comes through.</summary>
public static class WhiteSpace
{
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
            if (IsDropped(character))
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

    /// <summary>Characters that no one sees: zero-width ones, soft hyphens, joiners and marks of direction.</summary>
    internal static bool IsDropped(char character) => character is >= '\u200B' and <= '\u200F' or '\u2060' or '\uFEFF' or '\u00AD' or '\u034F'
        or '\u061C' or '\u180E' or >= '\u202A' and <= '\u202E' or >= '\u2061' and <= '\u2064' or >= '\u2066' and <= '\u2069';

    private static bool IsCollapsed(string text)
    {
        var before = ' ';
        var known = true;
        foreach (var character in text)
        {
            if (character == ' ')
            {
                if (before == ' ')
                    return false;
            }
            else if (!Letters.Of(character).IsVisible)
            {
                // U+FFFE and half a surrogate pair are what normalising throws on.
                if (Letters.Of(character).IsKnown || char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character)
                    || IsDropped(character) || character == '\uFFFE')
                    return false;
                known = false;
            }
            before = character;
        }
        return (before != ' ' || text.Length == 0) && (known || text.IsNormalized(NormalizationForm.FormC));
    }
}
