using ContentApi.Contracts;
using ContentApi.Storage.Reads;

namespace ContentApi.Requests;

/// <summary>A request that binds itself from the query; the filter on every route validates it.</summary>
public interface IQueryRequest
{
    /// <summary>The query it was read from.</summary>
    ParsedQuery Query { get; }
}

/// <summary>A page of a list.</summary>
public interface IPagedRequest : IQueryRequest
{
    /// <summary>The path of the list, without a format suffix.</summary>
    string Path { get; }

    /// <summary>What a cursor is bound to.</summary>
    string List { get; }
    int Limit { get; }
    KeysetPosition? Position { get; }
}

/// <summary>Which properties of an article are asked for.</summary>
/// <param name="Fields">Exactly these paths; empty: the default ones.</param>
/// <param name="Include">Added to the default ones.</param>
public sealed record RequestedShape(IReadOnlyList<string> Fields, IReadOnlyList<string> Include)
{
    public Shape InList => Fields.Count > 0 ? Shape.Of(Fields) : ArticleShapes.InList(Include);
    public Shape InFull => Fields.Count > 0 ? Shape.Of(Fields) : ArticleShapes.InFull(Include);

    internal static RequestedShape Of(ParsedQuery query) => new(query.Get(Grammar.Fields), query.Get(Grammar.Include));
}

/// <summary>A list of articles.</summary>
public sealed record ListArticles : IPagedRequest
{
    public required ParsedQuery Query { get; init; }
    public required string Path { get; init; }
    public required string List { get; init; }
    public required int Limit { get; init; }
    public required KeysetPosition? Position { get; init; }
    public required string Count { get; init; }
    public required ArticleFilter Filter { get; init; }
    public required IReadOnlyList<(ArticleSortProperty Property, bool Descending)> Sort { get; init; }
    public required RequestedShape Shape { get; init; }

    public static ValueTask<ListArticles> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        var list = Paging.List(context, query, Grammar.Fields.Name, Grammar.Include.Name);
        return ValueTask.FromResult(
            new ListArticles
            {
                Query = query,
                Path = context.Request.Path,
                List = list,
                Limit = query.Get(Grammar.Limit),
                Position = Paging.Position(query, list, new ArticleOrder(query.Get(Grammar.Sort)).Width),
                Count = query.Get(Grammar.Count)[0],
                Filter = new ArticleFilter
                {
                    // Both kinds are no condition.
                    Kinds = query.Get(Grammar.Kind) is [var kind] ? [kind] : [],
                    Sections = Flat(query.Get(Grammar.Section)),
                    ExcludedSections = Flat(query.Get(Grammar.ExcludeSection)),
                    Tags = query.Get(Grammar.Tag),
                    ExcludedTags = Flat(query.Get(Grammar.ExcludeTag)),
                    Authors = query.Get(Grammar.Author),
                    ExcludedAuthors = Flat(query.Get(Grammar.ExcludeAuthor)),
                },
                Sort = query.Get(Grammar.Sort),
                Shape = RequestedShape.Of(query),
            }
        );
    }

    private static List<string> Flat(IReadOnlyList<IReadOnlyList<string>> groups) => [.. groups.SelectMany(group => group)];
}

/// <summary>One article.</summary>
public sealed record GetArticle : IQueryRequest
{
    public required ParsedQuery Query { get; init; }
    public required RequestedShape Shape { get; init; }

    public static ValueTask<GetArticle> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        return ValueTask.FromResult(new GetArticle { Query = query, Shape = RequestedShape.Of(query) });
    }
}

/// <summary>The related articles of one.</summary>
public sealed record ListRelated : IQueryRequest
{
    public required ParsedQuery Query { get; init; }
    public required int Limit { get; init; }
    public required string Origin { get; init; }
    public required RequestedShape Shape { get; init; }

    public static ValueTask<ListRelated> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        return ValueTask.FromResult(
            new ListRelated
            {
                Query = query,
                Limit = query.Get(Grammar.Limit),
                Origin = query.Get(Grammar.Origin)[0],
                Shape = RequestedShape.Of(query),
            }
        );
    }
}

/// <summary>A list of tags or authors.</summary>
public sealed record ListGroups : IPagedRequest
{
    public required ParsedQuery Query { get; init; }
    public required string Path { get; init; }
    public required string List { get; init; }
    public required int Limit { get; init; }
    public required KeysetPosition? Position { get; init; }
    public required string Count { get; init; }

    public static ValueTask<ListGroups> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        var list = Paging.List(context, query);
        return ValueTask.FromResult(
            new ListGroups
            {
                Query = query,
                Path = context.Request.Path,
                List = list,
                Limit = query.Get(Grammar.Limit),
                Position = Paging.Position(query, list, GroupList.Width),
                Count = query.Get(Grammar.Count)[0],
            }
        );
    }
}

/// <summary>A route that takes no parameter.</summary>
public sealed record NoParameters : IQueryRequest
{
    public required ParsedQuery Query { get; init; }

    public static ValueTask<NoParameters> BindAsync(HttpContext context) => ValueTask.FromResult(new NoParameters { Query = ParsedQuery.Read(context) });
}

/// <summary>What lists have in common.</summary>
internal static class Paging
{
    /// <summary>What a cursor is bound to: the path and all that decides which rows come in which order.</summary>
    public static string List(HttpContext context, ParsedQuery query, params string[] shaping)
    {
        string[] free = [Grammar.Cursor.Name, Grammar.Limit.Name, Grammar.Count.Name, .. shaping];
        var bound = query
            .Raw.Parameters.Where(parameter => !free.Contains(parameter.Name))
            .Select(parameter => $"{parameter.Name}={parameter.Value}")
            .Order(StringComparer.Ordinal);
        return $"{context.Request.Path}?{string.Join('&', bound)}";
    }

    /// <summary>The place that the cursor names, or null at the start of the list; a cursor that does not fit is a fault.</summary>
    public static KeysetPosition? Position(ParsedQuery query, string list, int width)
    {
        if (query.Get(Grammar.Cursor) is not { } cursor)
            return null;
        var position = Cursor.Read(list, cursor, width);
        if (position is null)
        {
            query.Faults.Add(
                new(
                    Grammar.Cursor.Name,
                    cursor,
                    "cursor was changed, or was made for another path, filter or sort. Start again without it and follow links.next.",
                    null
                )
                {
                    Type = ProblemType.InvalidCursor,
                }
            );
        }
        return position;
    }
}
