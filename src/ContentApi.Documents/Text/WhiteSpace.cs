using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>The door that every text comes through.</summary>
public static class WhiteSpace
{
    private static readonly char[] ZeroWidth = ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD'];

    /// <summary>
    /// The text in NFC, zero-width characters and soft hyphens gone, every run of white space (NBSP and controls too) one blank, ends
    /// trimmed.
    /// Nothing else is changed:
    /// typos stay.
    /// </summary>
    public static string Collapse(string text)
    {
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
}
