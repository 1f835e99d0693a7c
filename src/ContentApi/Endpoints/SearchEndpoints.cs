using System.Globalization;
using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Documents.Text.Search;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>Search, and completions of what is being typed.</summary>
internal static class SearchEndpoints
{
    public static Rendered Search(SearchArticles request, ContentDatabase database, HttpContext context, Publication publication)
    {
        using var session = database.ReadUntil(context.RequestAborted);
        var format = AnswerFormats.Asked<Feed>(context);
        var found = ArticleSearch.Read(session, request.Search with { IsFinished = format is null && request.Shape.IsDefault });
        return format is not null
            ? ArticleLists.In(
                format,
                request,
                session,
                ListedArticles.Of(
                    request.Query.Raw.Parameters.First(given => given.Name == Grammar.Q.Name).Value,
                    request.Paging,
                    found.Page,
                    hit => hit.Article,
                    hit => hit.PlaceIn(request.Search.Order),
                    found.Summary.State
                ),
                context,
                publication
            )
            : Json(request, session, found);
    }

    public static Rendered Suggest(SuggestCompletions request, ContentDatabase database, HttpContext context)
    {
        using var session = database.ReadUntil(context.RequestAborted);
        var items = new ItemsOf<Suggestion> { Items = [.. Completions.Read(session, request.Typed, request.Limit).Select(SearchMapping.From)] };
        return Answers.Json(items, CachePolicy.List).WithHeader("Surrogate-Key", "list").ChangedWith(ContentState.Read(session));
    }

    private static Rendered Json(SearchArticles request, ReadSession session, ArticleSearchResult found)
    {
        var paging = request.Paging;
        var articles = ArticleComposition.Json(session, [.. found.Page.Rows.Select(hit => hit.Article)], request.Shape);
        var (next, previous) = Answers.Cursors(paging, found.Page, hit => hit.PlaceIn(request.Search.Order));
        var isCounted = paging.CountTo > 0;
        var warnings = ArticleLists.Warnings(request, session, found.Summary);
        warnings.InsertRange(0, Warnings(request, found));
        var limit = request.Search.Ids.Count > 0 ? request.Search.Ids.Count : paging.Limit;
        var missing = ArticleLists.Missing(found.Asked, found.Page.Rows.Select(hit => hit.Article.Id).ToHashSet());
        return Answers.List(
            new SearchResults
            {
                Items = [.. found.Page.Rows.Zip(articles, SearchMapping.From)],
                Page = new ListPage
                {
                    Limit = limit,
                    Total = isCounted ? found.Summary.Total : null,
                    TotalRelation = !isCounted ? null : found.IsExact ? "eq" : "gte",
                    NextCursor = next,
                    PrevCursor = previous,
                },
                Links = Answers.Links(paging, next, previous),
                Relaxed = found.IsRelaxed,
                Missing = missing.Count > 0 ? missing : null,
                Facets = Facets(request, session, found),
                Warnings = warnings.Count > 0 ? warnings : null,
            },
            results => results.Links,
            found.Summary.State
        );
    }

    /// <summary>What of the query did not count, and where a page is not whole.</summary>
    private static IEnumerable<QueryWarning> Warnings(SearchArticles request, ArticleSearchResult found)
    {
        if (found.LeftOut > 0)
            yield return Warning(Grammar.Q, $"The {ArticleSearchQuery.MaximumUnits} rarest words count; {found.LeftOut} are left out.");
        if (request.Search.Query.LeftOutPrefixes is > 0 and var stars)
            yield return Warning(Grammar.Q, $"{SearchQuery.MaximumPrefixes} words may end in a star; of {stars} others it does not count.");
        if (found.IsCut)
            yield return Warning(Grammar.Q, $"So many articles have these words that only those filed last are looked at, some {ArticleSearchQuery.MostRead}. Add a rarer word or a filter.");
        if (found.IsOutOfReach)
            yield return Warning(Grammar.Page, $"This page lies deeper than one request looks for it: at most {ArticleSearchQuery.MostCompared} articles are compared with this query. Follow links.next from the first page.");
        else if (found.Page.Stopped is not null)
            yield return Warning(Grammar.Q, $"This page is not full, for as many articles were compared with the query as one request compares. Follow links.next for the others.");

        QueryWarning Warning(QueryParameter parameter, FormattableString message) =>
            new()
            {
                Parameter = parameter.Name,
                Value = request.Query.Raw.Parameters.First(given => given.Name == parameter.Name).Value,
                Message = message.ToString(CultureInfo.InvariantCulture),
                Suggestion = null,
            };
    }

    private static SearchFacets? Facets(SearchArticles request, ReadSession session, ArticleSearchResult found)
    {
        if (request.Facets.Count == 0)
            return null;
        var counted = ArticleFacets.Read(session, request.Facets, found.Keys);
        return new SearchFacets
        {
            Relation = found.IsExact && found.Keys.Count == found.Summary.Total ? "eq" : "gte",
            Section = Values("section", value => [(Grammar.Section.Name, value)]),
            Tag = Values("tag", value => [(Grammar.Tag.Name, value)]),
            Author = Values("author", value => [(Grammar.Author.Name, value)]),
            Year = Values(
                "year",
                value =>
                [
                    (Grammar.From.Name, $"{value}-01-01"),
                    (Grammar.To.Name, string.Create(CultureInfo.InvariantCulture, $"{int.Parse(value, CultureInfo.InvariantCulture) + 1:D4}-01-01")),
                ]
            ),
        };

        IReadOnlyList<FacetValue>? Values(string facet, Func<string, IReadOnlyList<(string, string)>> narrowing) =>
            !counted.TryGetValue(facet, out var rows)
                ? null
                :
                [
                    .. rows
                        .Select(row => new FacetValue
                        {
                            Value = row.Value,
                            Name = row.Name,
                            Count = row.Count,
                            Link = request.Paging.Narrowed(narrowing(row.Value)),
                        }),
                ];
    }
}
