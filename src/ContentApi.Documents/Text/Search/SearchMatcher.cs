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
    private readonly MarkMatching _marks;
    private readonly bool[] _isSearched = new bool[Enum.GetValues<SearchPart>().Length];
    private readonly List<QuerySyllable> _syllables = [];
    private readonly List<bool> _isPrefix = [];
    private readonly Dictionary<ulong, int[]> _byTerm = [];
    private readonly ulong[] _seen = new ulong[16];
    private readonly int[] _prefixes;
    private readonly Phrase[][] _units;
    private readonly Phrase[] _excluded;
    private readonly int _scored;
    private readonly double[] _rarity;
    private readonly (int First, int Second, double Rarity)[] _pairs;

    /// <summary>The pair that two syllables are, or -1.</summary>
    private readonly int[] _pairAt;

    // One article's counts: of each syllable, then of each pair, by part.
    private readonly double[] _frequencies;
    private readonly double[] _pairFrequencies;
    private readonly bool[] _isMet;
    private readonly int[] _lengths;
    private readonly Predicate<Phrase> _stands;
    private bool _isExcluded;
    private readonly List<SearchToken> _tokens = [];
    private readonly List<Met> _met = [];

    /// <param name="query">What is searched for.</param>
    /// <param name="marks">What marks mean.</param>
    /// <param name="parts">Where; empty: everywhere.</param>
    /// <param name="statistics">How common it is; null: no score is needed.</param>
    public SearchMatcher(SearchQuery query, MarkMatching marks, IReadOnlyCollection<SearchPart> parts, SearchStatistics? statistics = null)
    {
        _marks = marks;
        foreach (var part in Enum.GetValues<SearchPart>())
            _isSearched[(int)part] = parts.Count == 0 || parts.Contains(part);
        var numbers = new Dictionary<(string, bool), int>();
        _units = [.. query.Units.Select(unit => unit.Alternatives.Select(Numbered).ToArray())];
        // Only what a hit has to have is scored; behind it stand the syllables of what it must not have.
        _scored = _syllables.Count;
        _excluded = [.. query.Excluded.Select(Numbered)];
        foreach (var group in Enumerable.Range(0, _syllables.Count).Where(i => !_isPrefix[i]).GroupBy(i => _syllables[i].Term))
        {
            _byTerm.Add(group.Key, [.. group]);
            _seen[(group.Key >> 6) & 15] |= 1UL << (int)(group.Key & 63);
        }
        _prefixes = [.. Enumerable.Range(0, _syllables.Count).Where(i => _isPrefix[i])];
        _rarity = new double[_syllables.Count];
        for (var i = 0; i < _scored && statistics is not null; i++)
            _rarity[i] = SearchWeights.Rarity(statistics.Articles, _isPrefix[i] ? statistics.PrefixFrequency(_syllables[i].Folded) : statistics.Frequency(_syllables[i].Term));
        _pairs =
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
        _pairAt = new int[_syllables.Count * _syllables.Count];
        Array.Fill(_pairAt, -1);
        for (var i = 0; i < _pairs.Length; i++)
            _pairAt[(_pairs[i].First * _syllables.Count) + _pairs[i].Second] = i;
        _lengths = new int[_isSearched.Length];
        _frequencies = new double[_syllables.Count * _lengths.Length];
        _pairFrequencies = new double[_pairs.Length * _lengths.Length];
        _stands = Stands;
        _isMet = new bool[query.Units.Count];

        Phrase Numbered(SearchPhrase phrase) =>
            new([.. phrase.Syllables.Select((syllable, at) => NumberOf(syllable, phrase.IsPrefix && at == phrase.Syllables.Count - 1))]);

        int NumberOf(QuerySyllable syllable, bool isPrefix)
        {
            if (!numbers.TryGetValue((syllable.Marked, isPrefix), out var number))
            {
                numbers.Add((syllable.Marked, isPrefix), number = _syllables.Count);
                _syllables.Add(syllable);
                _isPrefix.Add(isPrefix);
            }
            return number;
        }
    }

    /// <summary>Whether only the texts can say if an article is a hit: the index knows neither marks nor parts, and of phrases only their pairs.</summary>
    public bool IsNeededToDecide =>
        (_marks == MarkMatching.Exact)
        || _isSearched.Contains(false)
        || _units.Any(unit => unit.Any(phrase => phrase.Numbers.Length > 2 || (phrase.Numbers.Length == 2 && _isPrefix[phrase.Numbers[^1]])))
        || _excluded.Any(phrase => phrase.Numbers.Length > 2 || (phrase.Numbers.Length == 2 && _isPrefix[phrase.Numbers[^1]]));

    /// <summary>Begins an article; its texts are added, and <see cref="End"/> says what they are to the query.</summary>
    public void Begin()
    {
        Array.Clear(_frequencies);
        Array.Clear(_pairFrequencies);
        Array.Clear(_lengths);
        Array.Clear(_isMet);
        _isExcluded = false;
    }

    /// <summary>Adds a text of the article, in NFC; says whether it has any syllable of the query.</summary>
    public bool Add(SearchPart part, ReadOnlySpan<char> text)
    {
        if (!_isSearched[(int)part])
            return false;
        Meet(text);
        _lengths[(int)part] += _tokens.Count;
        if (_met.Count == 0)
            return false;
        // The texts of a part are one text to BM25F, so its length must be known before its frequencies are weighted.
        foreach (ref readonly var met in CollectionsMarshal.AsSpan(_met))
            _frequencies[(met.Syllable * _lengths.Length) + (int)part] += met.Worth;
        CountPairs((int)part);
        for (var i = 0; i < _units.Length; i++)
            _isMet[i] = _isMet[i] || Array.Exists(_units[i], _stands);
        _isExcluded = _isExcluded || Array.Exists(_excluded, _stands);
        return true;
    }

    /// <summary>What the article is to the query.</summary>
    public ArticleMatch End()
    {
        Span<double> weights = stackalloc double[_lengths.Length];
        for (var part = 0; part < weights.Length; part++)
        {
            var share = SearchWeights.LengthShare((SearchPart)part);
            weights[part] = SearchWeights.Of((SearchPart)part) / (1 - share + (share * _lengths[part] / SearchWeights.AverageLength((SearchPart)part)));
        }
        var score = 0.0;
        for (var i = 0; i < _scored; i++)
            score += _rarity[i] * SearchWeights.Saturated(Sum(_frequencies.AsSpan(i * weights.Length, weights.Length), weights));
        for (var i = 0; i < _pairs.Length; i++)
            score += SearchWeights.Pair * _pairs[i].Rarity * SearchWeights.Saturated(Sum(_pairFrequencies.AsSpan(i * weights.Length, weights.Length), weights));
        return new(score, _isMet.Count(isMet => isMet), _isExcluded);

        static double Sum(ReadOnlySpan<double> frequencies, ReadOnlySpan<double> weights)
        {
            var sum = 0.0;
            for (var i = 0; i < weights.Length; i++)
                sum += frequencies[i] * weights[i];
            return sum;
        }
    }

    /// <summary>What of the query stands in a text, in order; of a phrase only its occurrences as one.</summary>
    internal IReadOnlyList<FoundSyllable> Find(SearchField field)
    {
        if (!_isSearched[(int)field.Part])
            return [];
        Meet(field.Text);
        var found = new SortedDictionary<int, FoundSyllable>();
        foreach (var phrase in _units.SelectMany(unit => unit))
        {
            foreach (var met in _met.Where(met => met.Syllable == phrase.Numbers[0] && IsAt(phrase, met)))
            {
                for (var i = 0; i < phrase.Numbers.Length; i++)
                {
                    var token = _tokens[met.Token + i];
                    var isExact = _met.Any(other => other.Token == met.Token + i && other.Syllable == phrase.Numbers[i] && other.IsExact);
                    if (!found.TryGetValue(token.Start, out var before) || before.Length < token.Length || (isExact && !before.IsExact))
                        found[token.Start] = new(token.Start, token.Length, phrase.Numbers[i], isExact);
                }
            }
        }
        return [.. found.Values];
    }

    /// <summary>How rare a syllable of the query is.</summary>
    internal double RarityOf(int syllable) => _rarity[syllable];

    /// <summary>How many different syllables are searched for.</summary>
    internal int SyllableCount => _scored;

    /// <summary>Finds the query's syllables in a text.</summary>
    private void Meet(ReadOnlySpan<char> text)
    {
        _tokens.Clear();
        _met.Clear();
        SearchTokens.Read(text, _tokens);
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            // Most syllables are none of the query's: a look at some of their bits spares the dictionary.
            if ((_seen[(token.Term >> 6) & 15] & (1UL << (int)(token.Term & 63))) != 0 && _byTerm.TryGetValue(token.Term, out var numbers))
            {
                foreach (var number in numbers)
                    MeetAt(text, i, token, number);
            }
            foreach (var prefix in _prefixes)
            {
                if (SearchTokens.BeginsWith(text.Slice(token.Start, token.Length), _syllables[prefix].Folded))
                    MeetAt(text, i, token, prefix);
            }
        }
    }

    private void MeetAt(ReadOnlySpan<char> text, int at, SearchToken token, int number)
    {
        var written = text.Slice(token.Start, token.Length);
        var syllable = _syllables[number];
        var isExact = _isPrefix[number] ? syllable.Begins(written) : syllable.IsWritten(written);
        if (_marks == MarkMatching.Exact && !isExact)
            return;
        var worth = isExact || !syllable.HasMarks || _marks == MarkMatching.Folded ? 1 : SearchWeights.OtherMarks;
        _met.Add(new(at, number, worth, isExact));
    }

    /// <summary>Whether a phrase stands in the text that was met last.</summary>
    private bool Stands(Phrase phrase)
    {
        foreach (ref readonly var met in CollectionsMarshal.AsSpan(_met))
        {
            if (met.Syllable == phrase.Numbers[0] && IsAt(phrase, met))
                return true;
        }
        return false;
    }

    private bool IsAt(Phrase phrase, Met first)
    {
        if (phrase.Numbers.Length == 1)
            return true;
        if (_tokens[first.Token].IsAside)
            return false;
        for (var i = 1; i < phrase.Numbers.Length; i++)
        {
            var at = first.Token + i;
            if (at >= _tokens.Count || _tokens[at].IsAside || !IsMetAt(at, phrase.Numbers[i]))
                return false;
        }
        return true;
    }

    private bool IsMetAt(int token, int syllable)
    {
        foreach (ref readonly var met in CollectionsMarshal.AsSpan(_met))
        {
            if (met.Token == token && met.Syllable == syllable)
                return true;
        }
        return false;
    }

    /// <summary>Counts the query's pairs in the text that was met last, each time as much as the less exact syllable of the two.</summary>
    private void CountPairs(int part)
    {
        var met = CollectionsMarshal.AsSpan(_met);
        for (var i = 0; i < met.Length; i++)
        {
            if (_tokens[met[i].Token].IsAside)
                continue;
            for (var j = i + 1; j < met.Length && met[j].Token <= met[i].Token + 1; j++)
            {
                if (met[j].Token == met[i].Token + 1 && !_tokens[met[j].Token].IsAside && _pairAt[(met[i].Syllable * _syllables.Count) + met[j].Syllable] is >= 0 and var pair)
                    _pairFrequencies[(pair * _lengths.Length) + part] += Math.Min(met[i].Worth, met[j].Worth);
            }
        }
    }

    private readonly record struct Met(int Token, int Syllable, double Worth, bool IsExact);

    private sealed record Phrase(int[] Numbers);
}
