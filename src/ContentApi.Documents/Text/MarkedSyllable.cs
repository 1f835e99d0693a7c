using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>
/// One way of writing a syllable, for matching that goes by <see cref="Folded"/> and still sees marks that disagree: "thể" and "thế" fold
/// to one, "hoà" and "hòa" agree.
/// </summary>
/// <param name="Written">As it stands in the text, in NFC.</param>
/// <param name="Folded">As <see cref="Folding.Fold"/> gives it.</param>
/// <param name="Marked">
/// Lower case with its marks, the number of its tone as a control character at the end, so that two places of the tone mark are one.
/// </param>
internal sealed record MarkedSyllable(string Written, string Folded, string Marked)
{
    /// <summary>What <see cref="TryMark"/> writes has at most this many characters.</summary>
    public const int LongestKnown = 32;

    /// <summary>Whether the syllable carries any mark; a "đ" is one.</summary>
    public bool HasMarks => !string.Equals(Folded, Marked, StringComparison.Ordinal);

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapitalised => char.IsUpper(Written, 0);

    /// <summary>The syllable of one run of letters, digits and marks in NFC.</summary>
    public static MarkedSyllable From(string written)
    {
        Span<char> known = stackalloc char[LongestKnown];
        return new MarkedSyllable(written, Folding.Fold(written),
            TryMark(written, known, out var length, out _) ? new string(known[..length]) : MarkAny(written));
    }

    /// <summary>
    /// Writes <see cref="Marked"/> of a run of letters and digits into a span of <see cref="LongestKnown"/>, and tells
    /// <see cref="HasMarks"/>; false when the run is too long or holds a character that is not of <see cref="Letters"/>.
    /// </summary>
    public static bool TryMark(ReadOnlySpan<char> written, Span<char> marked, out int length, out bool hasMarks)
    {
        (length, hasMarks) = (0, false);
        if (written.Length >= LongestKnown)
            return false;
        var tone = 0;
        foreach (var character in written)
        {
            var letter = Letters.Of(character);
            if (!letter.IsKnown)
                return false;
            tone = letter.Tone > 0 ? letter.Tone : tone;
            hasMarks |= letter.Untoned != letter.Folded;
            marked[length++] = letter.Untoned;
        }
        if (tone > 0)
            marked[length++] = (char)tone;
        hasMarks |= tone > 0;
        return true;
    }

    private static string MarkAny(string written)
    {
        var marked = new StringBuilder(written.Length + 1);
        var tone = 0;
        foreach (var character in written.Normalize(NormalizationForm.FormD))
        {
            if (Tones.NumberOf(character) is > 0 and var number)
                tone = number;
            else
                marked.Append(char.ToLowerInvariant(character));
        }
        if (tone > 0)
            marked.Append((char)tone);
        return marked.ToString().Normalize(NormalizationForm.FormC);
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

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> written = [];
    private readonly List<MarkedSyllable?> syllables = [];

    public SyllableTable() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="known">The ways of writing met before, each once, in the order of their numbers.</param>
    public SyllableTable(IEnumerable<string> known)
        : this()
    {
        foreach (var written in known)
            Add(written);
    }

    public int Count => written.Count;

    public MarkedSyllable this[int number] => syllables[number] ??= MarkedSyllable.From(written[number]);

    /// <summary>As it stands in the text.</summary>
    public string Written(int number) => written[number];

    /// <summary>
    /// Appends the syllables of a text in order, with one <see cref="Break"/> where punctuation parts two; white space, and a single
    /// mark that joins ("HIV/AIDS"), does not.
    /// </summary>
    public void Read(string? text, List<int> into)
    {
        if (string.IsNullOrEmpty(text))
            return;
        var syllables = new SyllableSpans(Folding.Compose(text));
        while (syllables.MoveNext())
        {
            if (syllables.IsParted && into.Count > 0 && into[^1] != Break)
                into.Add(Break);
            into.Add(NumberOf(syllables.Current));
        }
    }

    private int NumberOf(ReadOnlySpan<char> written) =>
        lookup.TryGetValue(written, out var number) ? number : Add(written.ToString());

    private int Add(string written)
    {
        var number = this.written.Count;
        numbers.Add(written, number);
        this.written.Add(written);
        // What it folds to is worked out when someone asks: of a stored table most are never asked.
        syllables.Add(null);
        return number;
    }
}
