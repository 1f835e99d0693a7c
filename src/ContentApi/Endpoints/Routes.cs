using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using ContentApi.Requests;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ContentApi.Endpoints;

/// <summary>Every route, in the order of the documentation.</summary>
public static class Routes
{
    private static readonly AnswerFormats ListFormats = new(Formats.OfLists);
    private static readonly AnswerFormats GroupFormats = new(Formats.OfGroups);
    private const string Xml = "application/xml";
    private static readonly AnswerFormats ArticleFormats = new(Formats.OfArticles);

    /// <summary>What the routes are grouped by in the documentation, in its order.</summary>
    internal static IReadOnlyList<(string Name, string Description)> Tags { get; } =
    [
        ("Articles", "Articles and what surrounds them."),
        ("Latest", "Everything, newest first: for front pages and feeds."),
        ("Search", "Articles by what they say, and completions."),
        ("Copies", "What changed, for copies that lose nothing."),
        ("Sections", "The editorial sections."),
        ("Tags", "The tags that pages state."),
        ("Authors", "The names of the bylines."),
        ("Discovery", "What there is to follow and to find, for feed readers and search engines."),
        ("Operation", "The door, the explanations and the health of the service."),
    ];

    public static void MapContentApi(this IEndpointRouteBuilder app)
    {
        var v1 = app.MapGroup("/v1");

        var articles = v1.MapGroup("/articles").WithTags("Articles");
        articles
            .MapGet("", ArticleLists.All)
            .Takes<ListArticles>(Grammar.Articles)
            .Gives<ListOf<Article>>("listArticles", "List articles, newest first", "Articles in any section, with filters, order and paging. Teasers come with `kind`.")
            .In(ListFormats);
        articles
            .MapGet("/{article}", ArticleEndpoints.One)
            .Takes<GetArticle>(Grammar.Article)
            .Gives<Article>("getArticle", "Get one article", "By id or slug: the same bytes. Another case, marks or Unicode form of the slug is redirected.")
            .Fails(ProblemType.Gone)
            .In(ArticleFormats);
        articles
            .MapGet("/{article}/related", ArticleEndpoints.Related)
            .Takes<ListRelated>(Grammar.Related)
            .Gives<ItemsOf<RelatedItem>>(
                "listRelated",
                "List related articles",
                "The publisher's own list in printed order, then those computed from the words they share, nearest first, without those that tell the same. Empty when nothing is near enough."
            )
            .Fails(ProblemType.Gone)
            .In(ListFormats);
        articles
            .MapGet("/{article}/duplicates", ArticleEndpoints.Duplicates)
            .Takes<ListArticles>(Grammar.Repetitions)
            .Gives<ListOf<Article>>(
                "listDuplicates",
                "List the articles that tell the same",
                "The earlier article that this one nearly repeats, those that repeat it, and those that repeat the same one; the earliest first. Empty when the article is told once."
            )
            .Fails(ProblemType.Gone)
            .In(ListFormats);
        articles
            .MapGet("/{article}/latest", ArticleEndpoints.PrintedLatest)
            .Takes<ListPrintedLatest>(Grammar.PrintedLatest)
            .Gives<ArticleLatest>("getArticleLatest", "Get the latest list that the article's page prints", "In printed order; no heading and no items when the page has none.")
            .Fails(ProblemType.Gone);
        articles
            .MapGet("/{article}/outline", ArticleEndpoints.Outline)
            .Takes<NoParameters>(Grammar.None)
            .Gives<ItemsOf<OutlineItem>>("getOutline", "Get the headings of an article", "Each by the id of its block.")
            .Fails(ProblemType.Gone);
        articles
            .MapGet("/{article}/provenance", ArticleEndpoints.ProvenanceOf)
            .Takes<NoParameters>(Grammar.None)
            .Gives<ArticleProvenance>(
                "getProvenance",
                "Get where an article came from",
                "The files it was met in, the lines and the rule that each field was read by, and the lines that were left out, with the reason."
            )
            .Fails(ProblemType.Gone);

        v1.MapGet("/latest", ArticleLists.Latest)
            .WithTags("Latest")
            .Takes<ListArticles>(Grammar.Latest)
            .Gives<ListOf<Article>>("listLatest", "List the latest articles and teasers", "Newest first, undated last; the same as RSS, Atom, JSON Feed, NDJSON and CSV by suffix.")
            .In(ListFormats);

        var search = v1.MapGroup("/search").WithTags("Search");
        search
            .MapGet("", SearchEndpoints.Search)
            .Takes<SearchArticles>(Grammar.Search)
            .Gives<SearchResults>(
                "searchArticles",
                "Search articles",
                "Ranked by how well they fit, with what was found marked. With or without Vietnamese marks, in any Unicode form; a hit has all words, or at least half of them where fewer than ten articles have all."
            )
            .In(ListFormats);
        search
            .MapGet("/suggest", SearchEndpoints.Suggest)
            .Takes<SuggestCompletions>(Grammar.Suggest)
            .Gives<ItemsOf<Suggestion>>("suggestCompletions", "Complete what is being typed", "Sections, tags and authors with most articles first, then titles, the newest first, whose names begin so, marks or not.");

        v1.MapGet("/changes", ChangeEndpoints.Changes)
            .WithTags("Copies")
            .Takes<ListChanges>(Grammar.Changes)
            .Gives<Changes>(
                "listChanges",
                "List what changed since a token",
                "Every change of an article or teaser in one sequence, each article once with its last change. Who follows `nextSince` with the same filters, putting what is `upsert` and removing what is `withdraw` or `leave`, holds exactly what the lists show. Never kept."
            )
            .NotKept()
            .Fails(ProblemType.SyncTokenUnknown);
        v1.MapGet("/export.ndjson", ExportEndpoints.Lines)
            .WithTags("Copies")
            .Takes<ExportContent>(Grammar.Export)
            .GivesOnly(
                "application/x-ndjson",
                "exportContent",
                "Export everything",
                "Every article and teaser in one consistent view, a line each, by id; a header line before and a last line with the token to follow the changes from. What is withdrawn comes with its headline only. A stream: it is never kept, and without its last line it broke off."
            )
            .NotKept()
            .Fails(ProblemType.Gone);

        var sections = v1.MapGroup("/sections").WithTags("Sections");
        sections
            .MapGet("", GroupEndpoints.Sections)
            .Takes<GetGroup>(Grammar.Group)
            .Gives<ListOf<Section>>("listSections", "List the sections", "All at once, in editorial order, with their counts; `include=latest` makes a front page of it.")
            .In(GroupFormats);
        sections
            .MapGet("/{section}", GroupEndpoints.Section)
            .Takes<GetGroup>(Grammar.Group)
            .Gives<Section>("getSection", "Get one section", "By slug.");
        ListsOf(
            "section",
            "a section",
            sections.MapGet("/{section}/articles", GroupEndpoints.SectionArticles),
            sections.MapGet("/{section}/latest", GroupEndpoints.SectionArticles)
        );

        var tags = v1.MapGroup("/tags").WithTags("Tags");
        tags.MapGet("", GroupEndpoints.Tags)
            .Takes<ListGroups>(Grammar.Groups)
            .Gives<ListOf<Tag>>("listTags", "List the tags", "Most articles first, then by name.")
            .In(GroupFormats);
        tags.MapGet("/{tag}", GroupEndpoints.Tag).Takes<GetGroup>(Grammar.Group).Gives<Tag>("getTag", "Get one tag", "By slug.");
        ListsOf(
            "tag",
            "a tag",
            tags.MapGet("/{tag}/articles", GroupEndpoints.TagArticles),
            tags.MapGet("/{tag}/latest", GroupEndpoints.TagArticles)
        );

        var authors = v1.MapGroup("/authors").WithTags("Authors");
        authors
            .MapGet("", GroupEndpoints.Authors)
            .Takes<ListGroups>(Grammar.Groups)
            .Gives<ListOf<Author>>("listAuthors", "List the authors", "Most articles first, then by name.")
            .In(GroupFormats);
        authors.MapGet("/{author}", GroupEndpoints.Author).Takes<GetGroup>(Grammar.Group).Gives<Author>("getAuthor", "Get one author", "By slug.");
        ListsOf(
            "author",
            "an author",
            authors.MapGet("/{author}/articles", GroupEndpoints.AuthorArticles),
            authors.MapGet("/{author}/latest", GroupEndpoints.AuthorArticles)
        );

        var discovery = app.MapGroup("").WithTags("Discovery");
        discovery
            .MapGet("/feeds", DiscoveryEndpoints.Feeds)
            .Takes<NoParameters>(Grammar.None)
            .Gives<ListedFeeds>(
                "listFeeds",
                "List the feeds",
                "Of everything, of each section, and of the hundred tags and authors with most articles; `links` leads to all tags and authors, each of which names its own. Any other list of articles is a feed as well."
            )
            .In(new AnswerFormats(Formats.OfFeeds));
        discovery
            .MapGet("/sitemap.xml", DiscoveryEndpoints.SitemapIndex)
            .Takes<NoParameters>(Grammar.None)
            .GivesOnly(Xml, "getSitemap", "Get the index of the sitemap", "The parts of the sitemap, each of at most 50,000 articles, with the time of its last change.");
        discovery
            .MapGet("/sitemap-{part}.xml", DiscoveryEndpoints.SitemapPart)
            .Takes<NoParameters>(Grammar.None)
            .GivesOnly(Xml, "getSitemapPart", "Get a part of the sitemap", "The public addresses of articles, the oldest first, each with the time of its last change.");
        discovery
            .MapGet("/sitemap-news.xml", DiscoveryEndpoints.NewsSitemap)
            .Takes<NoParameters>(Grammar.None)
            .GivesOnly(Xml, "getNewsSitemap", "Get the sitemap of news", "At most a thousand articles whose pages state that they were published in the last two days.");
        discovery
            .MapGet("/robots.txt", DiscoveryEndpoints.Robots)
            .Takes<NoParameters>(Grammar.None)
            .GivesOnly("text/plain", "getRobots", "Get what robots may read", "Everything; and where the sitemaps are.");

        var operation = app.MapGroup("").WithTags("Operation");
        operation
            .MapGet("/", OperationEndpoints.Welcome)
            .Takes<NoParameters>(Grammar.None)
            .WithMetadata(new GoesByAccept())
            .Gives<Welcome>("getWelcome", "Get the addresses to start from", "A page for a browser, JSON for a program.");
        operation
            .MapGet("/problems/{type}", OperationEndpoints.Problem)
            .Takes<NoParameters>(Grammar.None)
            .WithMetadata(new GoesByAccept())
            .Gives<ProblemExplanation>("getProblemType", "Get what a kind of problem means", "A page for a browser, JSON for a program.");
        operation
            .MapGet("/health/live", OperationEndpoints.Live)
            .Takes<NoParameters>(Grammar.None)
            .NotKept()
            .Gives<Liveness>("getLiveness", "Get whether the process answers", "Always, while it runs.");
        operation
            .MapGet("/health/ready", OperationEndpoints.Ready)
            .Takes<NoParameters>(Grammar.None)
            .NotKept()
            .Gives<Readiness>("getReadiness", "Get whether the content can be read", "With how much there is, and the files that were refused.");
    }

