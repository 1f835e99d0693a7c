using System.Runtime.InteropServices;

namespace ContentApi.Documents.Text.Search;

/// <summary>What marks mean.</summary>
public enum MarkMatching
{
    /// <summary>A marked syllable finds all that fold to the same, its own marks first.</summary>
    Auto,

    /// <summary>A syllable finds only itself, marks and all.</summary>
    Exact,

    /// <summary>Marks say nothing.</summary>
    Folded,
}

/// <summary>How common what is searched for is.</summary>
/// <param name="Articles">How many articles there are.</param>
/// <param name="Frequency">In how many of them a term stands.</param>
/// <param name="PrefixFrequency">In how many of them a syllable stands that begins so; folded.</param>
public sealed record SearchStatistics(long Articles, Func<ulong, long> Frequency, Func<string, long> PrefixFrequency);

/// <summary>What one article's texts are to a query.</summary>
/// <param name="Score">BM25F over syllables and adjacent pairs; at least 0.</param>
/// <param name="Units">How many of the query's units it has.</param>
/// <param name="IsExcluded">Whether it has what must not be there.</param>
public readonly record struct ArticleMatch(double Score, int Units, bool IsExcluded);

/// <summary>A syllable of a text that is one of the query's.</summary>
/// <param name="Place">Which of the text's syllables it is, counted from 0.</param>
/// <param name="Syllable">Which of the query's.</param>
/// <param name="IsExact">Whether its marks are those of the query.</param>
/// <param name="IsOther">Whether its marks are others, and that matters.</param>
public readonly record struct MetSyllable(int Place, int Syllable, bool IsExact, bool IsOther)
{
    /// <summary>What it counts.</summary>
    public double Worth => IsOther ? SearchWeights.OtherMarks : 1;
}

/// <summary>A text of an article, and what of the query it has.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Block">The id of its block, or null: title and lead are none.</param>
/// <param name="Text">In NFC.</param>
/// <param name="Neighbours">How many of its syllables stand side by side, the first ones; behind them are second readings.</param>
/// <param name="Met">By place and then by number, as <see cref="SearchMatcher.Met"/> tells it.</param>
public readonly record struct MetField(SearchPart Part, string? Block, ReadOnlyMemory<char> Text, int Neighbours, ReadOnlyMemory<MetSyllable> Met);

/// <summary>A stretch of a text that was searched for.</summary>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Syllable">Which of the query's syllables it begins with.</param>
/// <param name="IsExact">Whether its marks are those of the query.</param>
internal readonly record struct FoundSyllable(int Start, int Length, int Syllable, bool IsExact);

/// <summary>
/// Compares texts with one query, syllable by syllable, marks and all: the last word on what is a hit, on scores and on highlights. Not for several threads at once.
/// </summary>
public sealed class SearchMatcher
{
    private readonly MarkMatching marks;
    private readonly bool[] isSearched = new bool[Enum.GetValues<SearchPart>().Length];
    private readonly List<QuerySyllable> syllables = [];
    private readonly List<bool> isPrefix = [];
    private readonly Dictionary<ulong, int[]> byTerm = [];
    private readonly ulong[] seen = new ulong[16];
    private readonly int[] prefixes;
    private readonly Phrase[][] units;
    private readonly Phrase[] excluded;
    private readonly int scored;
    private readonly double[] rarity;
    private readonly (int First, int Second, double Rarity)[] pairs;

    /// <summary>The pair that two syllables are, or -1.</summary>
    private readonly int[] pairAt;

    // One article's counts: of each syllable, then of each pair, by part.
    private readonly double[] frequencies;
    private readonly double[] pairFrequencies;
    private readonly bool[] isMet;
    private readonly int[] lengths;
    private readonly Predicate<Phrase> stands;
    private bool isExcluded;
    private readonly List<SearchToken> tokens = [];

    // Of the text that was met last: what of the query it has, by place, and how many of its syllables are neighbours, the first ones; behind them are second readings.
    private readonly List<MetSyllable> met = [];
    private int neighbours;

