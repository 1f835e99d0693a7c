using System.Globalization;
using System.Text;
using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>What there is to follow and to find: for feed readers and search engines.</summary>
internal static class DiscoveryEndpoints
{
    /// <summary>How many articles the first page of a feed has: its last change is theirs.</summary>
    private const int NewestOfFeed = 20;

    /// <summary>How many tags and how many authors are named: those with most articles. A reader takes no more; the lists of tags and authors name the feeds of all.</summary>
    private const int MostGroups = 100;

    private static readonly TimeSpan News = TimeSpan.FromDays(2);
    private static readonly TimeSpan NewsKeptAtMost = TimeSpan.FromSeconds(60);

    public static Rendered Feeds(NoParameters request, ContentDatabase database, HttpContext context, Publication publication)
    {
        using var session = database.Read();
        var state = ContentState.Read(session);
        ListedFeed[] feeds =
        [
            All(session, "Tin mới", "latest", new ArticleFilter()),
            All(session, "ContentApi", "articles", new ArticleFilter { Kinds = ["article"] }),
            .. OfGroups(session, GroupKind.Section, GroupList.Sections(session)),
            .. OfGroups(session, GroupKind.Tag, GroupList.Read(session, GroupKind.Tag, new(MostGroups)).Page.Rows),
            .. OfGroups(session, GroupKind.Author, GroupList.Read(session, GroupKind.Author, new(MostGroups)).Page.Rows),
        ];
        var rendered = AnswerFormats.Asked<FeedDirectory>(context) is { } format
            ? Answers
                .In(format, new FeedDirectory(feeds, publication.Addresses(context), DateTimeOffset.FromUnixTimeMilliseconds(state.ChangedMs)), CachePolicy.List)
                .SavedAs(format, "feeds")
            : Answers.Json(new ListedFeeds { Items = feeds }, CachePolicy.List);
        return OfContent(rendered, state);
    }

    // The index, from the first article on: an address that search engines know need not change when there are more.
    public static Rendered SitemapIndex(NoParameters request, ContentDatabase database, HttpContext context, Publication publication)
    {
        using var session = database.Read();
        var addresses = publication.Addresses(context);
        var parts = ArticleSitemap.Parts(session).Select(row => (row.Part, (string?)Times.FormatInstant(row.UpdatedMs))).DefaultIfEmpty((1, null));
        var body = Sitemaps.Index(parts.Select(part => new SitemapEntry(addresses.Absolute(string.Create(CultureInfo.InvariantCulture, $"/sitemap-{part.Item1}.xml")), part.Item2)));
        return OfContent(Xml(body, CachePolicy.List), ContentState.Read(session));
    }

    public static Rendered SitemapPart(string part, NoParameters request, ContentDatabase database, HttpContext context, Publication publication)
    {
        using var session = database.Read();
        IReadOnlyList<SitemapRow> rows = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number.ToString(CultureInfo.InvariantCulture) == part
            ? ArticleSitemap.Part(session, number)
            : [];
        if (rows.Count == 0 && part != "1")
            return Problems.Of(context, ProblemType.NotFound, $"There is no part {part} of the sitemap. /sitemap.xml names those that there are.");
        var addresses = publication.Addresses(context);
        var body = Sitemaps.Part(rows.Select(row => new SitemapEntry(addresses.ArticlePage(row.Id, row.Slug), Times.FormatInstant(row.UpdatedMs))));
        return OfContent(Xml(body, CachePolicy.List), ContentState.Read(session));
    }

    public static Rendered NewsSitemap(NoParameters request, ContentDatabase database, TimeProvider clock, HttpContext context, Publication publication)
    {
        using var session = database.Read();
        var addresses = publication.Addresses(context);
        var now = clock.GetUtcNow();
        var rows = ArticleSitemap.News(session, (now - News).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds());
        var body = Sitemaps.OfNews(
            rows.Select(row => new NewsSitemapEntry(
                addresses.ArticlePage(row.Id, row.Slug),
                row.Publisher ?? Feed.Generator,
                row.Language,
                Times.Format(row.PublishedMs, row.PublishedPrecision)!,
                row.Title
            ))
        );
        // An article leaves it with time alone, so no time of a change stands for it.
        return (Xml(body, CachePolicy.Absent) with { KeptAtMost = NewsKeptAtMost }).WithHeader("Surrogate-Key", "list");
    }

    public static Rendered Robots(NoParameters request, HttpContext context, Publication publication)
    {
        var addresses = publication.Addresses(context);
        var text = $"""
            User-agent: *
            Allow: /

            Sitemap: {addresses.Absolute("/sitemap.xml")}
            Sitemap: {addresses.Absolute("/sitemap-news.xml")}

            """.ReplaceLineEndings("\n");
        return new Rendered(StatusCodes.Status200OK, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text), CachePolicy.Document);
    }

    private static Rendered Xml(ReadOnlyMemory<byte> body, string cacheControl) => new(StatusCodes.Status200OK, "application/xml; charset=utf-8", body, cacheControl);

    private static Rendered OfContent(Rendered rendered, ContentStateRow state) => rendered.WithHeader("Surrogate-Key", "list").ChangedWith(state);

    private static ListedFeed All(ReadSession session, string title, string kind, ArticleFilter filter)
    {
        var newest = ArticleList.Read(session, new(filter, ArticleOrder.Default, new(NewestOfFeed))).Page.Rows;
        return Listed(title, kind, "/v1/" + kind, newest);
    }

    private static IEnumerable<ListedFeed> OfGroups(ReadSession session, GroupKind kind, IReadOnlyList<GroupRow> groups)
    {
        var newest = GroupLatest.Read(session, kind, groups.Select(group => group.Slug), NewestOfFeed).ToLookup(row => row.GroupSlug);
        var name = kind.ToString().ToLowerInvariant();
        return groups.Select(group => Listed(group.Name, name, $"/v1/{name}s/{group.Slug}/latest", [.. newest[group.Slug]]));
    }

    private static ListedFeed Listed(string title, string kind, string path, IReadOnlyList<ArticleRow> newest) =>
        new()
        {
            Title = title,
            Kind = kind,
            UpdatedAt = newest.Count == 0 ? null : Times.FormatInstant(newest.Max(row => row.UpdatedMs)),
            Links = new FeedLinks
            {
                Json = path,
                Rss = path + ".rss",
                Atom = path + ".atom",
                JsonFeed = path + ".jsonfeed",
            },
        };
}
