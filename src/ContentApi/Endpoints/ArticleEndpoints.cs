using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>Articles: lists of them, one, and what surrounds it.</summary>
internal static class ArticleEndpoints
{
    public static Rendered All(ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        List(request, database, context, publication, new ArticleFilter(), _ => "ContentApi", null);

    public static Rendered Latest(ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        List(request, database, context, publication, new ArticleFilter(), _ => "Tin mới", null);

    /// <summary>A list of articles within a scope, as JSON or as a feed.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="database">The content.</param>
    /// <param name="context">The request.</param>
    /// <param name="publication">What the content is published as.</param>
    /// <param name="scope">What the route itself restricts the list to.</param>
    /// <param name="title">What a feed of it is called.</param>
    /// <param name="absent">The answer when nothing matches and the scope turns out not to exist; null: an empty list.</param>
    public static Rendered List(
        ListArticles request,
        ContentDatabase database,
        HttpContext context,
        Publication publication,
        ArticleFilter scope,
        Func<ReadSession, string> title,
        Func<ReadSession, Rendered?>? absent
    )
    {
        using var session = database.Read();
        var filter = request.Filter.Within(scope);
        var order = new ArticleOrder(request.Sort);
        var page = ArticleList.Read(session, new(filter, order, request.Position, request.Limit));
        if (page.Rows.Count == 0 && absent?.Invoke(session) is { } notFound)
            return notFound;
        var state = ContentState.Read(session);
        if (FormatSuffix.Of(context) is { } suffix)
            return Feed(request, context, publication, session, page, order, title(session), suffix).ChangedWith(state);
        var count = Answers.Count(request.Count, most => ArticleList.Count(session, filter, most));
        var articles = ArticleComposition.Compose(session, page.Rows, request.Shape.InList);
        return Answers.List(request, page, count, order.ValuesAt, articles, UnknownSlugs(request, session, page.Rows.Count)).ChangedWith(state);
    }

    public static Rendered One(string article, GetArticle request, ContentDatabase database, HttpContext context, Publication publication)
    {
        using var session = database.Read();
        if (ArticleLookup.Read(session, article) is not { } row)
            return Absent(context, session, article);
        var isPage = FormatSuffix.Of(context) is not null;
        var composed = ArticleComposition.Compose(session, [row], isPage ? ArticleShapes.InFull("related", "latest") : request.Shape.InFull)[0];
        if (isPage)
        {
            // The page shows lists and addresses of its surroundings, so it changes when the content does.
            return WithKeys(
                    new Rendered(
                        StatusCodes.Status200OK,
                        "text/html; charset=utf-8",
                        ArticleHtml.Render(composed, [.. composed.Related.Select(item => item.Article)], composed.Latest, publication.Addresses(context)),
                        CachePolicy.Article
                    ),
                    row
                )
                .WithHeader("Content-Security-Policy", PageFrame.ContentSecurityPolicy)
                .ChangedWith(ContentState.Read(session));
        }
        var answer = WithKeys(Answers.Json(composed, CachePolicy.Article), row);
        // Only the whole article is what stands at its address by id (RFC 9110, 8.7).
        if (!request.Query.IsGiven(Grammar.Fields) && !request.Query.IsGiven(Grammar.Include))
            answer = answer.WithHeader("Content-Location", $"/v1/articles/{row.Id}");
        var shape = request.Shape.InFull;
        return shape.Has("related") || shape.Has("latest") ? answer.ChangedWith(ContentState.Read(session)) : answer.ChangedWith(row);
    }

    public static Rendered Related(string article, ListRelated request, ContentDatabase database, HttpContext context)
    {
        using var session = database.Read();
        if (ArticleLookup.Read(session, article) is not { } row)
            return Absent(context, session, article);
        var origin = request.Origin switch
        {
            "publisher" => RelatedOrigin.Publisher,
            "computed" => RelatedOrigin.Computed,
            _ => RelatedOrigin.All,
        };
        var rows = ArticleParts.Related(session, [row.Id], request.Limit, origin);
        var articles = ArticleComposition.Compose(session, rows, request.Shape.InList);
        var items = new ItemsOf<RelatedItem> { Items = [.. rows.Zip(articles, ArticleMapping.Related)] };
        return WithKeys(Answers.Json(items, CachePolicy.List), row).ChangedWith(ContentState.Read(session));
    }

    public static Rendered LatestOf(string article, NoParameters request, ContentDatabase database, HttpContext context)
    {
        using var session = database.Read();
        if (ArticleLookup.Read(session, article) is not { } row)
            return Absent(context, session, article);
        var latest = ArticleComposition.Compose(session, [row], Shape.Of(["latest"]))[0].Latest!;
        return WithKeys(Answers.Json(latest, CachePolicy.List), row).ChangedWith(ContentState.Read(session));
    }

    public static Rendered Outline(string article, NoParameters request, ContentDatabase database, HttpContext context)
    {
        using var session = database.Read();
        if (ArticleLookup.Read(session, article) is not { } row)
            return Absent(context, session, article);
        var outline = ArticleComposition.Compose(session, [row], Shape.Of(["outline"]))[0].Outline;
        return WithKeys(Answers.Json(new ItemsOf<OutlineItem> { Items = outline }, CachePolicy.Article), row).ChangedWith(row);
    }

    public static Rendered ProvenanceOf(string article, NoParameters request, ContentDatabase database, HttpContext context)
    {
        using var session = database.Read();
        if (ArticleLookup.Read(session, article) is not { } row || Provenance.Read(session, row.Id) is not { } provenance)
            return Absent(context, session, article);
        var mapped = ArticleMapping.From(row.Id, Provenance.Documents(session, row.Id), provenance);
        return WithKeys(Answers.Json(mapped, CachePolicy.Article), row).ChangedWith(ContentState.Read(session));
    }

    private static Rendered Feed(
        ListArticles request,
        HttpContext context,
        Publication publication,
        ReadSession session,
        KeysetPage<ArticleRow> page,
        ArticleOrder order,
        string title,
        string suffix
    )
    {
        var format = FeedFormats.Find(suffix)!;
        var addresses = publication.Addresses(context);
        var articles = ArticleComposition.Compose(session, page.Rows, ArticleShapes.InList("body", "source"));
        var next = page.Follows ? Cursor.Write(request.List, order.ValuesAt(page.Rows[^1]), backward: false) : null;
        var links = Answers.Links(request, next, null);
        var newest = page.Rows.Count == 0 ? ContentState.Read(session).ChangedMs : page.Rows.Max(row => row.UpdatedMs);
        var source = new FeedSource
        {
            Title = title,
            Description = publication.Description,
            Self = Suffixed(links.Self),
            Home = "/",
            First = Suffixed(links.First),
            Next = links.Next is null ? null : Suffixed(links.Next),
            Updated = DateTimeOffset.FromUnixTimeMilliseconds(newest),
            Addresses = addresses,
            Copyright = publication.Copyright,
        };
        var rendered = new Rendered(StatusCodes.Status200OK, format.MediaType, format.Write(Representations.Feed.From(articles, source)), CachePolicy.List);
        return rendered.WithHeader("Surrogate-Key", "list");

        string Suffixed(string link) => request.Path + "." + suffix + link[request.Path.Length..];
    }

    /// <summary>
    /// A warning for each slug that nothing has. Not asked where what was found shows that the one slug exists; what is found says nothing of an excluded one.
    /// </summary>
    private static List<QueryWarning> UnknownSlugs(ListArticles request, ReadSession session, int found)
    {
        var warnings = new List<QueryWarning>();
        foreach (var parameter in Grammar.SlugParameters)
        {
            var slugs = request.Query.Get(parameter).SelectMany(group => group).ToList();
            if (slugs.Count == 0 || (found > 0 && slugs.Count == 1 && !parameter.Excludes))
                continue;
            foreach (var slug in slugs.Except(GroupList.Known(session, parameter.Kind, slugs)))
            {
                var what = parameter.Kind.ToString().ToLowerInvariant();
                warnings.Add(
                    new QueryWarning
                    {
                        Parameter = parameter.Name,
                        Value = slug,
                        Message = $"There is no {what} {slug}.",
                        Suggestion = Nearest.To(slug, GroupList.SlugsNear(session, parameter.Kind, slug)),
                    }
                );
            }
        }
        return warnings;
    }

    private static Rendered WithKeys(Rendered rendered, ArticleRow row) =>
        rendered.WithHeader("Surrogate-Key", $"article:{row.Id} section:{row.SectionSlug}");

    /// <summary>The answer where no article is: 308 to the slug that it has now, 410 when it was withdrawn, else 404.</summary>
    private static Rendered Absent(HttpContext context, ReadSession session, string article) =>
        ArticleLookup.Absent(session, article) switch
        {
            null => Problems.NotFound(context, "article", article, ArticleLookup.SlugsNear(session, article)),
            { WithdrawnMs: not null } withdrawn => Problems.Of(
                context,
                ProblemType.Gone,
                $"The article {article} was withdrawn{(withdrawn.WithdrawnReason is { } reason ? $": {reason.TrimEnd('.')}" : "")}."
            ),
            { } moved => CanonicalAddress.Moved(context, article, moved.Slug),
        };
}
