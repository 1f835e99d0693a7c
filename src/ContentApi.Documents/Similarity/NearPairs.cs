namespace ContentApi.Documents.Similarity;

/// <summary>Told of an article of a block and another that is near to it.</summary>
/// <param name="target">The place of the one in its block.</param>
/// <param name="near">The other.</param>
/// <param name="score">How near, in ten-thousandths.</param>
internal delegate void NearPair(int target, NeighbourEntry near, int score);

/// <summary>
/// A block of articles laid out in memory, and the pairs that they make with those of the collection, which streams by: the block bounds the memory, not the
/// collection.
/// </summary>
internal sealed class NearPairs
{
    /// <summary>
    /// Two articles are compared in full when what their heaviest terms share makes up this much of a score. The same from both sides: what
    /// is near to whom never depends on who asked, or on how many others there are.
    /// </summary>
    public const double Threshold = 0.01;

    /// <summary>
    /// From so many on nearly every article of the collection is a candidate of some in the block, and vectors are read in their order; of a smaller one few are,
    /// and only those are read.
    /// </summary>
    private const int LargeBlock = 1000;

    private readonly NeighbourEntry[] targets;
    private readonly int floor;
    private readonly int[] least;

    // The vectors of the block, one behind the other.
    private readonly int[] start;
    private readonly int[] terms;
    private readonly ushort[] weights;

    // For each of the heaviest terms, where its articles stand in the two arrays below.
    private readonly Dictionary<int, (int From, int To)> postings = [];
    private readonly int[] posted;
    private readonly ushort[] postedWeight;

    /// <param name="block">The articles of the block with their vectors.</param>
    /// <param name="floor">The least score of a pair, in ten-thousandths.</param>
    public NearPairs(IReadOnlyList<ReadArticle> block, int floor)
    {
        targets = [.. block.Select(article => article.Entry)];
        this.floor = floor;
        least = [.. targets.Select(target => LeastShared(target.Heaviest))];
        start = new int[block.Count + 1];
        for (var i = 0; i < block.Count; i++)
            start[i + 1] = start[i] + TermVector.Count(block[i].Vector);
        (terms, weights) = (new int[start[^1]], new ushort[start[^1]]);
        var keys = new ulong[targets.Sum(target => target.Heaviest.Terms.Length)];
        (posted, postedWeight) = (new int[keys.Length], new ushort[keys.Length]);
        for (int i = 0, posted = 0; i < block.Count; i++)
        {
            var range = start[i]..start[i + 1];
            TermVector.Read(block[i].Vector, terms.AsSpan(range), weights.AsSpan(range));
            var heaviest = targets[i].Heaviest;
            for (var k = 0; k < heaviest.Terms.Length; k++)
            {
                keys[posted] = ((ulong)heaviest.Terms[k] << 40) | (uint)i;
                postedWeight[posted++] = heaviest.Weights[k];
            }
        }
        Array.Sort(keys, postedWeight);
        for (var i = 0; i < keys.Length;)
        {
            var from = i;
            var term = keys[i] >> 40;
            for (; i < keys.Length && keys[i] >> 40 == term; i++)
                posted[i] = (int)(uint)keys[i];
            postings.Add((int)term, (from, i));
        }
    }

    /// <summary>The articles of the block, in the order in which they were given.</summary>
    public IReadOnlyList<NeighbourEntry> Targets => targets;

    /// <summary>Every pair of an article of the block and one of the whole collection.</summary>
    public void WithAll(INeighbourSource source, NearPair found) => Compare(source, 0, _ => int.MaxValue, found);

    /// <summary>
    /// Every pair of an article of the block and one of a lower number than the other, each once: of blocks that are one behind the other in the order of numbers
    /// these are all the pairs there are.
    /// </summary>
    public void WithFollowing(INeighbourSource source, NearPair found) => Compare(source, targets[0].Number, article => article.Number, found);

    /// <param name="source">The collection.</param>
    /// <param name="from">The first number that is compared.</param>
    /// <param name="below">Of an article below which number it is compared with those of the block.</param>
    /// <param name="found">Told of the pairs, by one thread at a time.</param>
    private void Compare(INeighbourSource source, int from, Func<NeighbourEntry, int> below, NearPair found)
    {
        var isLarge = targets.Length >= LargeBlock;
        var pending = Task.CompletedTask;
        foreach (var articles in source.Articles(from, isLarge))
        {
            if (isLarge)
            {
                // While these are compared the next are read.
                pending.GetAwaiter().GetResult();
                pending = Task.Run(() => Compare(articles, Candidates(articles, below), found));
                continue;
            }
            var candidates = Candidates(articles, below);
            Compare([.. articles.Select((article, i) => candidates[i].Length == 0 ? article : article with { Vector = source.Vector(article.Entry.Number) })], candidates, found);
        }
        pending.GetAwaiter().GetResult();
    }

    /// <summary>
    /// Of each article those of the block that it is compared with. A text of many thousand words has so many terms that the heaviest of it make up next to
    /// nothing of it: there half of that is enough, or not even its own copy would be found.
    /// </summary>
    private int[][] Candidates(IReadOnlyList<ReadArticle> articles, Func<NeighbourEntry, int> below)
    {
        var found = new int[articles.Count][];
        Parallel.For(
            0,
            articles.Count,
            () => (Shared: new int[targets.Length], Touched: new List<int>()),
            (i, _, scratch) =>
            {
                var (shared, touched) = scratch;
                touched.Clear();
                var entry = articles[i].Entry;
                for (var k = 0; k < entry.Heaviest.Terms.Length; k++)
                {
                    if (!postings.TryGetValue(entry.Heaviest.Terms[k], out var range))
                        continue;
                    int weight = entry.Heaviest.Weights[k];
                    for (var at = range.From; at < range.To; at++)
                    {
                        ref var sum = ref shared[posted[at]];
                        if (sum == 0)
                            touched.Add(posted[at]);
                        sum += weight * postedWeight[at];
                    }
                }
                var (least, bound) = (LeastShared(entry.Heaviest), below(entry));
                var candidates = new List<int>();
                foreach (var target in touched)
                {
                    if (shared[target] >= Math.Min(least, this.least[target]) && targets[target].Number < bound && targets[target].Number != entry.Number)
                        candidates.Add(target);
                    shared[target] = 0;
                }
                found[i] = [.. candidates];
                return scratch;
            },
            _ => { });
        return found;
    }

    private static int LeastShared(TermVector heaviest)
    {
        var whole = 0;
        foreach (var weight in heaviest.Weights)
            whole += weight * weight;
        return Math.Min(TermVector.Product(Threshold), whole / 2);
    }

    private void Compare(IReadOnlyList<ReadArticle> articles, int[][] candidates, NearPair found)
    {
        var scores = new int[articles.Count][];
        Parallel.For(
            0,
            articles.Count,
            () => new TermProduct(),
            (i, _, product) =>
            {
                var own = scores[i] = new int[candidates[i].Length];
                if (own.Length == 0)
                    return product;
                product.Set(TermVector.From(articles[i].Vector));
                for (var k = 0; k < own.Length; k++)
                {
                    var range = start[candidates[i][k]]..start[candidates[i][k] + 1];
                    own[k] = TermVector.Score(product.With(terms.AsSpan(range), weights.AsSpan(range)));
                }
                return product;
            },
            _ => { });
        for (var i = 0; i < articles.Count; i++)
        {
            for (var k = 0; k < scores[i].Length; k++)
            {
                if (scores[i][k] >= floor)
                    found(candidates[i][k], articles[i].Entry, scores[i][k]);
            }
        }
    }
}
