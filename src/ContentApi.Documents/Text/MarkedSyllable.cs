using System.Globalization;
using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>
/// One way of writing a syllable, for matching that goes by <see cref="Folded"/> and still sees marks that disagree: "thể" and "thế" fold
/// to one, "hoà" and "hòa" agree.
/// </summary>
/// <param name="Written">As it stands in the text, in NFC.</param>
/// <param name="Folded">As <see cref="Folding.Fold"/> gives it.</param>
/// <param name="Marked">Lower case with its marks, the tone as a digit at the end, so that two places of the tone mark are one.</param>
internal sealed record MarkedSyllable(string Written, string Folded, string Marked)
{
    /// <summary>Whether the syllable carries any mark; a "đ" is one.</summary>
    public bool HasMarks => !string.Equals(Folded, Marked, StringComparison.Ordinal);

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapitalised => char.IsUpper(Written, 0);

    /// <summary>The syllable of one run of letters, digits and marks in NFC.</summary>
    public static MarkedSyllable From(string written)
    {
        var marked = new StringBuilder(written.Length + 1);
        var tone = '\0';
        foreach (var character in written.Normalize(NormalizationForm.FormD))
        {
            switch (character)
            {
                case '\u0300': tone = '1'; break;
                case '\u0301': tone = '2'; break;
                case '\u0309': tone = '3'; break;
                case '\u0303': tone = '4'; break;
                case '\u0323': tone = '5'; break;
                default: marked.Append(char.ToLowerInvariant(character)); break;
            }
        }
        if (tone != '\0')
            marked.Append(tone);
        return new MarkedSyllable(written, Folding.Fold(written), marked.ToString().Normalize(NormalizationForm.FormC));
    }
}

/// <summary>
/// The ways of writing met so far, each with a number: a text becomes an array of numbers, and each distinct syllable is folded once,
/// however often it stands. Numbers count from 0 in the order of first appearance. Not for several threads at once.
/// </summary>
internal sealed class SyllableTable
{
    /// <summary>Stands in a text where neighbours in print are none in speech: at punctuation, and between two texts.</summary>
    public const int Break = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _written = [];
    private readonly List<MarkedSyllable?> _syllables = [];

    public SyllableTable() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="known">The ways of writing met before, each once, in the order of their numbers.</param>
    public SyllableTable(IEnumerable<string> known)
        : this()
    {
        foreach (var written in known)
            Add(written);
    }

    public int Count => _written.Count;

    public MarkedSyllable this[int number] => _syllables[number] ??= MarkedSyllable.From(_written[number]);

    /// <summary>As it stands in the text.</summary>
    public string Written(int number) => _written[number];

    /// <summary>
    /// Appends the syllables of a text in order, with one <see cref="Break"/> where punctuation parts two; white space, and a single
    /// mark that joins ("HIV/AIDS"), does not.
    /// </summary>
    public void Read(string? text, List<int> into)
    {
        if (string.IsNullOrEmpty(text))
            return;
        var composed = Folding.WellFormed(text).Normalize(NormalizationForm.FormC).AsSpan();
        var start = -1;
        var end = 0;
        for (var i = 0; i <= composed.Length; i++)
        {
            if (i < composed.Length && (char.IsLetterOrDigit(composed[i]) || (start >= 0 && IsMark(composed[i]))))
            {
                if (start < 0)
                {
                    start = i;
                    if (into.Count > 0 && into[^1] != Break && (end == 0 || Parts(composed[end..start])))
                        into.Add(Break);
                }
                continue;
            }
            if (start < 0)
                continue;
            into.Add(NumberOf(composed[start..i]));
            end = i;
            start = -1;
        }
    }

    // "M.U", "HIV/AIDS" and "GD&ĐT" hold together; "TP. Vinh", "a, b" and "công - thuận" do not.
    private static bool Parts(ReadOnlySpan<char> gap) =>
        !gap.IsWhiteSpace() && !(gap.Length == 1 && gap[0] is '-' or '‑' or '.' or '&' or '/' or '\'' or '’');

    private int NumberOf(ReadOnlySpan<char> written) =>
        _lookup.TryGetValue(written, out var number) ? number : Add(written.ToString());

    private int Add(string written)
    {
        var number = _written.Count;
        _numbers.Add(written, number);
        _written.Add(written);
        // What it folds to is worked out when someone asks: of a stored table most are never asked.
        _syllables.Add(null);
        return number;
    }

    private static bool IsMark(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
