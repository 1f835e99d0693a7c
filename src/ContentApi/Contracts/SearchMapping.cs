using System.Buffers;
using System.Text;
using ContentApi.Storage.Reads;

namespace ContentApi.Contracts;

/// <summary>From what a search found to the published shapes.</summary>
public static class SearchMapping
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("&<>\"'");

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
                        Html = Html(passage),
                        Ranges = Ranges(passage),
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

    private static Highlight From(PassageRow passage) => new() { Html = Html(passage), Ranges = Ranges(passage) };

    private static List<IReadOnlyList<int>> Ranges(PassageRow passage) => [.. passage.Ranges.Select(IReadOnlyList<int> (range) => [range.Start, range.Length])];

    private static string Html(PassageRow passage)
    {
        var html = new StringBuilder(passage.Length + 64);
        var at = passage.Start;
        foreach (var (start, length) in passage.Ranges)
        {
            Escape(html, passage.Text.AsSpan(at, start - at));
            html.Append("<mark>");
            Escape(html, passage.Text.AsSpan(start, length));
            html.Append("</mark>");
            at = start + length;
        }
        Escape(html, passage.Text.AsSpan(at, passage.Start + passage.Length - at));
        return html.ToString();
    }

    // The framework's encoders also escape letters, emoji at least: Vietnamese stays as it is.
    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (var next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            html.Append(text[..next])
                .Append(
                    text[next] switch
                    {
                        '&' => "&amp;",
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '"' => "&quot;",
                        _ => "&#39;",
                    }
                );
            text = text[(next + 1)..];
        }
        html.Append(text);
    }
}