    /// <param name="query">What is searched for.</param>
    /// <param name="marks">What marks mean.</param>
    /// <param name="parts">Where; empty: everywhere.</param>
    /// <param name="statistics">How common it is; null: no score is needed.</param>
    public SearchMatcher(SearchQuery query, MarkMatching marks, IReadOnlyCollection<SearchPart> parts, SearchStatistics? statistics = null)
    {
        this.marks = marks;
        foreach (var part in Enum.GetValues<SearchPart>())
            isSearched[(int)part] = parts.Count == 0 || parts.Contains(part);
        var numbers = new Dictionary<(string, bool), int>();
        units = [.. query.Units.Select(unit => unit.Alternatives.Select(Numbered).ToArray())];
        // Only what a hit has to have is scored; behind it stand the syllables of what it must not have.
        scored = syllables.Count;
        excluded = [.. query.Excluded.Select(Numbered)];
        foreach (var group in Enumerable.Range(0, syllables.Count).Where(i => !isPrefix[i]).GroupBy(i => syllables[i].Term))
        {
            byTerm.Add(group.Key, [.. group]);
            seen[(group.Key >> 6) & 15] |= 1UL << (int)(group.Key & 63);
        }
        prefixes = [.. Enumerable.Range(0, syllables.Count).Where(i => isPrefix[i])];
        rarity = new double[syllables.Count];
        for (var i = 0; i < scored && statistics is not null; i++)
            rarity[i] = SearchWeights.Rarity(statistics.Articles, isPrefix[i] ? statistics.PrefixFrequency(syllables[i].Folded) : statistics.Frequency(syllables[i].Term));
        pairs =
        [
            .. query
                .Pairs.Select(pair =>
                    (
                        First: numbers.GetValueOrDefault((pair.First.Marked, false), -1),
                        Second: numbers.GetValueOrDefault((pair.Second.Marked, false), -1),
                        statistics is null ? 0 : SearchWeights.Rarity(statistics.Articles, statistics.Frequency(SearchTerm.Pair(pair.First.Term, pair.Second.Term)))
                    )
                )
                .Where(pair => pair.First >= 0 && pair.Second >= 0),
        ];
        pairAt = new int[syllables.Count * syllables.Count];
        Array.Fill(pairAt, -1);
        for (var i = 0; i < pairs.Length; i++)
            pairAt[(pairs[i].First * syllables.Count) + pairs[i].Second] = i;
        lengths = new int[isSearched.Length];
        frequencies = new double[syllables.Count * lengths.Length];
        pairFrequencies = new double[pairs.Length * lengths.Length];
        stands = Stands;
        isMet = new bool[query.Units.Count];

        Phrase Numbered(SearchPhrase phrase) =>
            new([.. phrase.Syllables.Select((syllable, at) => NumberOf(syllable, phrase.IsPrefix && at == phrase.Syllables.Count - 1))]);

        int NumberOf(QuerySyllable syllable, bool isPrefix)
        {
            if (!numbers.TryGetValue((syllable.Marked, isPrefix), out var number))
            {
                numbers.Add((syllable.Marked, isPrefix), number = syllables.Count);
                syllables.Add(syllable);
                this.isPrefix.Add(isPrefix);
            }
            return number;
        }
    }

    /// <summary>Whether only the texts can say if an article is a hit: the index knows neither marks nor parts, and of phrases only their pairs.</summary>
    public static bool IsNeededToDecide(SearchQuery query, MarkMatching marks, IReadOnlyCollection<SearchPart> parts)
    {
        return marks == MarkMatching.Exact
            || (parts.Count > 0 && Array.Exists(Enum.GetValues<SearchPart>(), part => !parts.Contains(part)))
            || query.Units.Any(unit => unit.Alternatives.Any(IsMoreThanPairs))
            || query.Excluded.Any(IsMoreThanPairs);

        static bool IsMoreThanPairs(SearchPhrase phrase) => phrase.Syllables.Count > 2 || (phrase.Syllables.Count == 2 && phrase.IsPrefix);
    }

    /// <summary>Begins an article; its texts are added, and <see cref="End"/> says what they are to the query.</summary>
    public void Begin()
    {
        Array.Clear(frequencies);
        Array.Clear(pairFrequencies);
        Array.Clear(lengths);
        Array.Clear(isMet);
        isExcluded = false;
    }

    /// <summary>Adds a text of the article, in NFC; says whether it has any syllable of the query.</summary>
    public bool Add(SearchPart part, ReadOnlySpan<char> text)
    {
        if (!isSearched[(int)part])
            return false;
        Meet(text);
        return Count(part, tokens.Count);
    }

