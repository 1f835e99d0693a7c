using System.Net;
using System.Xml.Linq;
using ContentApi.Ingest;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>What feed readers and search engines find.</summary>
public sealed class DiscoveryTests
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <summary>Three articles, two with a stated date.</summary>
    private static ContentApiFactory Program(params (string, string)[] settings)
    {
        var program = new ContentApiFactory(new TestFolder(), null, settings);
        program.Clock.Now = new DateTimeOffset(2018, 8, 2, 12, 0, 0, TimeSpan.Zero);
        var page = new PageDump("Nông dân trúng mùa lúa thu đông") { Section = "Kinh tế", Author = "Lê Mai", Date = "02/08/2018 07:30", Tags = ["lúa thu đông"] };
        program.Folder.Put("a.txt", page.ToString());
        program.Folder.Put("b.txt", (page with { Title = "Đua ghe ngo trên sông Hậu", Date = "01/08/2018" }).ToString());
        program.Folder.Put("c.txt", (page with { Title = "Chợ nổi họp lại sau ba năm", Date = null, Latest = [("Cầu mới nối hai bờ sông", "Cầu dài ba trăm mét.")] }).ToString());
        return program;
    }

    [Fact]
    public async Task Every_feed_is_listed_with_its_last_change_and_answers()
    {
        using var program = Program();
        var feeds = (await program.Api.Json("/feeds")).Items();
        Assert.Equal(["latest", "articles"], feeds.Take(2).Select(feed => feed.Text("kind")));
        Assert.Equal((await program.Api.Json("/v1/sections")).Items().Each("slug"), feeds.Where(feed => feed.Text("kind") == "section").Select(feed => feed.Text("links", "json")!.Split('/')[3]));
        Assert.Contains(feeds, feed => (feed.Text("kind"), feed.Text("title")) == ("author", "Lê Mai"));
        Assert.Contains(feeds, feed => (feed.Text("kind"), feed.Text("title")) == ("tag", "lúa thu đông"));
        foreach (var feed in feeds)
        {
            var items = (await program.Api.Json(feed.Text("links", "json")!)).Items();
            Assert.Equal(items.Count == 0 ? null : "2018-08-02T12:00:00.000Z", feed.Text("updatedAt"));
            foreach (var format in (string[])["rss", "atom", "jsonFeed"])
                Assert.Equal(HttpStatusCode.OK, (await program.Api.Get(feed.Text("links", format)!)).Status);
        }
        var opml = XDocument.Parse((await program.Api.Get("/feeds.opml")).Text);
        Assert.Equal(feeds.Each("links", "rss"), opml.Descendants("outline").Select(outline => new Uri(outline.Attribute("xmlUrl")!.Value).PathAndQuery));
        Assert.Equal(feeds.Each("title"), opml.Descendants("outline").Select(outline => outline.Attribute("text")!.Value));
    }

    [Fact]
    public async Task The_list_of_feeds_leads_to_those_of_every_tag_and_author_however_many_there_are()
    {
        using var program = Program();
        for (var i = 0; i < 101; i++)
            program.Folder.Put($"{i}.txt", new PageDump($"Chuyện làng thứ {i}") { Author = $"Lê Thị {(char)('A' + (i % 26))}{(char)('a' + (i / 26))}", Tags = [$"làng {i}"] }.ToString());
        var feeds = await program.Api.Json("/feeds");
        Assert.Equal(100, feeds.Items().Count(feed => feed.Text("kind") == "tag"));
        foreach (var kind in (string[])["sections", "tags", "authors"])
        {
            var found = new List<string>();
            for (var next = feeds.Text("links", kind); next is not null;)
            {
                var page = await program.Api.Json(next);
                found.AddRange(page.Items().Each("links", "rss")!);
                next = page.Text("links", "next");
            }
            Assert.Equal((await program.Api.Json($"/v1/{kind}")).Number("page", "total"), found.Distinct().Count());
            foreach (var link in (string[])["rss", "atom", "jsonFeed"])
                Assert.Equal(HttpStatusCode.OK, (await program.Api.Get((await program.Api.Json($"/v1/{kind}")).Items()[^1].Text("links", link)!)).Status);
        }
    }

    [Fact]
    public async Task The_sitemap_leads_to_every_article_and_to_none_that_was_withdrawn()
    {
        using var program = Program();
        var part = Assert.Single(await Locations(program, "/sitemap.xml"));
        Assert.Equal("/sitemap-1.xml", new Uri(part).AbsolutePath);
        var pages = await Locations(program, "/sitemap-1.xml");
        Assert.Equal(3, pages.Count);
        foreach (var page in pages)
            Assert.Equal(HttpStatusCode.OK, (await program.Api.Get(new Uri(page).PathAndQuery)).Status);
        new Editing(program.Database, program.Clock).Withdraw("dua-ghe-ngo-tren-song-hau", null);
        Assert.Equal(2, (await Locations(program, "/sitemap-1.xml?utm_source=x")).Count);
        foreach (var missing in (string[])["2", "0", "01", "x", "99999999999"])
        {
            var answer = await program.Api.Get($"/sitemap-{missing}.xml");
            Assert.Equal((HttpStatusCode.NotFound, "/problems/not-found"), (answer.Status, answer.Json.Text("type")));
        }
    }

    [Fact]
    public async Task A_sitemap_without_an_article_has_its_first_part_all_the_same()
    {
        using var program = new ContentApiFactory(new TestFolder(), "");
        Assert.Single(await Locations(program, "/sitemap.xml"));
        Assert.Empty(await Locations(program, "/sitemap-1.xml"));
        Assert.Empty(await Locations(program, "/sitemap-news.xml"));
    }

    [Fact]
    public async Task The_sitemap_of_news_has_what_states_that_it_was_published_in_two_days()
    {
        using var program = Program(("ContentApi:ArticleUrl", "https://example.org/{slug}"));
        var answer = await program.Api.Get("/sitemap-news.xml");
        Assert.DoesNotContain("Last-Modified", answer.Headers.Keys);
        var articles = XDocument.Parse(answer.Text).Root!.Elements(Sitemap + "url").ToList();
        Assert.Equal(["https://example.org/nong-dan-trung-mua-lua-thu-dong", "https://example.org/dua-ghe-ngo-tren-song-hau"], articles.Select(article => article.Element(Sitemap + "loc")!.Value));
        Assert.Equal(["2018-08-02T00:30:00Z", "2018-08-01"], articles.Select(article => article.Descendants(News + "publication_date").Single().Value));
        Assert.Equal(["Báo Sông Hậu", "Báo Sông Hậu"], articles.Select(article => article.Descendants(News + "name").Single().Value));
        Assert.Equal("Nông dân trúng mùa lúa thu đông", articles[0].Descendants(News + "title").Single().Value);
        program.Clock.Now = program.Clock.Now.AddDays(1);
        Assert.Equal(["https://example.org/nong-dan-trung-mua-lua-thu-dong"], await Locations(program, "/sitemap-news.xml"));
        program.Clock.Now = program.Clock.Now.AddDays(10);
        Assert.Empty(await Locations(program, "/sitemap-news.xml"));
    }

    [Fact]
    public async Task Robots_are_let_in_and_shown_the_sitemaps()
    {
        using var program = Program(("ContentApi:PublicUrl", "https://api.example.org"));
        Assert.Equal(
            "User-agent: *\nAllow: /\n\nSitemap: https://api.example.org/sitemap.xml\nSitemap: https://api.example.org/sitemap-news.xml\n",
            (await program.Api.Get("/robots.txt")).Text
        );
        Assert.Equal(["https://api.example.org/sitemap-1.xml"], await Locations(program, "/sitemap.xml"));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("127.0.0.1, ::1", true)]
    [InlineData("10.0.0.5,127.0.0.0/8", true)]
    public async Task Only_a_configured_proxy_says_which_host_the_client_asked(string? proxies, bool isBelieved)
    {
        using var program = Program(proxies is null ? [] : [("ContentApi:Proxies", proxies)]);
        (string, string)[] forwarded = [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "news.example.org")];
        // Asked before and after without them, for answers are kept.
        foreach (var headers in (IEnumerable<(string, string)[]>)[[], forwarded, []])
        {
            var feed = XDocument.Parse((await program.Api.Get("/v1/latest.rss", headers)).Text);
            var self = feed.Descendants(XName.Get("link", "http://www.w3.org/2005/Atom")).First().Attribute("href")!.Value;
            Assert.Equal(isBelieved && headers.Length > 0, self == "https://news.example.org/v1/latest.rss");
        }
    }

    private static async Task<IReadOnlyList<string>> Locations(ContentApiFactory program, string target) =>
        [.. XDocument.Parse((await program.Api.Get(target)).Text).Descendants(Sitemap + "loc").Select(location => location.Value)];
}