    /// <summary>The two lists of articles that each section, tag and author has: mapped by the caller, for the generator of request delegates has to see handlers by name.</summary>
    private static void ListsOf(string group, string oneGroup, RouteHandlerBuilder articles, RouteHandlerBuilder latest)
    {
        var name = char.ToUpperInvariant(group[0]) + group[1..];
        articles
            .Takes<ListArticles>(Grammar.Articles)
            .Gives<ListOf<Article>>($"list{name}Articles", $"List the articles of {oneGroup}", $"As the list of all articles, of this {group} only.")
            .In(ListFormats);
        latest
            .Takes<ListArticles>(Grammar.Latest)
            .Gives<ListOf<Article>>($"list{name}Latest", $"List the latest of {oneGroup}", "Articles and teasers, newest first.")
            .In(ListFormats);
    }

    /// <summary>The parameters of a route, and the filter that validates them.</summary>
    private static RouteHandlerBuilder Takes<TRequest>(this RouteHandlerBuilder route, QueryGrammar grammar)
        where TRequest : IQueryRequest => route.WithMetadata(grammar).AddEndpointFilter(RequestFilter.Validate<TRequest>);

    /// <summary>What a route answers with, and how the documentation names it.</summary>
    private static RouteHandlerBuilder Gives<TAnswer>(this RouteHandlerBuilder route, string name, string summary, string description) =>
        route.WithName(name).WithSummary(summary).WithDescription(description).Produces<TAnswer>(StatusCodes.Status200OK, "application/json");

