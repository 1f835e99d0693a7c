using System.Globalization;
using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>
/// Vietnamese alphabetical order as a text that sorts by its code points: letters first (a ă â b c d đ e ê … o ô ơ … u ư y), then tones
/// (none, huyền, hỏi, ngã, sắc, nặng), then case, as the vi collation of the Unicode CLDR has it. Our own, because ICU's keys change with its version.
/// </summary>
public static class SortKey
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    /// <summary>The key of a text; two keys compare as their texts do, ordinally.</summary>
    public static string From(string text)
    {
        var primary = new StringBuilder(text.Length);
        var tones = new StringBuilder();
        var cases = new StringBuilder();
        var collapsed = WhiteSpace.Collapse(text);
        foreach (var letter in Letters.AreKnown(collapsed) ? KnownLetters(collapsed) : AnyLetters(collapsed))
        {
            var index = Alphabet.IndexOf(letter.Lower, StringComparison.Ordinal);
            // Blanks and punctuation come before digits, digits before letters, other scripts after them.
            primary.Append(index >= 0 ? (char)(0x100 + index) : letter.Lower);
            tones.Append((char)('0' + letter.Tone));
            cases.Append(letter.IsCapital ? '1' : '0');
        }
        return primary.Append('\u0001').Append(Trimmed(tones)).Append('\u0001').Append(Trimmed(cases)).ToString();
    }

    private static string Trimmed(StringBuilder weights) => weights.ToString().TrimEnd('0');

    /// <summary>Each letter in lower case without its tone, whether it was in lower case, and the number of its tone, 0 for none.</summary>
    private static IEnumerable<(char Lower, bool IsCapital, int Tone)> KnownLetters(string text)
    {
        foreach (var character in text)
        {
            var letter = Letters.Of(character);
            yield return (letter.Untoned, letter.IsCapital, letter.Tone);
        }
    }

    private static IEnumerable<(char Lower, bool IsCapital, int Tone)> AnyLetters(string text)
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
                if (Tones.NumberOf(mark) is > 0 and var number)
                    tone = number;
                else
                    letter.Append(mark);
            }
            var composed = char.IsSurrogate(decomposed[start]) ? letter.ToString() : letter.ToString().Normalize(NormalizationForm.FormC);
            var lower = char.ToLowerInvariant(composed[0]);
            yield return (lower, lower != composed[0], tone);
        }
    }
}
