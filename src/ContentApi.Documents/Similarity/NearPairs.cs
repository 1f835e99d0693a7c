namespace ContentApi.Documents.Similarity;

/// <summary>An article that is near to another.</summary>
/// <param name="Score">How near, in ten-thousandths.</param>
/// <param name="Entry">Which.</param>
internal readonly record struct NearEntry(int Score, NeighbourEntry Entry)
{
    /// <summary>Nearest first, equals by id.</summary>
    public static int Compare(NearEntry one, NearEntry other) =>
        one.Score != other.Score ? other.Score.CompareTo(one.Score) : string.CompareOrdinal(one.Entry.Id, other.Entry.Id);
}

/// <summary>
/// A block of articles laid out in memory, and those of the whole collection that are near to each. The block bounds the memory, not the
/// collection: that streams by.
/// </summary>
internal sealed class NearPairs
{
    /// <summary>
    /// Two articles are compared in full when what their heaviest terms share makes up this much of a score. The same from both sides: what
    /// is near to whom never depends on who asked, or on how many others there are.
    /// </summary>
    public const double Threshold = 0.01;

    private readonly IReadOnlyList<NeighbourEntry> _targets;
    private readonly int _keep;
    private readonly int _floor;
    private readonly List<NearEntry>[] _near;
    private readonly bool[] _isCut;

    // The vectors of the block, one behind the other.
    private readonly int[] _start;
    private readonly int[] _terms;
    private readonly ushort[] _weights;

    // For each of the heaviest terms, where its articles stand in the two arrays below.
    private readonly Dictionary<int, (int From, int To)> _postings = [];
    private readonly int[] _posted;
    private readonly ushort[] _postedWeight;

    /// <param name="targets">The block.</param>
    /// <param name="vectors">Their vectors.</param>
    /// <param name="keep">How many near ones of each to keep, the nearest.</param>
    /// <param name="floor">The least score, in ten-thousandths.</param>
    public NearPairs(IReadOnlyList<NeighbourEntry> targets, IReadOnlyList<TermVector> vectors, int keep, int floor)
    {
        (_targets, _keep, _floor) = (targets, keep, floor);
        _near = new List<NearEntry>[targets.Count];
        _isCut = new bool[targets.Count];
        _start = new int[targets.Count + 1];
        var posted = 0;
        for (var i = 0; i < targets.Count; i++)
        {
            _near[i] = [];
            _start[i + 1] = _start[i] + vectors[i].Terms.Length;
            posted += targets[i].Heaviest.Terms.Length;
        }
        (_terms, _weights) = (new int[_start[^1]], new ushort[_start[^1]]);
        (_posted, _postedWeight) = (new int[posted], new ushort[posted]);
        var keys = new ulong[posted];
        posted = 0;
        for (var i = 0; i < targets.Count; i++)
        {
            vectors[i].Terms.CopyTo(_terms, _start[i]);
            vectors[i].Weights.CopyTo(_weights, _start[i]);
            var heaviest = targets[i].Heaviest;
            for (var k = 0; k < heaviest.Terms.Length; k++)
            {
                keys[posted] = ((ulong)heaviest.Terms[k] << 40) | (uint)i;
                _postedWeight[posted++] = heaviest.Weights[k];
            }
        }
        Array.Sort(keys, _postedWeight);
        for (var i = 0; i < keys.Length;)
        {
            var from = i;
            var term = keys[i] >> 40;
            for (; i < keys.Length && keys[i] >> 40 == term; i++)
                _posted[i] = (int)(uint)keys[i];
            _postings.Add((int)term, (from, i));
        }
    }