    /// <summary>Adds a text of the article that was compared with the query before; says whether it has any syllable of the query.</summary>
    /// <param name="part">What it is.</param>
    /// <param name="syllables">How many syllables it has.</param>
    /// <param name="neighbouring">How many of them stand side by side, the first ones; behind them are second readings.</param>
    /// <param name="found">What of the query it has, as <see cref="Meet(ulong, string)"/> tells it, by place and then by number.</param>
    public bool Add(SearchPart part, int syllables, int neighbouring, ReadOnlySpan<MetSyllable> found)
    {
        if (!isSearched[(int)part])
            return false;
        met.Clear();
        met.AddRange(found);
        neighbours = neighbouring;
        return Count(part, syllables);
    }

    /// <summary>What of the query the text has that was added last, by place and then by number; good until the next.</summary>
    public ReadOnlySpan<MetSyllable> Met => CollectionsMarshal.AsSpan(met);

    /// <summary>How many syllables of that text stand side by side, the first ones; behind them are second readings.</summary>
    public int Neighbours => neighbours;

    /// <summary>The folded syllables that the query has; null where it has beginnings of syllables, so that any may be one of its own.</summary>
    public IReadOnlyCollection<ulong>? Terms => prefixes.Length > 0 ? null : byTerm.Keys;

    /// <summary>What of the query a syllable is, wherever it stands: by number, its place 0. Of one that is written so, in either case.</summary>
    public MetSyllable[] Meet(ulong term, string written)
    {
        met.Clear();
        foreach (var number in byTerm.GetValueOrDefault(term, []))
            MeetAt(written, 0, number);
        return [.. met];
    }

    /// <summary>Counts what was met in a text of so many syllables.</summary>
    private bool Count(SearchPart part, int syllables)
    {
        lengths[(int)part] += syllables;
        if (met.Count == 0)
            return false;
        // The texts of a part are one text to BM25F, so its length must be known before its frequencies are weighted.
        foreach (ref readonly var occurrence in CollectionsMarshal.AsSpan(met))
            frequencies[(occurrence.Syllable * lengths.Length) + (int)part] += occurrence.Worth;
        CountPairs((int)part);
        for (var i = 0; i < units.Length; i++)
            isMet[i] = isMet[i] || Array.Exists(units[i], stands);
        isExcluded = isExcluded || Array.Exists(excluded, stands);
        return true;
    }

    /// <summary>What the article is to the query.</summary>
    public ArticleMatch End()
    {
        Span<double> weights = stackalloc double[lengths.Length];
        for (var part = 0; part < weights.Length; part++)
        {
            var share = SearchWeights.LengthShare((SearchPart)part);
            weights[part] = SearchWeights.Of((SearchPart)part) / (1 - share + (share * lengths[part] / SearchWeights.AverageLength((SearchPart)part)));
        }
        var score = 0.0;
        for (var i = 0; i < scored; i++)
            score += rarity[i] * SearchWeights.Saturated(Sum(frequencies.AsSpan(i * weights.Length, weights.Length), weights));
        for (var i = 0; i < pairs.Length; i++)
            score += SearchWeights.Pair * pairs[i].Rarity * SearchWeights.Saturated(Sum(pairFrequencies.AsSpan(i * weights.Length, weights.Length), weights));
        return new(score, isMet.Count(each => each), isExcluded);

        static double Sum(ReadOnlySpan<double> frequencies, ReadOnlySpan<double> weights)
        {
            var sum = 0.0;
            for (var i = 0; i < weights.Length; i++)
                sum += frequencies[i] * weights[i];
            return sum;
        }
    }

    /// <summary>What of the query stands in a text, in order; of a phrase only its occurrences as one.</summary>
    internal List<FoundSyllable> Find(MetField field)
    {
        var found = new List<FoundSyllable>(field.Met.Length);
        if (field.Met.IsEmpty)
            return found;
        met.Clear();
        met.AddRange(field.Met.Span);
        neighbours = field.Neighbours;
        tokens.Clear();
        // Only where they stand in the text is still to be found out: nothing behind the last of them is read, unless it is a second reading.
        var last = met[^1].Place;
        SearchTokens.Read(field.Text.Span, tokens, last < neighbours ? last + 1 : int.MaxValue);
        foreach (var unit in units)
        {
            foreach (var phrase in unit)
            {
                for (var first = 0; first < met.Count; first++)
                {
                    if (met[first].Syllable != phrase.Numbers[0] || !IsAt(phrase, met[first]))
                        continue;
                    for (var i = 0; i < phrase.Numbers.Length; i++)
                        Enter(found, met[first].Place + i, phrase.Numbers[i]);
                }
            }
        }
        return found;
    }

