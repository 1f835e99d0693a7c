using System.Globalization;
using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>
/// Vietnamese alphabetical order as a text that sorts by its code points: letters first (a ă â b c d đ e ê … o ô ơ … u ư …), over the whole text; then tones
/// (none, huyền, hỏi, ngã, sắc, nặng); then case, small letters first. The order is that of the vi collation of the Unicode CLDR; the keys are our own, because those of
/// ICU change with its version, and keys that are stored must not.
/// </summary>
public static class SortKey
{
    /// <summary>How many letters of a text count: an index entry and a cursor hold the key.</summary>
    private const int MaximumLength = 256;

    /// <summary>Stands in <see cref="Order"/> for every sign that is not listed there; these are among themselves in the order of their code points.</summary>
    private const char OtherSign = '\0';

    /// <summary>Blank, punctuation, symbols, currencies, digits, letters. Other letters come after them, in the order of their code points.</summary>
    private const string Order = " _-–—,;:!?.'‘’\"“”«»()[]{}§@*/\\&#%•°+÷×<=>|~\0¢$£¥₫€0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    /// <summary>The marks that tell equal letters apart: the five tones, then those of other languages. Any other comes after them.</summary>
    private const string Marks = "\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u030C\u030A\u0308\u030B\u0307\u0338\u0327\u0328\u0304";

    /// <summary>Letters that Unicode does not take apart, and the collation does. That two are joined counts as a mark, after all others: àe, then æ.</summary>
    private static readonly Dictionary<char, string> TakenApart = new()
    {
        ['æ'] = "a\u034Fe",
        ['Æ'] = "A\u034FE",
        ['œ'] = "o\u034Fe",
        ['Œ'] = "O\u034FE",
        ['ß'] = "s\u034Fs",
        ['ø'] = "o\u0338",
        ['Ø'] = "O\u0338",
        ['ł'] = "l\u0338",
        ['Ł'] = "L\u0338",
    };

    /// <summary>The parts of the characters that nearly all text is made of, each worked out when it is first met.</summary>
    private static readonly Part[]?[] Known = new Part[]?[0x2100];

    /// <summary>The key of a text; two keys compare as their texts do, ordinally. It is the same for each Unicode form of the text.</summary>
    public static string From(string text)
    {
        var (letters, marks, cases) = (new StringBuilder(text.Length), new StringBuilder(text.Length), new StringBuilder(text.Length));
        foreach (var rune in WhiteSpace.Collapse(text).EnumerateRunes())
        {
            foreach (var part in PartsOf(rune))
            {
                if (part.Letter.Length == 0)
                {
                    // A mark that composes with nothing belongs to the letter before it.
                    if (marks.Length > 0 && marks[^1] == '0')
                        marks.Length--;
                    marks.Append(part.Marks);
                    continue;
                }
                letters.Append(part.Letter);
                marks.Append(part.Marks);
                cases.Append(part.IsCapital ? '1' : '0');
            }
            if (cases.Length >= MaximumLength)
                break;
        }
        return letters.Append('\u0001').Append(Trimmed(marks)).Append('\u0001').Append(Trimmed(cases)).ToString();
    }

    private static string Trimmed(StringBuilder weights) => weights.ToString().TrimEnd('0');

    private static Part[] PartsOf(Rune rune) => rune.Value < Known.Length ? Known[rune.Value] ??= Describe(rune) : Describe(rune);

    private static Part[] Describe(Rune rune)
    {
        var text = rune.ToString();
        var decomposed = IsListed(text[0]) ? text : TakenApart.GetValueOrDefault(text[0]) ?? text.Normalize(NormalizationForm.FormKD);
        var parts = new List<Part>();
        var (letter, marks) = ("", new StringBuilder());
        foreach (var next in decomposed.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(next) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                Add();
                letter = next.ToString();
            }
            else if (letter.Length > 0 && (letter + next).Normalize(NormalizationForm.FormC) is [var composed] && IsListed(char.ToLowerInvariant(composed)))
                letter = composed.ToString();
            else
                marks.Append(Marks.IndexOf(next.ToString(), StringComparison.Ordinal) is >= 0 and var place ? (char)('1' + place) : next);
        }
        Add();
        return [.. parts];

        void Add()
        {
            var lower = letter.ToLowerInvariant();
            if (letter.Length + marks.Length > 0)
                parts.Add(new(WeightOf(lower), marks.Length > 0 ? marks.ToString() : "0", !string.Equals(lower, letter, StringComparison.Ordinal)));
            marks.Clear();
        }
    }

    private static bool IsListed(char letter) => letter != OtherSign && Order.Contains(letter, StringComparison.Ordinal);

    /// <summary>What a letter in lower case sorts by: one character of ASCII where it is listed.</summary>
    private static string WeightOf(string letter)
    {
        if (letter.Length == 1 && IsListed(letter[0]))
            return Listed(letter[0]);
        return letter.Length == 0 || Rune.IsLetterOrDigit(Rune.GetRuneAt(letter, 0)) ? letter : Listed(OtherSign) + letter;

        static string Listed(char listed) => ((char)(' ' + Order.IndexOf(listed, StringComparison.Ordinal))).ToString();
    }

    /// <summary>A letter or sign as it sorts.</summary>
    /// <param name="Letter">What comes first; empty: a mark alone.</param>
    /// <param name="Marks">What comes second: its marks, or 0.</param>
    /// <param name="IsCapital">What comes last.</param>
    private readonly record struct Part(string Letter, string Marks, bool IsCapital);
}
