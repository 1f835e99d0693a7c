using ContentApi.Contracts;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage.Reads;

namespace ContentApi.Requests;

/// <summary>A request that binds itself from the query; the filter on every route validates it.</summary>
public interface IQueryRequest
{
    /// <summary>The query it was read from.</summary>
    ParsedQuery Query { get; }
}

/// <summary>A request for articles in a shape that the client chooses.</summary>
public interface IShapedRequest : IQueryRequest
{
    RequestedShape Shape { get; }
}

/// <summary>Which properties of an article are asked for.</summary>
/// <param name="Fields">Exactly these paths; empty: the default ones.</param>
/// <param name="Include">Added to the default ones.</param>
/// <param name="BodyFormat">The form of a body that is shown as a whole; null: not given.</param>
public sealed record RequestedShape(IReadOnlyList<string> Fields, IReadOnlyList<string> Include, string? BodyFormat)
{
    /// <summary>Whether nothing is asked for but what is shown by default: what is stored finished.</summary>
    public bool IsDefault => Fields.Count == 0 && Include.Count == 0 && BodyFormat is null;
    public Shape InList => Fields.Count > 0 ? ArticleShapes.Of(Fields, BodyFormat) : ArticleShapes.InList(Include, BodyFormat);
    public Shape InFull => Fields.Count > 0 ? ArticleShapes.Of(Fields, BodyFormat) : ArticleShapes.InFull(Include, BodyFormat);

    internal static RequestedShape Of(ParsedQuery query) => new(query.Get(Grammar.Fields), query.Get(Grammar.Include), query.IsGiven(Grammar.BodyFormat) ? query.Get(Grammar.BodyFormat)[0] : null);
}

/// <summary>The filters of a query, whatever the source that they narrow.</summary>
internal static class RequestedFilter
{
    public static ArticleFilter Of(ParsedQuery query)
    {
        var (from, to) = (query.Get(Grammar.From), query.Get(Grammar.To));
        var isAnyKind = query.IsGiven(Grammar.Ids) && !query.IsGiven(Grammar.Kind);
        return new ArticleFilter
        {
            // Both kinds are no condition.
            Kinds = !isAnyKind && query.Get(Grammar.Kind) is [var kind] ? [kind] : [],
            Sections = Flat(query.Get(Grammar.Section)),
            ExcludedSections = Flat(query.Get(Grammar.ExcludeSection)),
            Tags = query.Get(Grammar.Tag),
            ExcludedTags = Flat(query.Get(Grammar.ExcludeTag)),
            Authors = query.Get(Grammar.Author),
            ExcludedAuthors = Flat(query.Get(Grammar.ExcludeAuthor)),
            Publishers = Stored(query.Get(Grammar.Publisher)),
            Documents = Stored(query.Get(Grammar.Document)),
            Date = new(from, to),
            Undated = query.Get(Grammar.Undated) switch
            {
                ["only"] => UndatedArticles.Only,
                ["exclude"] => UndatedArticles.Excluded,
                [] when from is not null || to is not null => UndatedArticles.Excluded,
                _ => UndatedArticles.Included,
            },
            Updated = new(query.Get(Grammar.UpdatedFrom), query.Get(Grammar.UpdatedTo)),
            HidesDuplicates = query.Get(Grammar.Duplicates) is ["hide"],
        };
    }

    private static IReadOnlyList<string> Flat(IReadOnlyList<IReadOnlyList<string>> groups) => groups.Count == 0 ? [] : [.. groups.SelectMany(group => group)];

    private static IReadOnlyList<string> Stored(IReadOnlyList<(string Given, string Stored)> names) => names.Count == 0 ? [] : [.. names.Select(name => name.Stored).Distinct()];
}

/// <summary>A list of articles.</summary>
public sealed record ListArticles : IPagedRequest, IShapedRequest
{
    public required ParsedQuery Query { get; init; }
    public required ListPaging Paging { get; init; }
    public required ArticleFilter Filter { get; init; }

