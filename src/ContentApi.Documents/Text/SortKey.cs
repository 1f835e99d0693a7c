using System.Globalization;
using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>
/// Vietnamese alphabetical order as a text that sorts by its code points: letters first (a ă â b c d đ e ê … o ô ơ … u ư y), then tones
/// (none, huyền, hỏi, ngã, sắc, nặng), then case, as the vi collation of the Unicode CLDR has it. Our own, because ICU's keys change with its version.
/// </summary>
public static class SortKey
{
    private const string Letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>The key of a text; two keys compare as their texts do, ordinally.</summary>
    public static string From(string text)
    {
        var primary = new StringBuilder(text.Length);
        var tones = new StringBuilder();
        var cases = new StringBuilder();
        foreach (var letter in Letterwise(WhiteSpace.Collapse(text)))
        {
            var lower = char.ToLowerInvariant(letter.Base);
            var index = Letters.IndexOf(lower, StringComparison.Ordinal);
            // Blanks and punctuation come before digits, digits before letters, other scripts after them.
            primary.Append(index >= 0 ? (char)(0x100 + index) : lower);
            tones.Append((char)('0' + letter.Tone));
            cases.Append(lower == letter.Base ? '0' : '1');
        }
        return primary.Append('\u0001').Append(Trimmed(tones)).Append('\u0001').Append(Trimmed(cases)).ToString();
    }

    private static string Trimmed(StringBuilder weights) => weights.ToString().TrimEnd('0');

    /// <summary>Each letter with the index of its tone, 0 for none.</summary>
    private static IEnumerable<(char Base, int Tone)> Letterwise(string text)
    {
        var decomposed = text.Normalize(NormalizationForm.FormD);
        for (var i = 0; i < decomposed.Length; i++)
        {
            var start = i;
            var tone = 0;
            var letter = new StringBuilder().Append(decomposed[i]);
            while (i + 1 < decomposed.Length && CharUnicodeInfo.GetUnicodeCategory(decomposed[i + 1]) == UnicodeCategory.NonSpacingMark)
            {
                var mark = decomposed[++i];
                var index = Tones.IndexOf(mark, StringComparison.Ordinal);
                if (index >= 0)
                    tone = index + 1;
                else
                    letter.Append(mark);
            }
            var composed = char.IsSurrogate(decomposed[start]) ? letter.ToString() : letter.ToString().Normalize(NormalizationForm.FormC);
            yield return (composed[0], tone);
        }
    }
}
