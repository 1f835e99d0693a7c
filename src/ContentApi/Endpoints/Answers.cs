using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Endpoints;

/// <summary>Makes answers of contracts.</summary>
internal static class Answers
{
    private const string JsonMediaType = "application/json; charset=utf-8";

    /// <summary>A contract as JSON.</summary>
    public static Rendered Json<T>(T value, string cacheControl, int status = StatusCodes.Status200OK, string mediaType = JsonMediaType) =>
        new(status, mediaType, ContentJson.Write(value), cacheControl);

    /// <summary>JSON that is finished but for being put in a row; a part that is null is left out.</summary>
    public static Rendered Json(ReadOnlySpan<byte[]?> parts, string cacheControl)
    {
        var length = 0;
        foreach (var part in parts)
            length += part?.Length ?? 0;
        var body = GC.AllocateUninitializedArray<byte>(length);
        var written = 0;
        foreach (var part in parts)
        {
            part?.CopyTo(body, written);
            written += part?.Length ?? 0;
        }
        return new(StatusCodes.Status200OK, JsonMediaType, body, cacheControl);
    }

    /// <summary>Something in a format that the address asked for.</summary>
    public static Rendered In<T>(Format<T> format, T subject, string cacheControl) => Of(format.Write(subject), format.MediaType, cacheControl);

