using ContentApi.Documents;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>
/// Files articles in the index as they are stored. What a writing transaction changes is noted and filed once, when all is known: an import stores a teaser, then
/// the article that it becomes, and makes its section and tags after that.
/// </summary>
internal sealed class StoredTexts(PreparedStatements statements, SearchIndex index)
{
    /// <summary>How many texts are read at a time; of three times as many what is read and made is in memory, some 50 KB each.</summary>
    private const int AtATime = 64;

    private readonly HashSet<string> noted = new(StringComparer.Ordinal);

    /// <summary>The same in the order in which they were noted: the order of filing.</summary>
    private readonly List<string> order = [];

    /// <summary>Notes that an article is to be filed anew, or taken out if it is withdrawn by then.</summary>
    public void Note(string id)
    {
        if (noted.Add(id))
            order.Add(id);
    }

    /// <summary>Files what was noted; last before the commit.</summary>
    public void File()
    {
        File(order.Chunk(AtATime));
        noted.Clear();
        order.Clear();
    }

    /// <summary>Files all articles: for a database that has no index yet.</summary>
    public void FileAll()
    {
        File(All());

        IEnumerable<IReadOnlyList<string>> All()
        {
            for (var ids = After(""); ids.Count > 0; ids = After(ids[^1]))
                yield return ids;
        }

        // Plan: a range of the primary key.
        List<string> After(string id) => statements.Query("SELECT id FROM article WHERE id > $1 ORDER BY id LIMIT 256", row => row.Text(0), id);
    }

    /// <summary>Stores what search compares of the articles that were filed before that was stored.</summary>
    public void Complete()
    {
        foreach (var articles in SideBySide.Make(All(), row => (row.Number, Terms(row.Article))))
        {
            foreach (var (number, terms) in articles)
                index.PutText(number, terms!.Text);
        }

        IEnumerable<IReadOnlyList<(long Number, Row Article)>> All()
        {
            for (var filed = After(-1); filed.Count > 0; filed = After(filed[^1].Number))
                yield return [.. filed.Select(each => (each.Number, Read(each.Id)))];
        }

        // Plan: a range of the primary key, each number looked up in the other table.
        List<(long Number, string Id)> After(long number) =>
            statements.Query(
                "SELECT number, article_id FROM search_article WHERE number > $1 AND number NOT IN (SELECT number FROM search_text) ORDER BY number LIMIT 256",
                row => (row.Integer(0), row.Text(1)),
                number
            );
    }

    private void File(IEnumerable<IReadOnlyList<string>> ids)
    {
        foreach (var articles in SideBySide.Make(ids.Select(some => some.Select(Read).ToList()), row => (Row: row, Terms: Terms(row))))
        {
            foreach (var (row, terms) in articles)
            {
                if (terms is null)
                    index.Remove(row.Id);
                else
                    index.Put(row.Id, row.Kind, row.DateMs, terms, SearchLabels.Of(row.SectionSlug, Names(row.Authors), Names(row.Tags)));
            }
        }
        index.Flush();
    }

    private Row Read(string id) =>
        // Plan: one search by primary key, twice.
        statements.First(
            """
            SELECT id, kind, date_ms, title, lead, section_slug, authors, tags, blocks, withdrawn_ms IS NOT NULL
            FROM article LEFT JOIN article_body ON article_id = id WHERE id = $1
            """,
            row => new Row(
                row.Text(0),
                row.Text(1),
                row.IntegerOrNull(2),
                row.Text(3),
                row.TextOrNull(4),
                row.Text(5),
                row.Text(6),
                row.Text(7),
                row.BytesOrNull(8),
                row.IsTrue(9)
            ),
            id
        )!;

    /// <summary>What the index keeps of an article's texts; null of one that is withdrawn.</summary>
    private static ArticleTerms? Terms(Row row)
    {
        if (row.IsWithdrawn)
            return null;
        var blocks = row.Blocks is null ? null : JsonColumn.Read<IReadOnlyList<BlockRow>>(row.Blocks);
        return ArticleTerms.Of(SearchFields.Of(row.Title, row.Lead, blocks));
    }

    private static IReadOnlyList<NameRow> Names(string json) => json == "[]" ? [] : JsonColumn.Read<IReadOnlyList<NameRow>>(json);

    private sealed record Row(
        string Id,
        string Kind,
        long? DateMs,
        string Title,
        string? Lead,
        string SectionSlug,
        string Authors,
        string Tags,
        byte[]? Blocks,
        bool IsWithdrawn
    );
}
