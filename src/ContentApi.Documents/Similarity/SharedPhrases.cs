using System.Collections.Frozen;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Similarity;

/// <summary>Why two texts are near: the phrases that both have, marks and all, in order of what they add to the score.</summary>
internal sealed class SharedPhrases
{
    private const int Most = 5;
    private const int LongestPhrase = 6;
    private const int Seeds = 24;

    // Words that join others and name nothing. Marked, so that "của" is one and "cua" (crab) is not; in the form of MarkedSyllable.Marked.
    private static readonly FrozenSet<string> Joining = string.Join(
            ' ',
            "và của là có cho các những được với trong một này đã để khi không tại từ về đến theo sau",
            "trên ra vào đó còn cũng như nhiều sẽ đang",
            "do hay hoặc mà thì nên",
            "vì bởi nếu tuy nhưng lại rằng rất hơn qua đây kia ấy ai gì nào sao vậy",
            "ông tôi chúng họ nó ngày tháng lúc khoảng cùng đều chỉ vẫn lên xuống trước giữa",
            "bằng vừa phải biết nói cả mỗi mọi từng nhằm dù the of and for with is by that was from")
        .Split(' ')
        .Select(word => MarkedSyllable.From(word).Marked)
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly TermCollection _collection;
    private readonly int[] _marked;
    private readonly bool[] _joining;
    private readonly float[] _share;
    private readonly List<int> _shared = [];
    private int[] _syllables = [];
    private int[] _pairAt = [];

    public SharedPhrases(TermCollection collection)
    {
        _collection = collection;
        _share = new float[collection.TermCount];
        _marked = new int[collection.WrittenCount];
        _joining = new bool[collection.WrittenCount];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var written = 0; written < _marked.Length; written++)
        {
            var syllable = collection.Written(written);
            if (!numbers.TryGetValue(syllable.Marked, out _marked[written]))
                numbers.Add(syllable.Marked, _marked[written] = numbers.Count);
            _joining[written] = Joining.Contains(syllable.Marked) || syllable.Folded.All(char.IsDigit);
        }
    }

    /// <summary>Sets the text whose words the phrases are to be in.</summary>
    public void Begin(int text)
    {
        _syllables = _collection.Texts[text].Syllables;
        _pairAt = _collection.Texts[text].Pairs;
    }

    /// <summary>The phrases that the text shares with another, heaviest first.</summary>
    public List<string> With(int other, TermVector own, TermVector others)
    {
        Share(own, others);
        var theirs = _collection.Texts[other].Syllables;
        var phrases = new List<string>(Most);
        var told = new HashSet<int>();
        foreach (var (start, length) in SeedsByWeight())
        {
            if (phrases.Count == Most)
                break;
            if (!Stands(theirs, start, start + length))
                continue;
            var (from, to) = length == 1 ? (start, start + 1) : Grow(theirs, start);
            // "tỉnh Quảng Ninh" after "Quảng Ninh" tells nothing more.
            if (2 * _syllables[from..to].Count(syllable => told.Contains(_marked[syllable])) > to - from)
                continue;
            for (var i = from; i < to; i++)
                told.Add(_marked[_syllables[i]]);
            phrases.Add(AsWritten(from, to));
        }
        foreach (var term in _shared)
            _share[term] = 0;
        return phrases;
    }

    private void Share(TermVector own, TermVector others)
    {
        _shared.Clear();
        for (int i = 0, j = 0; i < own.Terms.Length && j < others.Terms.Length;)
        {
            var difference = own.Terms[i] - others.Terms[j];
            if (difference == 0)
            {
                _shared.Add(own.Terms[i]);
                _share[own.Terms[i]] = own.Weights[i] * others.Weights[j];
            }
            if (difference <= 0)
                i++;
            if (difference >= 0)
                j++;
        }
    }

    /// <summary>Where the heaviest shared terms that name something first stand.</summary>
    private List<(int Start, int Length)> SeedsByWeight()
    {
        var met = new HashSet<int>();
        var seeds = new List<(int Start, int Length, float Share)>();
        for (var i = 0; i < _syllables.Length; i++)
        {
            if (_syllables[i] == SyllableTable.Break)
                continue;
            if (_pairAt[i] >= 0 && Joins(i) && !_collection.IsCommon(_pairAt[i]) && met.Add(_pairAt[i]))
                seeds.Add((i, 2, _share[_pairAt[i]]));
            var syllable = _collection.Syllable(_syllables[i]);
            if (_share[syllable] > 0 && IsNameOfOne(i) && met.Add(syllable))
                seeds.Add((i, 1, _share[syllable]));
        }
        return [.. seeds
            .OrderByDescending(seed => seed.Share)
            .ThenBy(seed => seed.Start)
            .Take(Seeds)
            .Select(seed => (seed.Start, seed.Length))];
    }

    /// <summary>Whether the pair at a place is shared and of words that name something.</summary>
    private bool Joins(int i) => _pairAt[i] >= 0 && _share[_pairAt[i]] > 0 && !_joining[_syllables[i]] && !_joining[_syllables[i + 1]];

    /// <summary>A lone syllable says little, unless it is an abbreviation or a name: "CSĐT", "U23", "Google" inside a sentence.</summary>
    private bool IsNameOfOne(int i)
    {
        var written = _collection.Written(_syllables[i]).Written;
        if (_joining[_syllables[i]] || !char.IsUpper(written[0]) || _collection.IsCommon(_collection.Syllable(_syllables[i])))
            return false;
        return (written.Length >= 2 && written.All(character => char.IsUpper(character) || char.IsDigit(character)))
            || (written.Length >= 5 && i > 0 && _syllables[i - 1] != SyllableTable.Break);
    }

    private (int From, int To) Grow(int[] theirs, int start)
    {
        var (from, to) = (start, start + 2);
        while (to - from < LongestPhrase && Joins(to - 1) && Stands(theirs, from, to + 1))
            to++;
        while (to - from < LongestPhrase && from > 0 && Joins(from - 1) && Stands(theirs, from - 1, to))
            from--;
        return (from, to);
    }

    /// <summary>Whether the phrase stands in the other text with the same marks.</summary>
    private bool Stands(int[] theirs, int from, int to)
    {
        for (var i = 0; i + to - from <= theirs.Length; i++)
        {
            var k = from;
            while (k < to && theirs[i + k - from] != SyllableTable.Break && _marked[theirs[i + k - from]] == _marked[_syllables[k]])
                k++;
            if (k == to)
                return true;
        }
        return false;
    }

    /// <summary>
    /// As the phrase stands first; where it also stands inside a sentence, without the capital that a sentence begins with.
    /// </summary>
    private string AsWritten(int from, int to)
    {
        var best = from;
        for (var i = 0; i + to - from <= _syllables.Length && _collection.Written(_syllables[best]).IsCapitalised; i++)
        {
            var k = from;
            while (k < to && _syllables[i + k - from] != SyllableTable.Break && _marked[_syllables[i + k - from]] == _marked[_syllables[k]])
                k++;
            if (k == to && !_collection.Written(_syllables[i]).IsCapitalised)
                best = i;
        }
        return string.Join(' ', _syllables[best..(best + to - from)].Select(written => _collection.Written(written).Written));
    }
}
