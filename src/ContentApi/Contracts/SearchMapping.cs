using ContentApi.Storage.Reads;

namespace ContentApi.Contracts;

/// <summary>From what a search found to the published shapes.</summary>
public static class SearchMapping
{
    /// <summary>A hit.</summary>
    public static SearchItem From(SearchHitRow row, ArticleJson article) =>
        new()
        {
            Article = article,
            Score = row.Score,
            Highlights = new SearchHighlights
            {
                Title = row.Title is { } title ? From(title) : null,
                Lead = row.Lead is { } lead ? From(lead) : null,
                Body =
                [
                    .. row.Body.Select(passage => new BlockHighlight
                    {
                        Block = passage.Block!,
                        Html = new(passage),
                        Ranges = new(passage.Ranges),
                    }),
                ],
            },
        };

    /// <summary>A completion.</summary>
    public static Suggestion From(CompletionRow row) =>
        new()
        {
            Kind = row.Kind,
            Text = row.Text,
            Slug = row.Slug,
            Link = $"/v1/{row.Kind}s/{row.Slug}",
        };

    private static Highlight From(PassageRow passage) => new() { Html = new(passage), Ranges = new(passage.Ranges) };
}
