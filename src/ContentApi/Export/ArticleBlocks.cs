using ContentApi.Contracts;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Export;

/// <summary>All content, one article after the other by id, in flat memory: a few statements a block, never one an article.</summary>
public static class ArticleBlocks
{
    /// <summary>How many articles are read at once: large enough that statements cost nothing, small enough that bodies fit in some megabytes.</summary>
    public const int BlockSize = 500;

    /// <summary>Every article and teaser of the session's content, withdrawn ones too, in the order of their ids.</summary>
    public static IEnumerable<ExportedArticle> All(ReadSession session) => Read(session).SelectMany(block => block);

    /// <summary>As <see cref="All"/>, block by block.</summary>
    public static IEnumerable<IReadOnlyList<ExportedArticle>> Read(ReadSession session) => Read(session, [], "", BlockSize);

    /// <summary>A part of them, block by block.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="kinds">Which; none: all.</param>
    /// <param name="after">The id that they come after; empty: from the start.</param>
    /// <param name="size">How many a block has at most.</param>
    public static IEnumerable<IReadOnlyList<ExportedArticle>> Read(ReadSession session, IReadOnlyList<string> kinds, string after, int size)
    {
        while (true)
        {
            var rows = ArticleExport.Block(session, kinds, after, size);
            if (rows.Count == 0)
                yield break;
            after = rows[^1].Id;
            yield return Compose(session, rows);
        }
    }

    /// <summary>The articles of these rows, in their order.</summary>
    public static IReadOnlyList<ExportedArticle> Compose(ReadSession session, IReadOnlyList<ExportRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var bodies = ArticleParts.Bodies(session, ids).ToDictionary(body => body.ArticleId);
        var sources = ArticleParts.Sources(session, ids).ToDictionary(source => source.ArticleId);
        var aliases = ArticleExport.Aliases(session, ids).ToLookup(alias => alias.ArticleId);
        var appearances = ArticleExport.Appearances(session, ids).ToLookup(place => place.ArticleId);
        var provenance = ArticleExport.Provenance(session, ids).ToDictionary(each => each.ArticleId);
        return
        [
            .. rows.Select(row =>
            {
                var source = sources.GetValueOrDefault(row.Id);
                var lists = source is null ? [] : JsonColumn.Read<IReadOnlyList<ListItemRow>>(source.Lists);
                var article = ArticleMapping.From(
                    row,
                    ArticleShapes.InCopy,
                    new MappedParts
                    {
                        Blocks = bodies.GetValueOrDefault(row.Id) is { } body ? new StoredBlocks(body.Blocks) : null,
                        Source = source,
                        Lists = lists,
                    }
                );
                var origins = provenance.GetValueOrDefault(row.Id) ?? new ExportProvenanceRow();
                return new ExportedArticle(article, ExportMapping.From(row, aliases[row.Id], appearances[row.Id], origins, lists));
            }),
        ];
    }
}
