using System.Runtime.InteropServices;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Similarity;

/// <summary>A text as its syllables with their marks; one is read into the memory of the one before.</summary>
internal sealed class MarkedSyllables
{
    private int[] marked = [];
    private int length;

    /// <summary><see cref="SyllableForm.Marked"/> of each place, 0 at a break.</summary>
    public ReadOnlySpan<int> Syllables => marked.AsSpan(0, length);

    /// <param name="syllables">What numbered the text.</param>
    /// <param name="text">As <see cref="WrittenSyllables.Number"/> gave it.</param>
    public void Read(WrittenSyllables syllables, ReadOnlySpan<byte> text)
    {
        // A syllable takes a byte at least.
        if (marked.Length < text.Length)
            marked = new int[text.Length];
        length = 0;
        for (var at = NumberedText.Begin(text); at < text.Length;)
        {
            var number = NumberedText.Next(text, ref at);
            marked[length++] = number == SyllableTable.Break ? 0 : syllables.Marked(number);
        }
    }

    /// <summary>Whether the syllables stand in this text in a row with the same marks.</summary>
    public bool Has(ReadOnlySpan<int> row)
    {
        for (var rest = Syllables; ; rest = rest[1..])
        {
            var next = rest.IndexOf(row[0]);
            if (next < 0 || next + row.Length > rest.Length)
                return false;
            rest = rest[next..];
            if (rest[..row.Length].SequenceEqual(row))
                return true;
        }
    }
}

/// <summary>Why a text is near to others: the phrases that both have, marks and all, in order of what they add to the score. For one thread.</summary>
internal sealed class SharedPhrases
{
    private const int Most = 5;
    private const int LongestPhrase = 6;
    private const int Seeds = 24;

    private readonly WrittenSyllables syllables;
    private readonly int[] numbers;
    private readonly MarkedSyllables text = new();
    private readonly MarkedSyllables other;

    private readonly TermVector vector;
    private readonly TermLookup terms = new();
    private readonly int[] share;

    /// <summary>At each place the term of the pair of naming words that begins there, as a place in the vector, or -1.</summary>
    private readonly int[] pairAt;

    /// <summary>Where the terms that name something first stand.</summary>
    private readonly List<(int Start, int Length, int Term)> names = [];

    // Of the pair that is looked at.
    private readonly List<(int Start, int Length, int Share)> seeds = [];
    private readonly HashSet<int> told = [];

    /// <summary>As <see cref="AsWritten"/> gave them: a text shares the same phrases with many.</summary>
    private readonly Dictionary<(int From, int To), string> written = [];

    /// <param name="syllables">What numbered the texts.</param>
    /// <param name="text">The text whose words the phrases are to be in.</param>
    /// <param name="other">Where the texts are read that it is compared with.</param>
    public SharedPhrases(WrittenSyllables syllables, ReadText text, MarkedSyllables other)
    {
        this.syllables = syllables;
        this.other = other;
        numbers = new NumberedText(text.Text).Numbers;
        this.text.Read(syllables, text.Text);
        vector = TermVector.From(text.Vector);
        terms.Set(vector.Terms);
        share = new int[vector.Terms.Length];
        pairAt = new int[numbers.Length];
        var (isUsed, isNamed) = (new bool[share.Length], new bool[share.Length]);
        for (var i = 0; i < pairAt.Length; i++)
        {
            pairAt[i] = -1;
            if (Form(i) is not { IsJoining: false } form)
                continue;
            if (Form(i + 1) is { IsJoining: false } next)
            {
                var pair = Terms.Pair(form.Folded, next.Folded);
                pairAt[i] = terms.Find(Terms.Number(pair));
                if (pairAt[i] >= 0)
                    Use(i, 2, pairAt[i], !Terms.IsCommonPair(pair));
            }
            // A lone syllable says little, unless it is an abbreviation, or a name inside a sentence.
            if ((form.IsAbbreviation || (form.IsLongName && Form(i - 1) is not null)) && terms.Find(Terms.Number(form.Folded)) is >= 0 and var term)
                Use(i, 1, term, names: true);
        }
        // Of another text only those are looked for that a phrase may be made of.
        terms.Set(vector.Terms, isUsed);

        void Use(int start, int length, int term, bool names)
        {
            isUsed[term] = true;
            if (names && !isNamed[term])
                this.names.Add((start, length, term));
            isNamed[term] |= names;
        }
    }

    /// <summary>The phrases that the text shares with another, heaviest first, at most five.</summary>
    public List<string> With(ReadText other)
    {
        Array.Clear(share);
        var stored = new StoredTerms(other.Vector);
        for (var i = 0; i < stored.Count; i++)
        {
            stored.MoveNext();
            var term = terms.Find(stored.Term);
            if (term >= 0)
                share[term] = vector.Weights[term] * stored.Weight;
        }
        seeds.Clear();
        foreach (var (start, length, term) in names)
        {
            if (share[term] > 0)
                seeds.Add((start, length, share[term]));
        }
        var phrases = new List<string>(Most);
        if (seeds.Count == 0)
            return phrases;
        seeds.Sort((one, two) => one.Share != two.Share
            ? two.Share.CompareTo(one.Share)
            : one.Start != two.Start ? one.Start.CompareTo(two.Start) : two.Length.CompareTo(one.Length));

        this.other.Read(syllables, other.Text);
        told.Clear();
        foreach (var (start, length, _) in seeds.Take(Seeds))
        {
            if (phrases.Count == Most)
                break;
            if (!this.other.Has(Marked(start, start + length)))
                continue;
            var (from, to) = length == 1 ? (start, start + 1) : Grow(start);
            // "tỉnh Quảng Ninh" after "Quảng Ninh" tells nothing more.
            var repeated = 0;
            foreach (var syllable in Marked(from, to))
                repeated += told.Contains(syllable) ? 1 : 0;
            if (2 * repeated > to - from)
                continue;
            foreach (var syllable in Marked(from, to))
                told.Add(syllable);
            phrases.Add(AsWritten(from, to));
        }
        return phrases;
    }

    private SyllableForm? Form(int place) =>
        place >= 0 && place < numbers.Length && numbers[place] != SyllableTable.Break ? syllables.Form(numbers[place]) : null;

    private ReadOnlySpan<int> Marked(int from, int to) => text.Syllables[from..to];

    /// <summary>Whether the pair at a place is shared and of words that name something.</summary>
    private bool Joins(int place) => pairAt[place] >= 0 && share[pairAt[place]] > 0;

    private (int From, int To) Grow(int start)
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
        ref var phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(written, (from, to), out _);
        if (phrase is not null)
            return phrase;
        var best = from;
        if (Form(from)!.IsCapitalised)
        {
            for (var i = 0; i + to - from <= numbers.Length && best == from; i++)
            {
                if (text.Syllables[i] == text.Syllables[from] && !Form(i)!.IsCapitalised && Marked(i, i + to - from).SequenceEqual(Marked(from, to)))
                    best = i;
            }
        }
        return phrase = string.Join(' ', numbers[best..(best + to - from)].Select(number => syllables[number]));
    }
}