    /// <summary>Enters a syllable that was found at its place in the order; of several from there on the longest, or one with the query's marks.</summary>
    private void Enter(List<FoundSyllable> found, int place, int syllable)
    {
        var token = tokens[place];
        var isExact = false;
        foreach (ref readonly var each in CollectionsMarshal.AsSpan(met))
            isExact |= each.Place == place && each.Syllable == syllable && each.IsExact;
        var at = found.Count;
        while (at > 0 && found[at - 1].Start >= token.Start)
            at--;
        var entered = new FoundSyllable(token.Start, token.Length, syllable, isExact);
        if (at == found.Count || found[at].Start != token.Start)
            found.Insert(at, entered);
        else if (found[at].Length < token.Length || (isExact && !found[at].IsExact))
            found[at] = entered;
    }

    /// <summary>How many syllables the query has.</summary>
    internal int Syllables => syllables.Count;

    /// <summary>How rare a syllable of the query is.</summary>
    internal double RarityOf(int syllable) => rarity[syllable];

    /// <summary>Finds the query's syllables in a text.</summary>
    private void Meet(ReadOnlySpan<char> text)
    {
        tokens.Clear();
        met.Clear();
        SearchTokens.Read(text, tokens);
        neighbours = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.IsAside)
                neighbours++;
            var written = text.Slice(token.Start, token.Length);
            // Most syllables are none of the query's: a look at some of their bits spares the dictionary.
            if ((seen[(token.Term >> 6) & 15] & (1UL << (int)(token.Term & 63))) != 0 && byTerm.TryGetValue(token.Term, out var numbers))
            {
                foreach (var number in numbers)
                    MeetAt(written, i, number);
            }
            foreach (var prefix in prefixes)
            {
                if (SearchTokens.BeginsWith(written, syllables[prefix].Folded))
                    MeetAt(written, i, prefix);
            }
        }
    }

    private void MeetAt(ReadOnlySpan<char> written, int at, int number)
    {
        var syllable = syllables[number];
        var isExact = isPrefix[number] ? syllable.Begins(written) : syllable.IsWritten(written);
        if (marks == MarkMatching.Exact && !isExact)
            return;
        met.Add(new(at, number, isExact, !isExact && syllable.HasMarks && marks != MarkMatching.Folded));
    }

    /// <summary>Whether a phrase stands in the text that was met last.</summary>
    private bool Stands(Phrase phrase)
    {
        foreach (ref readonly var first in CollectionsMarshal.AsSpan(met))
        {
            if (first.Syllable == phrase.Numbers[0] && IsAt(phrase, first))
                return true;
        }
        return false;
    }

    private bool IsAt(Phrase phrase, MetSyllable first)
    {
        if (phrase.Numbers.Length == 1)
            return true;
        if (first.Place + phrase.Numbers.Length > neighbours)
            return false;
        for (var i = 1; i < phrase.Numbers.Length; i++)
        {
            if (!IsMetAt(first.Place + i, phrase.Numbers[i]))
                return false;
        }
        return true;
    }

    private bool IsMetAt(int place, int syllable)
    {
        foreach (ref readonly var each in CollectionsMarshal.AsSpan(met))
        {
            if (each.Place == place && each.Syllable == syllable)
                return true;
        }
        return false;
    }

    /// <summary>Counts the query's pairs in the text that was met last, each time as much as the less exact syllable of the two.</summary>
    private void CountPairs(int part)
    {
        var all = CollectionsMarshal.AsSpan(met);
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = i + 1; j < all.Length && all[j].Place <= all[i].Place + 1 && all[j].Place < neighbours; j++)
            {
                if (all[j].Place == all[i].Place + 1 && pairAt[(all[i].Syllable * syllables.Count) + all[j].Syllable] is >= 0 and var pair)
                    pairFrequencies[(pair * lengths.Length) + part] += Math.Min(all[i].Worth, all[j].Worth);
            }
        }
    }

    private sealed record Phrase(int[] Numbers);
}
