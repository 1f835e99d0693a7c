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

    /// <summary>Brings <c>duplicate_of</c> up to date with what changed: of the changed articles, and of those that had or now have one as a candidate.</summary>
    public static void Update(ContentWriter writer)
    {
        var store = writer.NearDuplicates;
        var changed = store.IsEmpty ? store.ArticleIds().ToHashSet() : writer.Changed;
        if (changed.Count == 0)
            return;
        var affected = changed.Union(Beside(store, changed)).ToHashSet();
        store.Remove(changed);
        foreach (var text in store.Texts(changed))
        {
            var shingles = ShinglesOf(text);
            store.Add(text.Id, shingles.Count, shingles.Count < FewestShingles ? [] : MinHash.Bands(shingles));
        }
        affected.UnionWith(Beside(store, changed));

        var bands = new Dictionary<string, List<List<FiledArticleRow>>>();
        foreach (var band in Sharing(store, affected))
        {
            foreach (var article in band.Where(article => affected.Contains(article.ArticleId)))
            {
                if (!bands.TryGetValue(article.ArticleId, out var own))
                    bands.Add(article.ArticleId, own = []);
                own.Add(band);
            }
        }
        var texts = new RecentShingles(store);
        foreach (var (id, stored) in store.DuplicateOf(affected).OrderBy(article => article.Key, StringComparer.Ordinal))
        {
            var match = bands.TryGetValue(id, out var own) ? Earlier(id, own).FirstOrDefault(IsNear) : null;
            if (match?.ArticleId != stored)
                writer.PutDuplicateOf(id, match?.ArticleId);

            bool IsNear(FiledArticleRow candidate) =>
                // Found before, and neither text has changed since.
                (candidate.ArticleId == stored && !changed.Contains(id) && !changed.Contains(stored))
                || Shingles.Jaccard(texts.Of(id), texts.Of(candidate.ArticleId)) >= NearDuplicate;
        }
    }

    /// <summary>The articles whose candidates the changed ones are, or displace.</summary>
    private static IEnumerable<string> Beside(NearDuplicateStore store, IReadOnlySet<string> changed) =>
        Sharing(store, changed)
            .Where(band => band.Take(Head).Any(article => changed.Contains(article.ArticleId)))
            .SelectMany(band => band, (_, article) => article.ArticleId);

    /// <summary>The bands of these articles that others have too, each with its articles from the earliest on.</summary>
    private static IEnumerable<List<FiledArticleRow>> Sharing(NearDuplicateStore store, IEnumerable<string> ids) =>
        store.Sharing(ids).Select(band => band.Order(Earliest).ToList());

    /// <summary>The candidates of an article, earliest first: of each band the head, as far as it is earlier and long enough to be near.</summary>
    private static IEnumerable<FiledArticleRow> Earlier(string id, List<List<FiledArticleRow>> bands)
    {
        var own = bands[0].Find(article => article.ArticleId == id)!;
        return bands
            .SelectMany(band => band.Take(Head).TakeWhile(article => Earliest.Compare(article, own) < 0))
            .DistinctBy(article => article.Number)
            // Sets whose sizes differ that much cannot be near, whatever is in them.
            .Where(article => Math.Min(article.ShingleCount, own.ShingleCount) >= NearDuplicate * Math.Max(article.ShingleCount, own.ShingleCount))
            .Order(Earliest);
    }

    private static Comparer<FiledArticleRow> Earliest { get; } =
        Comparer<FiledArticleRow>.Create(
            (one, other) =>
                (one.DateMs ?? long.MaxValue).CompareTo(other.DateMs ?? long.MaxValue) is var byDate and not 0
                    ? byDate
                    : string.CompareOrdinal(one.Appearance, other.Appearance)
        );

    private static Shingles ShinglesOf(ComparedTextRow text) =>
        Shingles.Of(
            string.Join('\n', JsonColumn.Read<IReadOnlyList<BlockRow>>(text.Blocks).Select(block => block.PlainText).Prepend(text.Lead ?? ""))
        );

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
            return recent[id] = ShinglesOf(store.Texts([id]).Single());
        }
    }
}