    /// <summary>A list in a format that the address asked for.</summary>
    /// <param name="format">The format.</param>
    /// <param name="list">What it is written from.</param>
    /// <param name="path">The path of the list, without the suffix: what a browser calls the file that it saves.</param>
    /// <param name="links">The addresses of its pages, with the suffix.</param>
    /// <param name="state">Which content it is of.</param>
    public static Rendered ListIn<T>(Format<T> format, T list, string path, ListLinks links, ContentStateRow state)
    {
        return WithLinks(In(format, list, CachePolicy.List), links)
            .ChangedWith(state)
            .SavedAs(format, string.Join('-', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1)));
    }

    /// <summary>Where a browser should save the format, under which name.</summary>
    public static Rendered SavedAs(this Rendered rendered, Format format, string name) =>
        format.IsSaved ? rendered.WithHeader("Content-Disposition", $"attachment; filename=\"{name}.{format.Suffix}\"") : rendered;

    /// <summary>The addresses of pages in a format.</summary>
    public static ListLinks Suffixed(ListLinks links, string path, Format format)
    {
        return new()
        {
            Self = Suffixed(links.Self),
            First = Suffixed(links.First),
            Next = links.Next is { } next ? Suffixed(next) : null,
            Prev = links.Prev is { } previous ? Suffixed(previous) : null,
        };

        string Suffixed(string link) => $"{path}.{format.Suffix}{link[path.Length..]}";
    }

    /// <summary>A page for people.</summary>
    public static Rendered Page(ReadOnlyMemory<byte> body, string cacheControl) => Of(body, "text/html; charset=utf-8", cacheControl);

    /// <summary>Finished bytes; whatever browsers show as a page has the policy of our pages.</summary>
    private static Rendered Of(ReadOnlyMemory<byte> body, string mediaType, string cacheControl)
    {
        var rendered = new Rendered(StatusCodes.Status200OK, mediaType, body, cacheControl);
        return mediaType.StartsWith("text/html", StringComparison.Ordinal)
            ? rendered.WithHeader("Content-Security-Policy", PageFrame.ContentSecurityPolicy)
            : rendered;
    }

    /// <summary>The instant that a list last changed: that of the content.</summary>
    public static Rendered ChangedWith(this Rendered rendered, ContentStateRow state) =>
        rendered with { LastModified = DateTimeOffset.FromUnixTimeMilliseconds(state.ChangedMs) };

    /// <summary>The instant that an article last changed.</summary>
    public static Rendered ChangedWith(this Rendered rendered, ArticleRow row) => rendered.ChangedWith(row.UpdatedMs);

    /// <summary>The instant that it last changed, in milliseconds since 1970.</summary>
    public static Rendered ChangedWith(this Rendered rendered, long updatedMs) => rendered with { LastModified = DateTimeOffset.FromUnixTimeMilliseconds(updatedMs) };

    /// <summary>A further header.</summary>
    public static Rendered WithHeader(this Rendered rendered, string name, StringValues value) =>
        rendered with { Headers = [.. rendered.Headers, KeyValuePair.Create(name, value)] };

    /// <summary>The envelope of a page, its links also as headers (RFC 8288).</summary>
    /// <param name="paging">What page was asked for.</param>
    /// <param name="page">The page.</param>
    /// <param name="summary">What the list says of itself.</param>
    /// <param name="place">The place of a row in the list's order.</param>
    /// <param name="items">What became of the rows.</param>
    /// <param name="warnings">What in the query is well-formed but unknown.</param>
    public static Rendered List<TRow, TItem>(
        ListPaging paging,
        KeysetPage<TRow> page,
        ListSummary summary,
        Func<TRow, IReadOnlyList<object>> place,
        IReadOnlyList<TItem> items,
        IReadOnlyList<QueryWarning> warnings
    )
    {
        var (total, relation) = Total(paging.CountTo, summary.Total);
        var (next, previous) = Cursors(paging, page, place);
        return List(
            new ListOf<TItem>
            {
                Items = items,
                Page = new ListPage
                {
                    Limit = paging.Limit,
                    Total = total,
                    TotalRelation = relation,
                    NextCursor = next,
                    PrevCursor = previous,
                },
                Links = Links(paging, next, previous),
                Warnings = warnings.Count > 0 ? warnings : null,
            },
            summary.State
        );
    }

    /// <summary>A list whose envelope is made.</summary>
    public static Rendered List<T>(ListOf<T> list, ContentStateRow state) => List(list, list => list.Links, state);

    /// <summary>An envelope of another kind.</summary>
    public static Rendered List<T>(T list, Func<T, ListLinks> links, ContentStateRow state) => WithLinks(Json(list, CachePolicy.List), links(list)).ChangedWith(state);

    /// <summary>The cursors of the pages after and before this one; null where there is none.</summary>
    public static (string? Next, string? Previous) Cursors<TRow>(ListPaging paging, KeysetPage<TRow> page, Func<TRow, IReadOnlyList<object>> place)
    {
        // A page without rows has no place of its own: it lies behind the end of the list, or before its start.
        var next = page.Rows.Count > 0 ? new KeysetPosition(place(page.Rows[^1]), Backward: false) : KeysetPosition.Start;
        var previous = page.Rows.Count > 0 ? new KeysetPosition(place(page.Rows[0]), Backward: true) : KeysetPosition.End;
        if (page.Stopped is { } stopped)
            (next, previous) = stopped.Backward ? (next, stopped) : (stopped, previous);
        return (page.Follows ? Cursor.Write(paging.List, next) : null, page.Precedes ? Cursor.Write(paging.List, previous) : null);
    }

    /// <summary>The addresses of a page and its neighbours.</summary>
    public static ListLinks Links(ListPaging paging, string? next, string? previous) =>
        new()
        {
            Self = paging.Self,
            First = paging.First,
            Next = next is null ? null : paging.At(next),
            Prev = previous is null ? null : paging.At(previous),
        };

    /// <summary>The total of a list as its page tells it.</summary>
    public static (long? Total, string? Relation) Total(long countTo, long counted) =>
        countTo == 0 ? (null, null)
        : counted > countTo ? (countTo, "gte")
        : (counted, "eq");

    /// <summary>The links as headers.</summary>
    private static Rendered WithLinks(Rendered rendered, ListLinks links)
    {
        var header = new List<string> { $"<{links.Self}>; rel=\"self\"", $"<{links.First}>; rel=\"first\"" };
        if (links.Next is not null)
            header.Add($"<{links.Next}>; rel=\"next\"");
        if (links.Prev is not null)
            header.Add($"<{links.Prev}>; rel=\"prev\"");
        return rendered.WithHeader("Link", string.Join(", ", header)).WithHeader("Surrogate-Key", "list");
    }
}
