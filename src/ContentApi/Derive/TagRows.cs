using ContentApi.Documents;
using ContentApi.Documents.Similarity;
using ContentApi.Documents.Text;
using ContentApi.Storage;

namespace ContentApi.Derive;

/// <summary>
/// The tags of the articles whose pages state none: the names that recur in them. Within an epoch of the neighbours they follow from the article's own text; a new
/// epoch makes them all anew.
/// </summary>
public static class TagRows
{
    /// <summary>Fewer articles do not tell which names a collection speaks of: none is inferred.</summary>
    public const int FewestArticles = 100;

    /// <summary>The share of tags that were right when they were read beside their articles: docs/decisions/0019-tags.md.</summary>
    private const double Confidence = 0.9;

    /// <summary>Brings the tags up to date with what changed, once the neighbours' epoch is.</summary>
    public static void Update(ContentWriter writer)
    {
        var store = writer.Neighbours;
        if (store.Epoch() is not { } counted)
            return;
        if (store.IsEpochNew)
        {
            // All frequencies, 16 MB, so that several threads may look for names.
            var all = new int[TermEpoch.Terms];
            store.EachFrequency((term, frequency) => all[term] = frequency);
            var begun = new TermEpoch((int)counted.ArticleCount, term => Math.Max(1, all[term]));
            foreach (var tagged in SideBySide.Make(All(writer), article => (Article: article, Names: NamesOf(article, begun))))
            {
                foreach (var (article, names) in tagged)
                    Put(article, names);
            }
            return;
        }
        var frequencies = new Dictionary<int, int>();
        var epoch = new TermEpoch((int)counted.ArticleCount, Frequency);
        foreach (var some in writer.Changed.Order(StringComparer.Ordinal).Chunk(256))
        {
            foreach (var article in writer.Taggable(some))
                Put(article, NamesOf(article, epoch));
        }

        int Frequency(int term)
        {
            if (!frequencies.TryGetValue(term, out var frequency))
                frequencies.Add(term, frequency = Math.Max(1, store.Frequency(term)));
            return frequency;
        }

        IReadOnlyList<string> NamesOf(TaggableRow article, TermEpoch epoch) =>
            counted.ArticleCount < FewestArticles
                ? []
                : RecurringNames.Of(new(article.Id, article.Title, article.Lead, BlockRow.TextOf(JsonColumn.Read<IReadOnlyList<BlockRow>>(article.Blocks))), epoch);

        void Put(TaggableRow article, IReadOnlyList<string> names)
        {
            List<NameRow> tags = [.. names.Select(name => new NameRow(Slug.From(name), name, "inferred")).DistinctBy(name => name.Slug)];
            writer.PutTags(
                article.Id,
                tags,
                tags.Count == 0 ? null : new FieldRow("tags", article.Document, [], "recurring-names", Confidence, string.Join(", ", tags.Select(tag => tag.Name)))
            );
        }
    }

    private static IEnumerable<IReadOnlyList<TaggableRow>> All(ContentWriter writer)
    {
        for (var articles = writer.Taggable(""); articles.Count > 0; articles = writer.Taggable(articles[^1].Id))
            yield return articles;
    }
}
