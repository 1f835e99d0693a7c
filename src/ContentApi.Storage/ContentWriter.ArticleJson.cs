using ContentApi.Storage.Reads;
using Dapper;

namespace ContentApi.Storage;

// What answers show of an article, finished: kept under the sequence of its row, so only the last state of the transaction is worth making.
public sealed partial class ContentWriter
{
    // Plan: a range of the unique index on the sequence; body, source, its lists and their items by primary key.
    private const string SelectShown = $"""
        SELECT {ArticleList.Columns}, article.sequence, article_body.blocks, {ArticleParts.SourceColumns}
        FROM article
        LEFT JOIN article_body ON article_body.article_id = article.id
        CROSS JOIN article_source AS source ON source.article_id = article.id
        WHERE article.sequence > @after AND article.withdrawn_ms IS NULL ORDER BY article.sequence LIMIT 256
        """;

    /// <summary>The live articles whose finished JSON is to be made, some hundred at a time, in the order of their changes: those that changed, or all where none is made.</summary>
    public IEnumerable<IReadOnlyList<ShownArticleRow>> WithoutJson()
    {
        // Plan: at most one row.
        var after = First("SELECT 1 FROM article_json LIMIT 1", row => row.Integer(0)) == 0 ? 0 : sequenceAtStart;
        while (true)
        {
            var articles = connection
                .Query<ShownArticleRow, SourceRow, ShownArticleRow>(SelectShown, (article, source) => article.From(source), new { after }, transaction, splitOn: "article_id")
                .AsList();
            if (articles.Count == 0)
                yield break;
            yield return articles;
            after = articles[^1].Sequence;
        }
    }

    /// <summary>Stores an article as answers show it.</summary>
    /// <param name="sequence">That of its row.</param>
    /// <param name="inList">As lists show it.</param>
    /// <param name="beforeBlocks">As it is shown alone, up to the blocks of its body.</param>
    /// <param name="afterBlocks">What follows them; empty for a teaser.</param>
    public void PutJson(long sequence, byte[] inList, byte[] beforeBlocks, byte[] afterBlocks) =>
        // No new content, only another form of it. Plan: appended.
        bookkeeping += Execute(
            "INSERT OR REPLACE INTO article_json (sequence, in_list, before_blocks, after_blocks) VALUES ($1, $2, $3, $4)",
            sequence,
            inList,
            beforeBlocks,
            afterBlocks
        );
}

/// <summary>All that is shown of an article.</summary>
public sealed class ShownArticleRow : ArticleRow
{
    /// <summary>The place of its last change among all.</summary>
    public long Sequence { get; init; }

    /// <summary>JSON: the <see cref="BlockRow"/>s of its body, or null for a teaser.</summary>
    public string? Blocks { get; init; }

    /// <summary>Where its text came from.</summary>
    public SourceRow Source { get; private set; } = new();

    /// <summary>The same with its source.</summary>
    public ShownArticleRow From(SourceRow source)
    {
        Source = source;
        return this;
    }
}
