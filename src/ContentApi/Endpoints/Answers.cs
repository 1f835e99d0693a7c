using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ContentApi.Contracts;
using ContentApi.Delivery;
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
        new(status, mediaType, JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)ContentJson.Options.GetTypeInfo(typeof(T))), cacheControl);

    /// <summary>The instant that a list last changed: that of the content.</summary>
    public static Rendered ChangedWith(this Rendered rendered, ContentStateRow state) =>
        rendered with { LastModified = DateTimeOffset.FromUnixTimeMilliseconds(state.ChangedMs) };

    /// <summary>The instant that an article last changed.</summary>
    public static Rendered ChangedWith(this Rendered rendered, ArticleRow row) =>
        rendered with { LastModified = DateTimeOffset.FromUnixTimeMilliseconds(row.UpdatedMs) };

    /// <summary>A further header.</summary>
    public static Rendered WithHeader(this Rendered rendered, string name, StringValues value) =>
        rendered with { Headers = [.. rendered.Headers, KeyValuePair.Create(name, value)] };

    /// <summary>The envelope of a page, its links also as headers (RFC 8288).</summary>
    public static Rendered List<TRow, TItem>(
        IPagedRequest request,
        KeysetPage<TRow> page,
        (long? Total, string? Relation) count,
        Func<TRow, IReadOnlyList<object>> place,
        IReadOnlyList<TItem> items,
        IReadOnlyList<QueryWarning>? warnings
    )
    {
        var next = page.Follows ? Cursor.Write(request.List, place(page.Rows[^1]), backward: false) : null;
        var previous = page.Precedes ? Cursor.Write(request.List, place(page.Rows[0]), backward: true) : null;
        var links = Links(request, next, previous);
        var list = new ListOf<TItem>
        {
            Items = items,
            Page = new ListPage
            {
                Limit = request.Limit,
                Total = count.Total,
                TotalRelation = count.Relation,
                NextCursor = next,
                PrevCursor = previous,
            },
            Links = links,
            Warnings = warnings is { Count: > 0 } ? warnings : null,
        };
        return WithLinks(Json(list, CachePolicy.List), links);
    }

    /// <summary>The addresses of a page and its neighbours.</summary>
    public static ListLinks Links(IPagedRequest request, string? next, string? previous) =>
        new()
        {
            Self = request.Path + request.Query.Raw.With(),
            First = request.Path + request.Query.Raw.With(Grammar.Cursor.Name),
            Next = next is null ? null : request.Path + request.Query.Raw.With(Grammar.Cursor.Name, next),
            Prev = previous is null ? null : request.Path + request.Query.Raw.With(Grammar.Cursor.Name, previous),
        };

    /// <summary>The links as headers.</summary>
    public static Rendered WithLinks(Rendered rendered, ListLinks links)
    {
        var header = new List<string> { $"<{links.First}>; rel=\"first\"" };
        if (links.Next is not null)
            header.Add($"<{links.Next}>; rel=\"next\"");
        if (links.Prev is not null)
            header.Add($"<{links.Prev}>; rel=\"prev\"");
        return rendered.WithHeader("Link", string.Join(", ", header)).WithHeader("Surrogate-Key", "list");
    }

    /// <summary>The total of a list, as <c>count</c> asks for it.</summary>
    public static (long? Total, string? Relation) Count(string how, Func<long, long> countUpTo)
    {
        const long cap = 10_000;
        if (how == "none")
            return (null, null);
        var most = how == "exact" ? long.MaxValue - 1 : cap;
        var total = countUpTo(most);
        return total > most ? (cap, "gte") : (total, "eq");
    }
}
