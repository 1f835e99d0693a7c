using ContentApi.Documents.Text;

namespace ContentApi.Documents.Similarity;

/// <summary>A text that others are compared with by their phrases: what stands in it, marks and all, and what its terms weigh.</summary>
internal sealed class PhraseText
{
    private readonly WrittenSyllables syllables;

    public PhraseText(WrittenSyllables syllables, byte[] text, TermVector vector)
    {
        this.syllables = syllables;
        Numbers = new NumberedText(text).Numbers;
        Vector = vector;
        Marked = new int[Numbers.Length];
        for (var i = 0; i < Numbers.Length; i++)
            Marked[i] = Numbers[i] == SyllableTable.Break ? 0 : syllables.Form(Numbers[i]).Marked;
    }

    public int[] Numbers { get; }

    public TermVector Vector { get; }

    /// <summary><see cref="SyllableForm.Marked"/> of each place, 0 at a break.</summary>
    public int[] Marked { get; }

    public SyllableForm? Form(int place) =>
        place >= 0 && place < Numbers.Length && Numbers[place] != SyllableTable.Break ? syllables.Form(Numbers[place]) : null;

    public string Written(int place) => syllables[Numbers[place]];

    /// <summary>Whether the syllables stand in this text in a row with the same marks.</summary>
    public bool Has(ReadOnlySpan<int> marked)
    {
        for (var from = 0; ;)
        {
            var next = Marked.AsSpan(from).IndexOf(marked[0]);
            if (next < 0 || from + next + marked.Length > Marked.Length)
                return false;
            from += next;
            if (Marked.AsSpan(from, marked.Length).SequenceEqual(marked))
                return true;
            from++;
        }
    }
}

/// <summary>Why a text is near to others: the phrases that both have, marks and all, in order of what they add to the score.</summary>
internal sealed class SharedPhrases
{
    private const int Most = 5;
    private const int LongestPhrase = 6;
    private const int Seeds = 24;

    private readonly PhraseText text;
    private readonly TermLookup terms = new();
    private readonly int[] share;

    /// <summary>At each place the term of the pair of naming words that begins there, as a place in the vector, or -1.</summary>
    private readonly int[] pairAt;

    /// <summary>Where the terms that name something first stand.</summary>
    private readonly List<(int Start, int Length, int Term)> names = [];

    /// <param name="text">The text whose words the phrases are to be in.</param>
    public SharedPhrases(PhraseText text)
    {
        this.text = text;
        terms.Set(text.Vector.Terms);
        share = new int[text.Vector.Terms.Length];
        pairAt = new int[text.Numbers.Length];
        var met = new HashSet<int>();
        for (var i = 0; i < pairAt.Length; i++)
        {
            pairAt[i] = -1;
            if (text.Form(i) is not { IsJoining: false } form)
                continue;
            if (text.Form(i + 1) is { IsJoining: false } next)
            {
                var pair = Terms.Pair(form.Folded, next.Folded);
                pairAt[i] = terms.Find(Terms.Number(pair));
                if (pairAt[i] >= 0 && !Terms.IsCommonPair(pair) && met.Add(pairAt[i]))
                    names.Add((i, 2, pairAt[i]));
            }
            // A lone syllable says little, unless it is an abbreviation, or a name inside a sentence.
            if (form.IsAbbreviation || (form.IsLongName && text.Form(i - 1) is not null))
            {
                var term = terms.Find(Terms.Number(form.Folded));
                if (term >= 0 && met.Add(term))
                    names.Add((i, 1, term));
            }
        }
    }

    /// <summary>The phrases that the text shares with another, heaviest first, at most five.</summary>
    public List<string> With(PhraseText other)
    {
        Array.Clear(share);
        for (var i = 0; i < other.Vector.Terms.Length; i++)
        {
            var term = terms.Find(other.Vector.Terms[i]);
            if (term >= 0)
                share[term] = text.Vector.Weights[term] * other.Vector.Weights[i];
        }
        var seeds = new List<(int Start, int Length, int Share)>();
        foreach (var (start, length, term) in names)
        {
            if (share[term] > 0)
                seeds.Add((start, length, share[term]));
        }
        seeds.Sort((one, two) => one.Share != two.Share
            ? two.Share.CompareTo(one.Share)
            : one.Start != two.Start ? one.Start.CompareTo(two.Start) : two.Length.CompareTo(one.Length));

        var phrases = new List<string>(Most);
        var told = new HashSet<int>();
        foreach (var (start, length, _) in seeds.Take(Seeds))
        {
            if (phrases.Count == Most)
                break;
            if (!other.Has(Marked(start, start + length)))
                continue;
            var (from, to) = length == 1 ? (start, start + 1) : Grow(other, start);
            // "tỉnh Quảng Ninh" after "Quảng Ninh" tells nothing more.
            var repeated = 0;
            for (var i = from; i < to; i++)
                repeated += told.Contains(text.Marked[i]) ? 1 : 0;
            if (2 * repeated > to - from)
                continue;
            for (var i = from; i < to; i++)
                told.Add(text.Marked[i]);
            phrases.Add(AsWritten(from, to));
        }
        return phrases;
    }

    private ReadOnlySpan<int> Marked(int from, int to) => text.Marked.AsSpan(from, to - from);

    /// <summary>Whether the pair at a place is shared and of words that name something.</summary>
    private bool Joins(int place) => pairAt[place] >= 0 && share[pairAt[place]] > 0;

    private (int From, int To) Grow(PhraseText other, int start)
    {
        var (from, to) = (start, start + 2);
        while (to - from < LongestPhrase && Joins(to - 1) && other.Has(Marked(from, to + 1)))
            to++;
        while (to - from < LongestPhrase && from > 0 && Joins(from - 1) && other.Has(Marked(from - 1, to)))
            from--;
        return (from, to);
    }

    /// <summary>
    /// As the phrase stands first; where it also stands inside a sentence, without the capital that a sentence begins with.
    /// </summary>
    private string AsWritten(int from, int to)
    {
        var best = from;
        if (text.Form(from)!.IsCapitalised)
        {
            for (var i = 0; i + to - from <= text.Marked.Length && best == from; i++)
            {
                if (text.Marked[i] == text.Marked[from] && !text.Form(i)!.IsCapitalised && Marked(i, i + to - from).SequenceEqual(Marked(from, to)))
                    best = i;
            }
        }
        return string.Join(' ', Enumerable.Range(best, to - from).Select(text.Written));
    }
}
