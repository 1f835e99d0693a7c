using ContentApi.Documents.Similarity;
using ContentApi.Storage;

namespace ContentApi.Derive;

/// <summary>
/// Which earlier article an article nearly repeats: of those that share at least <see cref="NearDuplicate"/> of the shingles of lead and body with
/// it, the earliest by date (undated last), then by first appearance. Titles are not compared, teasers and withdrawn articles take no part.
/// <para>
/// What is stored follows from the articles alone, whatever came first and whatever was there before. So that a band which thousands share costs no
/// comparison of each with each, an article is compared with the <see cref="Head"/> earliest of each of its bands; which these are does not depend
/// on history either.
/// </para>
/// </summary>
public static class DuplicateRows
{
    /// <summary>The Jaccard similarity of three-syllable shingles from which on two texts are near-duplicates.</summary>
    public const double NearDuplicate = 0.8;

    /// <summary>Shorter texts, a caption or a notice, are alike by chance or form: they are not compared.</summary>
    private const int FewestShingles = 20;

    /// <summary>
    /// How many articles of a band are candidates, the earliest. Thousands of copies have their original among them; boilerplate crowds some
    /// bands of an article, and a near-duplicate shares others too.
    /// </summary>
    private const int Head = 32;

    /// <summary>How many articles are read at a time.</summary>
    private const int AtATime = 512;

    /// <summary>What the text of an article is compared by.</summary>
    public static ShingleSketch Sketch(string? lead, IReadOnlyList<BlockRow> blocks) => Sketch(Shingles.Of(BlockRow.TextOf(lead, blocks)));

    /// <summary>Brings <c>duplicate_of</c> up to date with what changed: of the changed articles, and of those that had or now have one as a candidate.</summary>
    public static void Update(ContentWriter writer)
    {
        var store = writer.NearDuplicates;
        // Of a database that never filed any, all articles are.
        var isFirst = store.IsEmpty;
        if (!isFirst && writer.Changed.Count == 0)
            return;
        var affected = new HashSet<string>(StringComparer.Ordinal);
        if (isFirst)
            store.Clear();
        else
        {
            foreach (var some in writer.Changed.Chunk(AtATime))
                AddBeside(store.Filed(some).SelectMany(filed => filed.Bands));
            foreach (var some in writer.Changed.Chunk(AtATime))
            {
                foreach (var filed in store.Filed(some))
                    store.Remove(filed);
            }
        }
        var bands = new HashSet<long>();
        foreach (var some in isFirst ? All(store) : writer.Changed.Chunk(AtATime))
        {
            bands.UnionWith(store.Add(Sketched(store, some)));
            // Whoever named another and now shares no band names none any longer.
            affected.UnionWith(store.Linked(some));
        }
        AddBeside(bands);

        var heads = new Heads(store);
        var texts = new RecentShingles(store);
        foreach (var some in affected.Order(StringComparer.Ordinal).Chunk(AtATime))
        {
            var filed = store.Filed(some).ToDictionary(article => article.Article.ArticleId);
            foreach (var id in some)
            {
                var stored = store.DuplicateOf(id);
                var match = filed.TryGetValue(id, out var own) ? Earlier(own.Article, own.Bands.Select(heads.Of)).FirstOrDefault(IsNear) : null;
                if (match?.ArticleId != stored)
                    writer.PutDuplicateOf(id, match?.ArticleId);

                bool IsNear(FiledArticleRow candidate) =>
                    // Found before, and neither text has changed since.
                    (candidate.ArticleId == stored && !IsChanged(id) && !IsChanged(stored))
                    || Shingles.Jaccard(texts.Of(id), texts.Of(candidate.ArticleId)) >= NearDuplicate;
            }
        }

        bool IsChanged(string id) => isFirst || writer.Changed.Contains(id);

        // The changed articles that share a band, and those whose candidates changed ones are, or displace.
        void AddBeside(IEnumerable<long> some)
        {
            foreach (var band in some.Distinct().Select(store.Band).Where(band => band.Count > 1))
            {
                var isHeadChanged = band.Order(Earliest).Take(Head).Any(article => IsChanged(article.ArticleId));
                affected.UnionWith(band.Select(article => article.ArticleId).Where(id => isHeadChanged || IsChanged(id)));
            }
        }
    }

    private static IEnumerable<string[]> All(NearDuplicateStore store)
    {
        for (var ids = store.ArticleIds(""); ids.Count > 0; ids = store.ArticleIds(ids[^1]))
            yield return [.. ids];
    }

    /// <summary>The articles with their sketches; one that was stored without gets its own.</summary>
    private static IEnumerable<SketchedArticleRow> Sketched(NearDuplicateStore store, IEnumerable<string> ids)
    {
        foreach (var article in store.Sketches(ids))
        {
            if (article.Sketch is not null)
            {
                yield return article;
                continue;
            }
            var sketch = Sketch(ShinglesOf(store.Text(article.Id)));
            store.PutSketch(article.Id, sketch);
            yield return article with { Sketch = sketch };
        }
    }

    private static ShingleSketch Sketch(Shingles shingles) => new(shingles.Count, shingles.Count < FewestShingles ? [] : MinHash.Bands(shingles));

    /// <summary>The candidates of an article, earliest first: of each of its bands the head, as far as it is earlier and long enough to be near.</summary>
    private static IEnumerable<FiledArticleRow> Earlier(FiledArticleRow own, IEnumerable<FiledArticleRow[]> heads) =>
        heads
            .SelectMany(head => head.TakeWhile(article => Earliest.Compare(article, own) < 0))
            .DistinctBy(article => article.Number)
            // Sets whose sizes differ that much cannot be near, whatever is in them.
            .Where(article => Math.Min(article.ShingleCount, own.ShingleCount) >= NearDuplicate * Math.Max(article.ShingleCount, own.ShingleCount))
            .Order(Earliest);

    private static Comparer<FiledArticleRow> Earliest { get; } =
        Comparer<FiledArticleRow>.Create(
            (one, other) =>
                (one.DateMs ?? long.MaxValue).CompareTo(other.DateMs ?? long.MaxValue) is var byDate and not 0
                    ? byDate
                    : string.CompareOrdinal(one.Appearance, other.Appearance)
        );

    private static Shingles ShinglesOf(ComparedTextRow text) => Shingles.Of(BlockRow.TextOf(text.Lead, JsonColumn.Read<IReadOnlyList<BlockRow>>(text.Blocks)));

    /// <summary>The earliest articles of bands, each band looked at once: copies share theirs.</summary>
    private sealed class Heads(NearDuplicateStore store)
    {
        private const int Capacity = 16_384;
        private readonly Dictionary<long, FiledArticleRow[]> heads = [];

        public FiledArticleRow[] Of(long band)
        {
            if (heads.TryGetValue(band, out var head))
                return head;
            if (heads.Count == Capacity)
                heads.Clear();
            return heads[band] = [.. store.Band(band).Order(Earliest).Take(Head)];
        }
    }

    /// <summary>The shingles of articles; those asked for lately stay in memory, for the originals of many copies are asked for again and again.</summary>
    private sealed class RecentShingles(NearDuplicateStore store)
    {
        private const int Capacity = 4096;
        private readonly Dictionary<string, Shingles> recent = [];

        public Shingles Of(string id)
        {
            if (recent.TryGetValue(id, out var shingles))
                return shingles;
            if (recent.Count == Capacity)
                recent.Clear();
            return recent[id] = ShinglesOf(store.Text(id));
        }
    }
}
