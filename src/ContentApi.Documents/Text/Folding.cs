using System.Globalization;
using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>The one folding of the house: lower case, no marks, đ as d. For the index, queries, slugs and matching.</summary>
public static class Folding
{
    /// <summary>
    /// The text in lower case without marks, đ as d, in NFC: "Đường phố" gives "duong pho". Lone surrogates become U+FFFD.
    /// Positions are not kept.
    /// </summary>
    public static string Fold(string text)
        => Letters.AreKnown(text)
            ? string.Create(text.Length, text, static (folded, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                    folded[i] = Letters.Of(text[i]).Folded;
            })
            : FoldAny(text);

    /// <summary>The text in lower case, whatever the culture; positions are kept.</summary>
    public static string Lower(string text)
        => Letters.AreKnown(text)
            ? string.Create(text.Length, text, static (lowered, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                    lowered[i] = Letters.Of(text[i]).Lower;
            })
            : text.ToLowerInvariant();

    /// <summary>As <see cref="Fold"/>, by Unicode's data alone.</summary>
    internal static string FoldAny(string text)
    {
        var decomposed = WellFormed(text).Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var character in decomposed)
        {
            // SQLite's own remove_diacritics leaves đ alone: it is a letter of its own, without a decomposition.
            if (character is 'đ' or 'Đ')
                folded.Append('d');
            else if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                folded.Append(char.ToLowerInvariant(character));
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The text in NFC, well-formed.</summary>
    internal static string Compose(string text) => Letters.AreKnown(text) ? text : WellFormed(text).Normalize(NormalizationForm.FormC);

    /// <summary>The text with each lone surrogate and U+FFFE replaced by U+FFFD: <see cref="string.Normalize()"/> throws on either.</summary>
    public static string WellFormed(string text)
    {
        text = text.Replace('\uFFFE', '\uFFFD');
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }
        return text;
    }
}
