namespace ContentApi.Documents.Similarity;

/// <summary>For each term that is neither in one text only nor too common, the texts that have it.</summary>
internal sealed class TermIndex
{
    private readonly TermVector[] _vectors;
    private readonly int[] _start;
    private readonly int[] _text;
    private readonly float[] _weight;
    private readonly float[] _shared;
    private readonly List<int> _touched = [];

    public TermIndex(TermVector[] vectors, TermCollection collection, int greatestFrequency)
    {
        _vectors = vectors;
        _shared = new float[vectors.Length];
        _start = new int[collection.TermCount + 1];
        foreach (var vector in vectors)
        {
            foreach (var term in vector.Terms)
            {
                if (collection.Frequency(term) <= greatestFrequency)
                    _start[term + 1]++;
            }
        }
        for (var term = 0; term < collection.TermCount; term++)
            _start[term + 1] += _start[term];
        _text = new int[_start[^1]];
        _weight = new float[_start[^1]];
        var next = _start.AsSpan(0, collection.TermCount).ToArray();
        for (var text = 0; text < vectors.Length; text++)
        {
            for (var i = 0; i < vectors[text].Terms.Length; i++)
            {
                var term = vectors[text].Terms[i];
                if (collection.Frequency(term) > greatestFrequency)
                    continue;
                _text[next[term]] = text;
                _weight[next[term]++] = vectors[text].Weights[i];
            }
        }
    }

    /// <summary>
    /// The texts that share most with the heaviest indexed terms of a text, best first, equals by number; never the text itself.
    /// </summary>
    public int[] Nearest(int text, int terms, int count)
    {
        var vector = _vectors[text];
        var heaviest = Enumerable.Range(0, vector.Terms.Length)
            .Where(i => _start[_vectors[text].Terms[i] + 1] > _start[_vectors[text].Terms[i]])
            .OrderByDescending(i => _vectors[text].Weights[i])
            .Take(terms);
        _touched.Clear();
        foreach (var i in heaviest)
        {
            var weight = vector.Weights[i];
            for (var k = _start[vector.Terms[i]]; k < _start[vector.Terms[i] + 1]; k++)
            {
                if (_shared[_text[k]] == 0)
                    _touched.Add(_text[k]);
                _shared[_text[k]] += weight * _weight[k];
            }
        }
        var nearest = _touched
            .Where(other => other != text)
            .OrderByDescending(other => _shared[other])
            .ThenBy(other => other)
            .Take(count)
            .ToArray();
        foreach (var other in _touched)
            _shared[other] = 0;
        return nearest;
    }
}
