using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>One article, and what surrounds it.</summary>
internal static class ArticleEndpoints
{
    public static Rendered One(string article, GetArticle request, ContentDatabase database, HttpContext context, Publication publication)
    {
        using var session = database.Read();
        var format = AnswerFormats.Asked<PublishedArticle>(context);
        if (format is null && request.Shape.IsDefault)
        {
            if (ArticleLookup.ReadJson(session, article) is not { } finished)
                return Absent(context, session, article);
            if (finished.BeforeBlocks is not null)
                return InFull(finished, request);
        }
        if (ArticleLookup.Read(session, article) is not { } row)
            return Absent(context, session, article);
        var shape = format is null ? request.Shape.InFull : ArticleShapes.InFull(format.Include);
        var composed = ArticleComposition.Compose(session, [row], shape)[0];
        var answer = WithKeys(
            format is null ? Answers.Json(composed, CachePolicy.Article) : Answers.In(format, new(composed, publication.Addresses(context)), CachePolicy.Article),
            row.Id,
            row.SectionSlug
        );
        answer = AtItsId(answer, request, row.Id, format);
        // What it shows of others changes when they do.
        return shape.Has("related") || shape.Has("latest") ? answer.ChangedWith(ContentState.Read(session)) : answer.ChangedWith(row);
    }

    private static Rendered InFull(ArticleJsonRow article, GetArticle request)
    {
        var json = Answers.Json([article.BeforeBlocks, article.Blocks, article.AfterBlocks], CachePolicy.Article);
        return AtItsId(WithKeys(json, article.Id, article.SectionSlug), request, article.Id, format: null).ChangedWith(article.UpdatedMs);
    }

    /// <summary>Every parameter changes what is shown, and only the whole article is what stands at its address by id (RFC 9110, 8.7).</summary>
    private static Rendered AtItsId(Rendered answer, GetArticle request, string id, Format? format) =>
        request.Query.Raw.Parameters.Count == 0 ? answer.WithHeader("Content-Location", $"/v1/articles/{id}{(format is null ? "" : "." + format.Suffix)}") : answer;

    public static Rendered Related(string article, ListRelated request, ContentDatabase database, HttpContext context, Publication publication)
    {
        using var session = database.Read();
        if (ArticleLookup.Find(session, article) is not { } row)
            return Absent(context, session, article);
        var origin = request.Origin switch
        {
            "publisher" => RelatedOrigin.Publisher,
            "computed" => RelatedOrigin.Computed,
            _ => RelatedOrigin.All,
        };
        var format = AnswerFormats.Asked<Feed>(context);
        var rows = ArticleParts.Related(session, [row.Id], request.Limit, origin, request.Filter, isFinished: format is null && request.Shape.IsDefault);
        var summary = ListSummary.Read(session, request.Filter);
        if (format is not null)
        {
            var path = context.Request.Path.Value!;
            var self = path + request.Query.Raw.Text();
            var links = new ListLinks
            {
                Self = self,
                First = self,
                Next = null,
                Prev = null,
            };
            var listed = new ListedArticles($"Tin liên quan: {row.Title}", path, links, [.. rows], summary.State);
            return WithKeys(ArticleLists.In(format, request, session, listed, context, publication), row);
        }
        var articles = ArticleComposition.Json(session, rows, request.Shape);
        var warnings = ArticleLists.Warnings(request, session, summary);
        var items = new ItemsOf<RelatedItem> { Items = [.. rows.Zip(articles, ArticleMapping.Related)], Warnings = warnings.Count > 0 ? warnings : null };
        return WithKeys(Answers.Json(items, CachePolicy.List), row).ChangedWith(summary.State);
    }

    // The articles that tell the same as one: a list as any other.
    public static Rendered Duplicates(string article, ListArticles request, ContentDatabase database, HttpContext context, Publication publication)
    {
        using var session = database.Read();
        return ArticleLookup.Find(session, article) is { } row
            ? ArticleLists.Answer(session, request, context, publication, new ArticleFilter { RepetitionsOf = row.Id }, _ => row.Title)
            : Absent(context, session, article);
    }

    public static Rendered PrintedLatest(string article, ListPrintedLatest request, ContentDatabase database, HttpContext context)
    {
        using var session = database.Read();
        if (ArticleLookup.Find(session, article) is not { } row)
            return Absent(context, session, article);
        var rows = ArticleParts.Latest(session, [row.Id], request.Filter);
        var items = rows.Where(item => item.Position is not null).ToList();
        var articles = items.Zip(ArticleComposition.Compose(session, items, request.Shape.InList)).ToDictionary(pair => pair.First, pair => pair.Second);
        var latest = ArticleMapping.Latest(rows, item => articles[item]);
        return WithKeys(Answers.Json(latest, CachePolicy.List), row).ChangedWith(ContentState.Read(session));
    }

    public static Rendered Outline(string article, NoParameters request, ContentDatabase database, HttpContext context)
    {
        using var session = database.Read();
        if (ArticleLookup.Read(session, article) is not { } row)
            return Absent(context, session, article);
        var outline = ArticleComposition.Compose(session, [row], Shape.Of(["outline"]))[0].Outline;
        return WithKeys(Answers.Json(new ItemsOf<OutlineItem> { Items = outline }, CachePolicy.Article), row.Id, row.SectionSlug).ChangedWith(row);
    }

    public static Rendered ProvenanceOf(string article, NoParameters request, ContentDatabase database, HttpContext context)
    {
        using var session = database.Read();
        if (ArticleLookup.Find(session, article) is not { } row || Provenance.Read(session, row.Id) is not { } provenance)
            return Absent(context, session, article);
        var mapped = ArticleMapping.From(row.Id, Provenance.Documents(session, row.Id), provenance);
        return WithKeys(Answers.Json(mapped, CachePolicy.Article), row).ChangedWith(ContentState.Read(session));
    }

    private static Rendered WithKeys(Rendered rendered, CentralArticle article) => WithKeys(rendered, article.Id, article.SectionSlug);

    private static Rendered WithKeys(Rendered rendered, string id, string sectionSlug) => rendered.WithHeader("Surrogate-Key", $"article:{id} section:{sectionSlug}");

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
