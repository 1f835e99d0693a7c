using ContentApi.Contracts;
using ContentApi.Documents;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Derive;

/// <summary>
/// Articles as answers show them by default, finished, so that an answer need not put them together: the same mapping and serializer as of any other answer, once a change
/// instead of once a request (docs/decisions/0024-finished-json.md).
/// </summary>
public static class JsonRows
{
    private static readonly Shape InList = ArticleShapes.InList();
    private static readonly Shape InFull = ArticleShapes.InFull();

    /// <summary>Makes those of the articles that changed; last, when nothing changes any more.</summary>
    public static void Update(ContentWriter writer)
    {
        foreach (var articles in SideBySide.Make(writer.WithoutJson(), article => (article.Sequence, Of(article))))
        {
            foreach (var (sequence, (inList, beforeBlocks, afterBlocks)) in articles)
                writer.PutJson(sequence, inList, beforeBlocks, afterBlocks);
        }
    }

    /// <summary>Makes them all where none is made, as after a migration; no content changes.</summary>
    public static void Complete(ContentDatabase database, DateTimeOffset now)
    {
        using (var session = database.Read())
        {
            if (!ArticleLookup.IsWithoutJson(session))
                return;
        }
        using var writer = database.Write(now);
        Update(writer);
        writer.Commit();
    }

    /// <summary>An article as lists show it, and what stands before and behind the blocks of its body where it is shown alone; nothing behind them where it has none.</summary>
    public static (byte[] InList, byte[] BeforeBlocks, byte[] AfterBlocks) Of(ShownArticleRow article)
    {
        var parts = new MappedParts
        {
            Blocks = article.Blocks is { } blocks ? [.. JsonColumn.Read<IReadOnlyList<BlockRow>>(blocks).Select(ArticleMapping.From)] : null,
            Body = (shape, _) => new Body { Shape = shape },
            Source = article.Source,
            Lists = JsonColumn.Read<IReadOnlyList<ListItemRow>>(article.Source.Lists),
        };
        var inList = ContentJson.Write(ArticleMapping.From(article, InList, new MappedParts()));
        var inFull = ContentJson.Write(ArticleMapping.From(article, InFull, parts));
        if (article.Blocks is null)
            return (inList, inFull, []);
        var gap = BeginningOfBlocks(inFull);
        return (inList, inFull[..gap], inFull[(gap + "[]".Length)..]);
    }

    /// <summary>Where the empty list of blocks begins. Texts cannot hold what is looked for: in them a quotation mark has a backslash before it.</summary>
    private static int BeginningOfBlocks(ReadOnlySpan<byte> json)
    {
        var body = "\"body\":{\"blocks\":[]}"u8;
        var at = json.IndexOf(body);
        return at < 0 ? throw new InvalidOperationException("An article with a body was written without one.") : at + body.Length - "[]}".Length;
    }
}
