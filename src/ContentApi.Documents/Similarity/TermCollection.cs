using System.Runtime.InteropServices;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Similarity;

/// <summary>
/// The texts of a collection as numbers: read one by one, then weighed all together. What is kept of a text is one array of syllable
/// numbers; what is kept of a term is a few numbers in arrays over all terms.
/// </summary>
internal sealed class TermCollection
{
    private const int TitleWeight = 3;
    private const int LeadWeight = 2;
    private const int BodyWeight = 1;

    /// <summary>Stands where no pair begins: at a break and before one.</summary>
    public const int NoPair = -1;

    /// <summary>
    /// How many articles of general news stand beside the collection's own when frequencies are counted: much among 7, little among 5,000.
    /// </summary>
    private const double GeneralArticles = 200;

    private readonly SyllableTable _written = new();
    private readonly List<int> _buffer = [];
    private List<Text> _texts = [];
    private int[] _syllableOf = [];
    private string[] _syllables = [];
    private readonly Dictionary<ulong, int> _pairs = [];
    private readonly List<ulong> _pairKeys = [];
    private int[] _frequency = [];
    private double[] _rarity = [];
    private bool[] _common = [];
    private int[] _counts = [];
    private readonly List<int> _terms = [];

    /// <summary>
    /// One text: its id and its syllables as numbers of <see cref="SyllableTable"/>, title, then lead, then body; after
    /// <see cref="Close"/> at each place also the term of the pair that begins there, or <see cref="NoPair"/>.
    /// </summary>
    public sealed record Text(string Id, int[] Syllables, int[] Pairs, int TitleEnd, int LeadEnd);

    /// <summary>The texts, after <see cref="Close"/> in ordinal order of their ids.</summary>
    public IReadOnlyList<Text> Texts => _texts;

    public int TermCount => _syllables.Length + _pairKeys.Count;

    public MarkedSyllable Written(int number) => _written[number];

    public int WrittenCount => _written.Count;

    /// <summary>In how many texts a term stands.</summary>
    public int Frequency(int term) => _frequency[term];

    public void Add(string id, string title, string? lead, string body)
    {
        _buffer.Clear();
        _written.Read(title, _buffer);
        var titleEnd = _buffer.Count;
        _written.Read(lead, _buffer);
        var leadEnd = _buffer.Count;
        _written.Read(body, _buffer);
        _texts.Add(new Text(id, [.. _buffer], new int[_buffer.Count], titleEnd, leadEnd));
    }

    /// <summary>
    /// Numbers the terms, so that neither the numbers nor anything made of them depends on the order in which the texts came.
    /// </summary>
    public void Close()
    {
        _texts = [.. _texts.OrderBy(text => text.Id, StringComparer.Ordinal)];
        for (var i = 1; i < _texts.Count; i++)
        {
            if (_texts[i].Id == _texts[i - 1].Id)
                throw new ArgumentException($"The article '{_texts[i].Id}' is given more than once.");
        }
        var folded = Enumerable.Range(0, _written.Count).Select(number => _written[number].Folded).ToArray();
        _syllables = [.. folded.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _syllableOf = Array.ConvertAll(folded, syllable => Array.BinarySearch(_syllables, syllable, StringComparer.Ordinal));

        var frequency = new List<int>(new int[_syllables.Length]);
        var lastText = new List<int>(Enumerable.Repeat(-1, _syllables.Length));
        for (var text = 0; text < _texts.Count; text++)
        {
            var (_, syllables, pairs, _, _) = _texts[text];
            Array.Fill(pairs, NoPair);
            for (var i = 0; i < syllables.Length; i++)
            {
                if (syllables[i] == SyllableTable.Break)
                    continue;
                CountOnce(_syllableOf[syllables[i]], text, frequency, lastText);
                if (i + 1 == syllables.Length || syllables[i + 1] == SyllableTable.Break)
                    continue;
                var key = PairKey(syllables[i], syllables[i + 1]);
                ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, key, out var known);
                if (!known)
                {
                    pair = _syllables.Length + _pairKeys.Count;
                    _pairKeys.Add(key);
                    frequency.Add(0);
                    lastText.Add(-1);
                }
                pairs[i] = pair;
                CountOnce(pair, text, frequency, lastText);
            }
        }
        _frequency = [.. frequency];
        _counts = new int[_frequency.Length];
        _rarity = new double[_frequency.Length];
        _common = new bool[_frequency.Length];
        for (var term = 0; term < _frequency.Length; term++)
        {
            var listed = ListedShare(term);
            var share = listed ?? (term < _syllables.Length ? GeneralFrequency.OtherSyllable : GeneralFrequency.OtherPair);
            _common[term] = listed is not null;
            _rarity[term] = Math.Max(0, Math.Log((_texts.Count + GeneralArticles + 1) / (_frequency[term] + GeneralArticles * share + 1)));
        }
    }

    /// <summary>The term of one syllable.</summary>
    public int Syllable(int written) => _syllableOf[written];

    /// <summary>Whether a term is listed as common in news at large: it may count, but it explains nothing.</summary>
    public bool IsCommon(int term) => _common[term];

    /// <summary>
    /// The vector of a text: (1 + ln tf) × idf, of length 1. tf counts 3 in the title, 2 in the lead, 1 in the body. idf = ln((N + G + 1)
    /// / (df + G × share + 1)), N texts, G articles of general news, share the term's share in those. Terms of no other text lengthen the
    /// vector but are not kept: they meet nothing.
    /// </summary>
    public TermVector Vector(int text)
    {
        var (_, syllables, pairs, titleEnd, leadEnd) = _texts[text];
        _terms.Clear();
        for (var i = 0; i < syllables.Length; i++)
        {
            if (syllables[i] == SyllableTable.Break)
                continue;
            var weight = i < titleEnd ? TitleWeight : i < leadEnd ? LeadWeight : BodyWeight;
            Count(_syllableOf[syllables[i]], weight);
            if (pairs[i] >= 0)
                Count(pairs[i], weight);
        }
        _terms.Sort();
        var squares = 0.0;
        var kept = 0;
        foreach (var term in _terms)
        {
            var weight = Weight(term);
            squares += weight * weight;
            if (_frequency[term] > 1 && weight > 0)
                kept++;
        }
        var length = Math.Sqrt(squares);
        var (terms, weights) = (new int[kept], new float[kept]);
        kept = 0;
        foreach (var term in _terms)
        {
            var weight = Weight(term);
            if (_frequency[term] > 1 && weight > 0)
                (terms[kept], weights[kept++]) = (term, (float)(weight / length));
            _counts[term] = 0;
        }
        return new TermVector(terms, weights);
    }

    private double Weight(int term) => (1 + Math.Log(_counts[term])) * _rarity[term];

    private void Count(int term, int weight)
    {
        if (_counts[term] == 0)
            _terms.Add(term);
        _counts[term] += weight;
    }

    private double? ListedShare(int term)
    {
        if (term < _syllables.Length)
            return GeneralFrequency.Syllables.TryGetValue(_syllables[term], out var share) ? share : null;
        var key = _pairKeys[term - _syllables.Length];
        var pair = $"{_syllables[key >> 32]}_{_syllables[key & uint.MaxValue]}";
        return GeneralFrequency.Pairs.TryGetValue(pair, out var pairShare) ? pairShare : null;
    }

    private ulong PairKey(int first, int second) => ((ulong)(uint)_syllableOf[first] << 32) | (uint)_syllableOf[second];

    private static void CountOnce(int term, int text, List<int> frequency, List<int> lastText)
    {
        if (lastText[term] == text)
            return;
        lastText[term] = text;
        frequency[term]++;
    }
}