    /// <summary>Compares the whole collection with the block.</summary>
    public void Compare(INeighbourSource source)
    {
        // Of a large block nearly every article is a candidate of something: vectors are read ahead, while the chunk before is compared. Of a
        // small one few are, and only those are read.
        var readsAhead = _targets.Count >= 1000;
        var pending = Task.CompletedTask;
        foreach (var chunk in source.Entries())
        {
            if (readsAhead)
            {
                var vectors = new byte[]?[chunk.Count];
                for (var i = 0; i < vectors.Length; i++)
                    vectors[i] = source.Vector(chunk[i].Number);
                pending.GetAwaiter().GetResult();
                pending = Task.Run(() => Compare(chunk, Candidates(chunk), vectors));
            }
            else
            {
                var candidates = Candidates(chunk);
                Compare(chunk, candidates, [.. candidates.Select((found, i) => found.Length == 0 ? null : source.Vector(chunk[i].Number))]);
            }
        }
        pending.GetAwaiter().GetResult();
    }

    /// <summary>The articles near to one of the block, nearest first: all of them, or as many as were to be kept.</summary>
    public IReadOnlyList<NearEntry> Near(int target)
    {
        Cut(target);
        return _near[target];
    }

    /// <summary>Whether more articles are near to one of the block than were kept.</summary>
    public bool IsCut(int target)
    {
        Cut(target);
        return _isCut[target];
    }

    private int[][] Candidates(IReadOnlyList<NeighbourEntry> chunk)
    {
        var found = new int[chunk.Count][];
        var threshold = TermVector.Product(Threshold);
        Parallel.For(
            0,
            chunk.Count,
            () => (Shared: new int[_targets.Count], Touched: new List<int>()),
            (i, _, scratch) =>
            {
                var (shared, touched) = scratch;
                touched.Clear();
                var heaviest = chunk[i].Heaviest;
                for (var k = 0; k < heaviest.Terms.Length; k++)
                {
                    if (!_postings.TryGetValue(heaviest.Terms[k], out var range))
                        continue;
                    int weight = heaviest.Weights[k];
                    for (var at = range.From; at < range.To; at++)
                    {
                        ref var sum = ref shared[_posted[at]];
                        if (sum == 0)
                            touched.Add(_posted[at]);
                        sum += weight * _postedWeight[at];
                    }
                }
                var candidates = new List<int>();
                foreach (var target in touched)
                {
                    if (shared[target] >= threshold && _targets[target].Number != chunk[i].Number)
                        candidates.Add(target);
                    shared[target] = 0;
                }
                found[i] = [.. candidates];
                return scratch;
            },
            _ => { });
        return found;
    }

    private void Compare(IReadOnlyList<NeighbourEntry> chunk, int[][] candidates, byte[]?[] vectors)
    {
        var scores = new int[chunk.Count][];
        Parallel.For(
            0,
            chunk.Count,
            () => new TermLookup(),
            (i, _, lookup) =>
            {
                var own = scores[i] = new int[candidates[i].Length];
                if (own.Length == 0)
                    return lookup;
                var vector = TermVector.From(vectors[i]);
                lookup.Set(vector.Terms);
                for (var k = 0; k < own.Length; k++)
                {
                    var (from, to) = (_start[candidates[i][k]], _start[candidates[i][k] + 1]);
                    own[k] = TermVector.Score(lookup.Product(vector.Weights, _terms.AsSpan(from..to), _weights.AsSpan(from..to)));
                }
                return lookup;
            },
            _ => { });
        for (var i = 0; i < chunk.Count; i++)
        {
            for (var k = 0; k < scores[i].Length; k++)
            {
                if (scores[i][k] >= _floor)
                    Keep(candidates[i][k], new(scores[i][k], chunk[i]));
            }
        }
    }

    private void Keep(int target, NearEntry entry)
    {
        _near[target].Add(entry);
        if (_near[target].Count >= 2L * _keep)
            Cut(target);
    }

    private void Cut(int target)
    {
        var near = _near[target];
        near.Sort(NearEntry.Compare);
        if (near.Count <= _keep)
            return;
        near.RemoveRange(_keep, near.Count - _keep);
        _isCut[target] = true;
    }
}