    /// <summary>The one format that a route answers in, and how the documentation names it.</summary>
    private static RouteHandlerBuilder GivesOnly(this RouteHandlerBuilder route, string mediaType, string name, string summary, string description) =>
        route
            .WithName(name)
            .WithSummary(summary)
            .WithDescription(description)
            .WithMetadata(new OnlyFormat(mediaType))
            .Produces<string>(StatusCodes.Status200OK, mediaType);

    /// <summary>Says that no copy of an answer is good later.</summary>
    private static RouteHandlerBuilder NotKept(this RouteHandlerBuilder route) => route.WithMetadata(new NeverKept());

    /// <summary>A failure of this route besides those that every route may have.</summary>
    private static RouteHandlerBuilder Fails(this RouteHandlerBuilder route, ProblemType with) => route.WithMetadata(with);

    /// <summary>The formats that a route has by suffix.</summary>
    private static RouteHandlerBuilder In(this RouteHandlerBuilder route, AnswerFormats formats) => route.WithMetadata(formats);

    /// <summary>What no route has: with the nearest address that one has, whatever stands in the place of its parameters.</summary>
    public static Rendered Unknown(HttpContext context, EndpointDataSource endpoints)
    {
        var given = context.Request.Path.Value!;
        var suffix = FormatSuffix.Of(context) is { } format ? "." + format : "";
        var segments = given.Trim('/').Split('/');
        var near = endpoints.Endpoints.OfType<RouteEndpoint>().Select(endpoint => Near(segments, endpoint.RoutePattern.PathSegments)).OfType<string>();
        var nearest = Nearest.To(given, near);
        return Problems.Of(context, ProblemType.NotFound, $"There is no route {given}{suffix}.{(nearest is null ? " Start at /." : $" Did you mean {nearest}{suffix}?")}");
    }

    /// <summary>The address of a route whose words are near those given, segment by segment; null: one is not, or there are more or fewer.</summary>
    private static string? Near(string[] given, IReadOnlyList<RoutePatternPathSegment> pattern)
    {
        if (given.Length != pattern.Count)
            return null;
        var address = new List<string>(given.Length);
        foreach (var (segment, part) in given.Zip(pattern, (segment, part) => (segment, part.Parts[0])))
        {
            var nearest = part is RoutePatternLiteralPart literal ? Nearest.To(segment, [literal.Content]) : segment;
            if (string.IsNullOrEmpty(nearest))
                return null;
            address.Add(nearest);
        }
        return "/" + string.Join('/', address);
    }
}