    /// <summary>Ids or slugs: these articles in this order; empty: all that match.</summary>
    public required IReadOnlyList<string> Ids { get; init; }
    public required ArticleOrder Order { get; init; }
    public IReadOnlyList<(ArticleSortProperty Property, bool Descending)> Sort => Order.Keys;
    public required RequestedShape Shape { get; init; }

    public static ValueTask<ListArticles> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        var order = new ArticleOrder(query.Get(Grammar.Sort));
        return ValueTask.FromResult(
            new ListArticles
            {
                Query = query,
                Paging = ListPaging.Of(context, query, order.Width),
                Filter = RequestedFilter.Of(query),
                Ids = query.Get(Grammar.Ids),
                Order = order,
                Shape = RequestedShape.Of(query),
            }
        );
    }
}

/// <summary>A search.</summary>
public sealed record SearchArticles : IPagedRequest, IShapedRequest
{
    public required ParsedQuery Query { get; init; }
    public required ListPaging Paging { get; init; }

    /// <summary>What is searched for; only of a query without faults.</summary>
    public required ArticleSearchQuery Search { get; init; }
    public required IReadOnlyList<(ArticleSortProperty Property, bool Descending)> Sort { get; init; }
    public required IReadOnlyList<string> Facets { get; init; }
    public required RequestedShape Shape { get; init; }

    public static ValueTask<SearchArticles> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        var sort = query.Get(Grammar.Sort);
        var order = sort.Count == 0 ? null : new ArticleOrder(sort);
        var paging = ListPaging.Of(context, query, order?.Width ?? ArticleSearchQuery.WidthByScore);
        return ValueTask.FromResult(
            new SearchArticles
            {
                Query = query,
                Paging = paging,
                Search = new ArticleSearchQuery
                {
                    // A fault of q keeps the request from the handler.
                    Query = query.Get(Grammar.Q)!,
                    Marks = query.Get(Grammar.Match)[0] switch
                    {
                        "exact" => MarkMatching.Exact,
                        "folded" => MarkMatching.Folded,
                        _ => MarkMatching.Auto,
                    },
                    Parts = [.. query.Get(Grammar.In).SelectMany(PartsOf)],
                    Filter = RequestedFilter.Of(query),
                    Ids = query.Get(Grammar.Ids),
                    Order = order,
                    HasFacets = query.Get(Grammar.Facets).Count > 0,
                    PrefersRecent = query.Get(Grammar.Recency) is ["mild"],
                    Window = paging.Window,
                },
                Sort = sort,
                Facets = query.Get(Grammar.Facets),
                Shape = RequestedShape.Of(query),
            }
        );
    }

    private static SearchPart[] PartsOf(string part) =>
        part switch
        {
            "title" => [SearchPart.Title],
            "lead" => [SearchPart.Lead],
            "caption" => [SearchPart.Caption],
            _ => [SearchPart.Heading, SearchPart.Body],
        };
}

/// <summary>Completions of what is being typed.</summary>
public sealed record SuggestCompletions : IQueryRequest
{
    /// <summary>How long what is typed may be.</summary>
    public const int MaximumLength = SearchQuery.MaximumLength;

    public required ParsedQuery Query { get; init; }
    public required string Typed { get; init; }
    public required int Limit { get; init; }

    public static ValueTask<SuggestCompletions> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        return ValueTask.FromResult(new SuggestCompletions { Query = query, Typed = query.Get(Grammar.Typed) ?? "", Limit = query.Get(Grammar.SuggestLimit) });
    }
}

/// <summary>Changes since a token.</summary>
public sealed record ListChanges : IShapedRequest
{
    public required ParsedQuery Query { get; init; }

    /// <summary>From where; null: from nothing.</summary>
    public required ChangesStart? Since { get; init; }
    public required int Limit { get; init; }
    public required int WaitSeconds { get; init; }
    public required ArticleFilter Filter { get; init; }
    public required RequestedShape Shape { get; init; }

