using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>Lists of articles, as JSON and as feeds.</summary>
internal static class ArticleLists
{
    public static Rendered All(ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        Answer(request, database, context, publication, new ArticleFilter(), _ => "ContentApi");

    public static Rendered Latest(ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        Answer(request, database, context, publication, new ArticleFilter(), _ => "Tin mới");

    /// <summary>A list of articles within a scope.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="database">The content.</param>
    /// <param name="context">The request.</param>
    /// <param name="publication">What the content is published as.</param>
    /// <param name="scope">What the route itself restricts the list to.</param>
    /// <param name="title">What a feed of it is called.</param>
    /// <param name="absent">The answer when the scope turns out not to exist, or null.</param>
    public static Rendered Answer(
        ListArticles request,
        ContentDatabase database,
        HttpContext context,
        Publication publication,
        ArticleFilter scope,
        Func<ReadSession, string> title,
        Func<ReadSession, ListSummary, Rendered?>? absent = null
    )
    {
        using var session = database.Read();
        return Answer(session, request, context, publication, scope, title, absent);
    }

    /// <summary>The same within a session that found the scope.</summary>
    public static Rendered Answer(
        ReadSession session,
        ListArticles request,
        HttpContext context,
        Publication publication,
        ArticleFilter scope,
        Func<ReadSession, string> title,
        Func<ReadSession, ListSummary, Rendered?>? absent = null
    )
    {
        var format = AnswerFormats.Asked<Feed>(context);
        var filter = request.Filter.Within(scope);
        if (format is null && request.Shape.IsDefault && request.Ids.Count == 0 && ArticleList.ReadFinished(session, QueryOf(request, filter)) is var (page, summary))
            return absent?.Invoke(session, summary) ?? Finished(request, session, page, summary);
        var found = Find(session, request, filter);
        if (absent?.Invoke(session, found.Summary) is { } notFound)
            return notFound;
        return format is not null
            ? In(
                format,
                request,
                session,
                ListedArticles.Of(title(session), request.Paging, found.Page, row => row, found.Order.ValuesAt, found.Summary.State),
                context,
                publication
            )
            : Json(request, session, found);
    }

    private static ArticleListQuery QueryOf(ListArticles request, ArticleFilter filter) => new(filter, request.Order, request.Paging.Window, request.Paging.CountTo);

    private static Rendered Finished(ListArticles request, ReadSession session, KeysetPage<FinishedArticle> page, ListSummary summary) =>
        Answers.List(
            request.Paging,
            page,
            summary,
            article => article.Place,
            [.. page.Rows.Select(article => new ArticleJson(article.Json))],
            Warnings(request, session, summary)
        );

    private static FoundArticles Find(ReadSession session, ListArticles request, ArticleFilter filter)
    {
        var query = QueryOf(request, filter);
        if (request.Ids.Count == 0)
        {
            var (page, summary) = ArticleList.Read(session, query);
            return new(page, query.Order, summary, []);
        }
        var (rows, about) = ArticleList.Read(session, request.Ids, filter);
        var shown = rows.Where(row => row is { Matches: 1, WithdrawnMs: null }).DistinctBy(row => row.Id).ToList<ArticleRow>();
        return new(new(shown, Precedes: false, Follows: false), query.Order, about, Missing(rows, shown.Select(row => row.Id).ToHashSet()));
    }

    private static Rendered Json(ListArticles request, ReadSession session, FoundArticles found)
    {
        var warnings = Warnings(request, session, found.Summary);
        var articles = ArticleComposition.Json(session, found.Page.Rows, request.Shape);
        if (request.Ids.Count == 0)
            return Answers.List(request.Paging, found.Page, found.Summary, found.Order.ValuesAt, articles, warnings);
        var (total, relation) = Answers.Total(request.Paging.CountTo, articles.Count);
        return Answers.List(
            new ListOf<ArticleJson>
            {
                Items = articles,
                Page = new ListPage
                {
                    Limit = request.Ids.Count,
                    Total = total,
                    TotalRelation = relation,
                    NextCursor = null,
                    PrevCursor = null,
                },
                Links = Answers.Links(request.Paging, null, null),
                Missing = found.Missing.Count > 0 ? found.Missing : null,
                Warnings = warnings.Count > 0 ? warnings : null,
            },
            found.Summary.State
        );
    }

    /// <summary>What was asked for by id and is not shown, and why.</summary>
    public static IReadOnlyList<MissingArticle> Missing(IEnumerable<AskedArticleRow> asked, IReadOnlySet<string> shown) =>
        [
            .. asked
                .Where(row => row.Matches is null || !shown.Contains(row.Id))
                .Select(row => new MissingArticle
                {
                    Id = row.Asked,
                    Reason = row.Matches is null ? "unknown" : row.WithdrawnMs is not null ? "withdrawn" : "filtered",
                }),
        ];

    /// <summary>A page of articles in a format that the address asked for.</summary>
    public static Rendered In(
        Format<Feed> format,
        IShapedRequest request,
        ReadSession session,
        ListedArticles listed,
        HttpContext context,
        Publication publication
    )
    {
        var isOfSummaries = request.Query.Get(Grammar.FeedBody) is ["summary"];
        var columns = format.Form == AnswerForms.Table ? CsvTable.ColumnsOf(request.Shape.Fields) : [];
        var shape = columns.Count > 0 ? ArticleShapes.Of(columns) : format.Form == AnswerForms.Lines ? request.Shape.InList : ArticleShapes.InList(isOfSummaries ? format.Include.Except(["body"]) : format.Include);
        var links = Answers.Suffixed(listed.Links, listed.Path, format);
        var newest = listed.Rows.Count == 0 ? listed.State.ChangedMs : listed.Rows.Max(row => row.UpdatedMs);
        var source = new FeedSource
        {
            Title = listed.Title,
            Description = publication.Description,
            Self = links.Self,
            Home = "/",
            First = links.First,
            Next = links.Next,
            Updated = DateTimeOffset.FromUnixTimeMilliseconds(newest),
            Addresses = publication.Addresses(context),
            Copyright = publication.Copyright,
            IsOfSummaries = isOfSummaries,
            Columns = columns,
        };
        return Answers.ListIn(format, Feed.From(ArticleComposition.Compose(session, listed.Rows, shape), source), listed.Path, links, listed.State);
    }

    /// <summary>A warning for each name in the filter that nothing has, and for a form of what is not shown.</summary>
    public static List<QueryWarning> Warnings(IShapedRequest request, ReadSession session, ListSummary summary)
    {
        var warnings = new List<QueryWarning>();
        foreach (var parameter in summary.Unknown.Count == 0 ? [] : request.Query.Grammar.Parameters)
        {
            if (parameter is not INamingParameter naming)
                continue;
            var names = naming.NamesIn(request.Query).ToLookup(name => summary.Unknown.Contains((naming.Kind, name.Stored)));
            // A name with a comma in it was also taken apart: where it exists, its parts are not what was meant.
            if (names[false].Any(name => HasComma(name.Given)))
                continue;
            foreach (var (given, stored) in names[true].Where(name => !HasComma(name.Given)))
            {
                warnings.Add(
                    new QueryWarning
                    {
                        Parameter = parameter.Name,
                        Value = given,
                        Message = $"There is no {naming.Kind.ToString().ToLowerInvariant()} {given}.",
                        Suggestion = Nearest.To(stored, GroupNames.Around(session, naming.Kind, stored)),
                    }
                );
            }
        }
        if (request.Shape.BodyFormat is { } form && !request.Shape.InList.Has("body"))
        {
            warnings.Add(
                new QueryWarning
                {
                    Parameter = Grammar.BodyFormat.Name,
                    Value = form,
                    Message = "No body is shown here, so its form changes nothing. Add include=body to see it.",
                    Suggestion = null,
                }
            );
        }
        return warnings;

        static bool HasComma(string name) => name.Contains(',', StringComparison.Ordinal);
    }

    /// <summary>The articles of a list, or those of the ids asked for.</summary>
    private sealed record FoundArticles(KeysetPage<ArticleRow> Page, ArticleOrder Order, ListSummary Summary, IReadOnlyList<MissingArticle> Missing);
}

/// <summary>A page of articles, whatever list it is of.</summary>
/// <param name="Title">What a feed of the list is called.</param>
/// <param name="Path">The path of the list, without a suffix.</param>
/// <param name="Links">The addresses of its pages, without a suffix.</param>
/// <param name="Rows">Its articles.</param>
/// <param name="State">Which content it is of.</param>
internal sealed record ListedArticles(string Title, string Path, ListLinks Links, IReadOnlyList<ArticleRow> Rows, ContentStateRow State)
{
    /// <summary>A page of a list that has several.</summary>
    public static ListedArticles Of<TRow>(
        string title,
        ListPaging paging,
        KeysetPage<TRow> page,
        Func<TRow, ArticleRow> article,
        Func<TRow, IReadOnlyList<object>> place,
        ContentStateRow state
    )
    {
        var (next, previous) = Answers.Cursors(paging, page, place);
        return new(title, paging.Path, Answers.Links(paging, next, previous), [.. page.Rows.Select(article)], state);
    }
}
