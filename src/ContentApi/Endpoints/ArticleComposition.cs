using ContentApi.Contracts;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>Puts articles together from their rows: what a shape asks for is read, one statement a part however many articles there are.</summary>
internal static class ArticleComposition
{
    /// <summary>How many related articles <c>include=related</c> brings.</summary>
    private const int IncludedRelated = 10;

    public static IReadOnlyList<Article> Compose(ReadSession session, IReadOnlyList<ArticleRow> rows, Shape shape)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var needsBody = shape.Has("body") || shape.Has("figures") || shape.Has("outline");
        var bodies = Read(needsBody, () => ArticleParts.Bodies(session, ids)).ToDictionary(body => body.ArticleId, body => new StoredBlocks(body.Blocks));
        var sources = Read(shape.Has("source"), () => ArticleParts.Sources(session, ids)).ToDictionary(source => source.ArticleId);
        var related = Read(shape.Has("related"), () => ArticleParts.Related(session, ids, IncludedRelated, RelatedOrigin.All, new ArticleFilter())).ToLookup(item => item.OwnerId);
        var latest = Read(shape.Has("latest"), () => ArticleParts.Latest(session, ids, new ArticleFilter())).ToLookup(item => item.OwnerId);
        return
        [
            .. rows.Select(row =>
                ArticleMapping.From(
                    row,
                    shape,
                    new MappedParts
                    {
                        Blocks = bodies.GetValueOrDefault(row.Id),
                        Body = BodyIn,
                        Source = sources.GetValueOrDefault(row.Id),
                        Lists = sources.GetValueOrDefault(row.Id) is { } source ? JsonColumn.Read<IReadOnlyList<ListItemRow>>(source.Lists) : [],
                        Related = [.. related[row.Id].Select(item => ArticleMapping.Related(item, new(InList(item))))],
                        Latest = ArticleMapping.Latest([.. latest[row.Id]], InList),
                    }
                )
            ),
        ];
    }

    /// <summary>The same as they stand in an answer: finished where all rows are, and only read so where nothing but that is asked for.</summary>
    public static IReadOnlyList<ArticleJson> Json(ReadSession session, IReadOnlyList<ArticleRow> rows, RequestedShape shape) =>
        rows.All(row => row.InList is not null) ? [.. rows.Select(row => new ArticleJson(row.InList!.Value))] : [.. Compose(session, rows, shape.InList).Select(article => new ArticleJson(article))];

    private static Body BodyIn(Shape shape, IReadOnlyList<Block> blocks) =>
        new()
        {
            Shape = shape,
            Blocks = blocks,
            Html = shape.Has("html") ? BodyHtml.Render(blocks) : "",
            Markdown = shape.Has("markdown") ? BodyMarkdown.Render(blocks) : "",
            Text = shape.Has("text") ? BodyText.Render(blocks) : "",
        };

    /// <summary>An article as lists show it by default.</summary>
    public static Article InList(ArticleRow row) => ArticleMapping.From(row, ArticleShapes.InList(), new MappedParts());

    private static IReadOnlyList<T> Read<T>(bool isNeeded, Func<IReadOnlyList<T>> read) => isNeeded ? read() : [];
}
