using System.Numerics;

namespace ContentApi.Documents.Similarity;

/// <summary>Told of an article of a block and another that is near to it.</summary>
/// <param name="target">The place of the one in its block.</param>
/// <param name="near">The other.</param>
/// <param name="score">How near, in ten-thousandths.</param>
internal delegate void NearPair(int target, NeighbourEntry near, int score);

/// <summary>
/// A block of articles laid out in memory, and the pairs that they make with those of the collection, which streams by: the block bounds the memory, not the
/// collection. One block is laid out in the memory of the one before.
/// </summary>
/// <param name="floor">The least score of a pair, in ten-thousandths.</param>
internal sealed class NearPairs(int floor)
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

    /// <summary>Memory is taken for so many terms at once, so that blocks of about one size fit into the same.</summary>
    private const int TermsAtOnce = 1 << 16;

    private readonly List<NeighbourEntry> targets = [];
    private readonly List<int> least = [];

    // The vectors of the block, one behind the other: of each where it begins, and of the last where it ends.
    private readonly List<int> start = [];
    private int[] terms = [];
    private ushort[] weights = [];

    // A bit for each term that is among the heaviest of an article of the block, and how many there are of lower numbers, by words: the articles of the term are
    // found without looking for it, and for most terms a bit says that there are none.
    private readonly ulong[] isPosted = new ulong[Terms.Space / 64];
    private readonly int[] postedBefore = new int[Terms.Space / 64];

    // Of each such term where its articles begin in the two arrays below, and of the last where they end.
    private readonly List<int> postings = [];
    private int[] posted = [];
    private ushort[] postedWeight = [];

    /// <summary>Lays out the next articles in place of those before; false when there are none.</summary>
    /// <param name="articles">Where they are taken from, with their vectors.</param>
    /// <param name="mostTerms">Where they have so many terms together, no more are taken.</param>
    public bool Take(IEnumerator<ReadArticle> articles, int mostTerms)
    {
        targets.Clear();
        least.Clear();
        start.Clear();
        start.Add(0);
        while (start[^1] < mostTerms && articles.MoveNext())
        {
            var (entry, vector) = articles.Current;
            targets.Add(entry);
            least.Add(LeastShared(entry.Heaviest));
            var end = start[^1] + TermVector.Count(vector);
            if (end > terms.Length)
            {
                // Doubled, but not beyond a full block.
                var size = Math.Max(end, Math.Min(mostTerms, 2 * terms.Length)) + TermsAtOnce;
                Array.Resize(ref terms, size);
                Array.Resize(ref weights, size);
            }
            TermVector.Read(vector, terms.AsSpan(start[^1]..end), weights.AsSpan(start[^1]..end));
            start.Add(end);
        }
        Post();
        return targets.Count > 0;
    }

    private void Post()
    {
        var keys = new ulong[targets.Sum(target => target.Heaviest.Terms.Length)];
        if (posted.Length < keys.Length)
            (posted, postedWeight) = (new int[keys.Length], new ushort[keys.Length]);
        var next = 0;
        for (var i = 0; i < targets.Count; i++)
        {
            var heaviest = targets[i].Heaviest;
            for (var k = 0; k < heaviest.Terms.Length; k++)
            {
                keys[next] = ((ulong)heaviest.Terms[k] << 40) | (uint)i;
                postedWeight[next++] = heaviest.Weights[k];
            }
        }
        Array.Sort(keys, postedWeight, 0, keys.Length);
        Array.Clear(isPosted);
        postings.Clear();
        for (var i = 0; i < keys.Length; i++)
        {
            posted[i] = (int)(uint)keys[i];
            var term = (int)(keys[i] >> 40);
            if (i > 0 && term == (int)(keys[i - 1] >> 40))
                continue;
            postings.Add(i);
            isPosted[term / 64] |= 1UL << term;
        }
        postings.Add(keys.Length);
        for (var (word, before) = (0, 0); word < isPosted.Length; word++)
        {
            postedBefore[word] = before;
            before += BitOperations.PopCount(isPosted[word]);
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
        var isLarge = targets.Count >= LargeBlock;
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
            () => (Shared: new int[targets.Count], Touched: new List<int>()),
            (i, _, scratch) =>
            {
                var (shared, touched) = scratch;
                touched.Clear();
                var entry = articles[i].Entry;
                for (var k = 0; k < entry.Heaviest.Terms.Length; k++)
                {
                    var term = entry.Heaviest.Terms[k];
                    var (word, bit) = (isPosted[term / 64], 1UL << term);
                    if ((word & bit) == 0)
                        continue;
                    var place = postedBefore[term / 64] + BitOperations.PopCount(word & (bit - 1));
                    int weight = entry.Heaviest.Weights[k];
                    for (var (at, end) = (postings[place], postings[place + 1]); at < end; at++)
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