    public static ValueTask<ListChanges> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        return ValueTask.FromResult(
            new ListChanges
            {
                Query = query,
                Since = query.Get(Grammar.Since),
                Limit = query.Get(Grammar.Limit),
                WaitSeconds = query.Get(Grammar.Wait),
                Filter = RequestedFilter.Of(query),
                Shape = RequestedShape.Of(query),
            }
        );
    }
}

/// <summary>Everything, or what is left of it.</summary>
public sealed record ExportContent : IQueryRequest
{
    public required ParsedQuery Query { get; init; }

    /// <summary>Kinds, any of them; none: all.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The id to go on behind; null: from the start.</summary>
    public required string? After { get; init; }

    /// <summary>The snapshot to go on with; null: the present one.</summary>
    public required ContentSnapshot? Snapshot { get; init; }

    public static ValueTask<ExportContent> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        return ValueTask.FromResult(
            new ExportContent
            {
                Query = query,
                Kinds = query.Get(Grammar.Kind) is [var kind] ? [kind] : [],
                After = query.Get(Grammar.After),
                Snapshot = query.Get(Grammar.Snapshot),
            }
        );
    }
}

/// <summary>One article.</summary>
public sealed record GetArticle : IShapedRequest
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
public sealed record ListRelated : IShapedRequest
{
    public required ParsedQuery Query { get; init; }
    public required int Limit { get; init; }
    public required string Origin { get; init; }
    public required ArticleFilter Filter { get; init; }
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
                Filter = RequestedFilter.Of(query),
                Shape = RequestedShape.Of(query),
            }
        );
    }
}

/// <summary>The list of latest articles that an article's page prints.</summary>
public sealed record ListPrintedLatest : IShapedRequest
{
    public required ParsedQuery Query { get; init; }
    public required ArticleFilter Filter { get; init; }
    public required RequestedShape Shape { get; init; }

    public static ValueTask<ListPrintedLatest> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        return ValueTask.FromResult(new ListPrintedLatest { Query = query, Filter = RequestedFilter.Of(query), Shape = RequestedShape.Of(query) });
    }
}

/// <summary>The newest articles that sections, tags and authors are asked for with.</summary>
internal static class RequestedLatest
{
    public static int? Of(ParsedQuery query) => query.Get(Grammar.GroupInclude).Count > 0 ? query.Get(Grammar.LatestLimit) : null;
}

/// <summary>One section, tag or author, or all sections.</summary>
public sealed record GetGroup : IQueryRequest
{
    public required ParsedQuery Query { get; init; }

    /// <summary>How many of its newest articles are included; null: none are asked for.</summary>
    public int? Latest => RequestedLatest.Of(Query);

    public static ValueTask<GetGroup> BindAsync(HttpContext context) => ValueTask.FromResult(new GetGroup { Query = ParsedQuery.Read(context) });
}

/// <summary>A list of tags or authors.</summary>
public sealed record ListGroups : IPagedRequest
{
    public required ParsedQuery Query { get; init; }
    public required ListPaging Paging { get; init; }

    /// <summary>How many of the newest articles of each are included; null: none are asked for.</summary>
    public int? Latest => RequestedLatest.Of(Query);

    public static ValueTask<ListGroups> BindAsync(HttpContext context)
    {
        var query = ParsedQuery.Read(context);
        return ValueTask.FromResult(new ListGroups { Query = query, Paging = ListPaging.Of(context, query, GroupList.Width) });
    }
}

/// <summary>A route that takes no parameter.</summary>
public sealed record NoParameters : IQueryRequest
{
    public required ParsedQuery Query { get; init; }

    public static ValueTask<NoParameters> BindAsync(HttpContext context) => ValueTask.FromResult(new NoParameters { Query = ParsedQuery.Read(context) });
}
