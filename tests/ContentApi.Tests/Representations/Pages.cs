using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ContentApi.Contracts;
using ContentApi.Representations;

namespace ContentApi.Tests.Representations;

/// <summary>The pages that people see.</summary>
public sealed class Pages
{
    private static readonly string[] VoidElements = ["meta", "link", "br", "img", "hr"];

    private static readonly Welcome Welcome = new()
    {
        Name = "ContentApi",
        Version = "0.1.0",
        Description = "News articles as JSON and feeds.",
        Links = new WelcomeLinks
        {
            Articles = "/v1/articles",
            Latest = "/v1/latest",
            Sections = "/v1/sections",
            Rss = "/v1/latest.rss",
            Atom = "/v1/latest.atom",
            JsonFeed = "/v1/latest.jsonfeed",
            Feeds = "/feeds",
            Changes = "/v1/changes",
            Export = "/v1/export.ndjson",
            Swagger = "/swagger",
            OpenApi = "/openapi/v1.json",
            Health = "/health/ready",
        },
    };

    private static readonly Dictionary<string, ReadOnlyMemory<byte>> All = new(
        ProblemType.All.Select(type => KeyValuePair.Create(type.Name, ProblemHtml.Render(type)))
    )
    {
        ["article"] = Article(InventedArticles.Full),
        ["article in English"] = Article(InventedArticles.Day),
        ["teaser"] = Article(InventedArticles.Teaser),
        ["welcome"] = WelcomeHtml.Render(Welcome),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_page_is_sound(string name)
    {
        var page = HtmlPage.Parse(All[name]);
        Assert.Equal("html", page.Name.LocalName);
        Assert.Matches("^(vi|en)$", page.Attribute("lang")!.Value);
        Assert.Single(page.Descendants("h1"));
        Assert.Single(page.Descendants("main"));
        // Data is no script: it is neither run nor under the policy.
        Assert.All(page.Descendants("script"), data => Assert.Equal("application/ld+json", data.Attribute("type")!.Value));
        var attributes = page.DescendantsAndSelf().Attributes().Select(attribute => attribute.Name.LocalName).ToList();
        Assert.DoesNotContain(attributes, attribute => attribute == "style" || attribute.StartsWith("on", StringComparison.Ordinal));
        Assert.NotEqual("", page.Element("head")!.Element("title")!.Value);
        Assert.Equal("width=device-width, initial-scale=1", Meta(page, "viewport"));
        Assert.Equal("#main", page.Element("body")!.Elements().First().Attribute("href")!.Value);
        Assert.Equal("main", page.Descendants("main").Single().Attribute("id")!.Value);
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    /// <summary>HTML takes <c>&lt;p/&gt;</c> for an open tag.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Only_void_elements_close_themselves(string name)
    {
        var text = HtmlPage.Text(All[name]);
        var selfClosed = XDocument.Parse(text["<!DOCTYPE html>".Length..]).Descendants().Where(element => element.IsEmpty);
        Assert.All(selfClosed, element => Assert.Contains(element.Name.LocalName, VoidElements));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_policy_lets_in_the_style_of_the_page_and_nothing_else(string name)
    {
        var text = HtmlPage.Text(All[name]);
        var start = text.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        var style = text[start..text.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; img-src https: http: data:; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            PageFrame.ContentSecurityPolicy
        );
    }

    [Fact]
    public void An_article_is_whole()
    {
        var page = HtmlPage.Parse(Article(InventedArticles.Full));
        var article = page.Descendants("article").Single();
        Assert.Equal("vi", page.Attribute("lang")!.Value);
        Assert.Equal("Sáng 2/9, mưa dưới 5 mm < dự báo.", Meta(page, "description"));
        Assert.Equal("https://example.org/full", Link(page, "canonical"));
        Assert.Equal(
            [
                ("application/json", "JSON", "/v1/articles/id-of-full"),
                ("text/markdown", "Markdown", "/v1/articles/full.md"),
                ("text/plain", "Text", "/v1/articles/full.txt"),
                ("application/ld+json", "JSON-LD", "/v1/articles/full.jsonld"),
                ("application/rss+xml", "RSS", "/v1/latest.rss"),
                ("application/atom+xml", "Atom", "/v1/latest.atom"),
                ("application/feed+json", "JSON Feed", "/v1/latest.jsonfeed"),
                ("application/rss+xml", "RSS: Kinh tế", "/v1/sections/kinh-te/latest.rss"),
                ("application/atom+xml", "Atom: Kinh tế", "/v1/sections/kinh-te/latest.atom"),
                ("application/feed+json", "JSON Feed: Kinh tế", "/v1/sections/kinh-te/latest.jsonfeed"),
            ],
            page.Descendants("link")
                .Where(link => link.Attribute("rel")!.Value == "alternate")
                .Select(link => (link.Attribute("type")!.Value, link.Attribute("title")!.Value, link.Attribute("href")!.Value))
        );
        Assert.Equal("Mưa lớn & gió mạnh ở miền Trung", article.Element("h1")!.Value);
        Assert.Equal("Sáng 2/9, mưa dưới 5 mm < dự báo.", article.Elements("p").First().Value);
        Assert.Equal(
            ["Tác giả: Mạnh Hùng, Lê Thị Bích Ngọc", "Chuyên mục: Kinh tế", "Từ khóa: bão, thời tiết"],
            article.Element("ul")!.Elements("li").Select(item => item.Value)
        );
        Assert.Equal("h1", article.Elements("h2").Single().Attribute("id")!.Value);
        Assert.Equal(["fig1", "fig2", "fig3", "q1", "v1"], article.Elements("figure").Select(figure => figure.Attribute("id")!.Value));
        Assert.Equal("Nguồn: TTXVN · Báo Ví Dụ", article.Elements("p").Last().Value.Trim());
        Assert.Empty(page.Descendants("main").Single().Elements("nav"));
        Assert.Equal(
            ["og:type", "og:title", "og:description", "og:url", "og:image"],
            page.Descendants("meta").Attributes("property").Select(property => property.Value)
        );
        var data = JsonNode.Parse(page.Descendants("script").Single().Value)!;
        Assert.Equal(("NewsArticle", "https://example.org/full"), ((string?)data["@type"], (string?)data["url"]));
        // The text stands on the page.
        Assert.Null(data["articleBody"]);
    }

    [Theory]
    [InlineData("2018-09-02T01:30:00Z", "instant", "published", "vi", "Xuất bản: 2/9/2018, 08:30 (giờ Việt Nam)")]
    [InlineData("2018-09-01T18:00:00Z", "instant", "modified", "vi", "Cập nhật: 2/9/2018, 01:00 (giờ Việt Nam)")]
    [InlineData("2018-08-01", "day", "event", "vi", "Sự kiện diễn ra: 1/8/2018")]
    [InlineData("2018-08-01", "day", "sibling", "vi", "Ngày suy ra từ các tin cùng danh sách: 1/8/2018")]
    [InlineData("2018-08-01", "day", "published", "en", "Published: 1 August 2018")]
    public void A_date_says_what_it_is_of(string value, string precision, string basis, string language, string said)
    {
        var article = InventedArticles.Make("dated", "Tin") with { Date = (value, precision, basis), Language = language };
        var page = HtmlPage.Parse(Article(article));
        var time = page.Descendants("time").Single();
        Assert.Equal(value, time.Attribute("datetime")!.Value);
        Assert.Equal(said, time.Parent!.Value);
    }

    [Fact]
    public void An_unknown_date_is_not_mentioned() => Assert.Empty(HtmlPage.Parse(Article(InventedArticles.Teaser)).Descendants("time"));

    [Fact]
    public void Related_and_latest_articles_are_listed_in_order()
    {
        var latest = new ArticleLatest
        {
            Heading = "Tin mới nhận",
            Items = [new ArticleLatestItem { Position = 1, Article = InventedArticles.Teaser }],
        };
        Article[] related = [InventedArticles.Day, InventedArticles.Teaser];
        var page = HtmlPage.Parse(Article(InventedArticles.Make("full", "Mưa lớn") with { Related = related, Latest = latest }));
        var lists = page.Descendants("main").Single().Elements("nav").ToList();
        Assert.Equal(["Tin liên quan", "Tin mới nhận"], lists.Select(list => list.Element("h2")!.Value));
        Assert.Equal(
            ["/v1/articles/day.html", "/v1/articles/teaser.html"],
            lists[0].Descendants("a").Select(link => link.Attribute("href")!.Value)
        );
        Assert.Equal(["en", null], lists[0].Descendants("li").Select(item => item.Attribute("lang")?.Value));
        Assert.Equal(["Tin vắn"], lists[1].Descendants("a").Select(link => link.Value));
    }

    [Fact]
    public void The_welcome_has_a_first_link_for_each_kind_of_user()
    {
        Assert.Equal(["/v1/articles", "/v1/latest.rss", "/swagger"], FirstLinks(Welcome));
        Assert.Equal(["/v1/articles", "/v1/latest.rss"], FirstLinks(new Welcome
        {
            Name = Welcome.Name,
            Version = Welcome.Version,
            Description = Welcome.Description,
            Links = new WelcomeLinks
            {
                Articles = "/v1/articles",
                Latest = "/v1/latest",
                Sections = "/v1/sections",
                Rss = "/v1/latest.rss",
                Atom = "/v1/latest.atom",
                JsonFeed = "/v1/latest.jsonfeed",
                Feeds = "/feeds",
                Changes = "/v1/changes",
                Export = "/v1/export.ndjson",
                Swagger = null,
                OpenApi = null,
                Health = "/health/ready",
            },
        }));

        static IEnumerable<string> FirstLinks(Welcome welcome) =>
            HtmlPage
                .Parse(WelcomeHtml.Render(welcome))
                .Descendants("h2")
                .Descendants("a")
                .Select(link => link.Attribute("href")!.Value);
    }

    [Fact]
    public void A_problem_page_shows_a_problem_as_a_client_meets_it()
    {
        var page = HtmlPage.Parse(ProblemHtml.Render(ProblemType.InvalidParameter));
        Assert.Equal("A parameter is wrong", page.Descendants("h1").Single().Value);
        Assert.Contains(page.Descendants("p"), text => text.Value == ProblemType.InvalidParameter.Meaning);
        Assert.Contains(page.Descendants("p"), text => text.Value == ProblemType.InvalidParameter.Remedy);
        Assert.Equal(
            """
            {
              "type": "/problems/invalid-parameter",
              "title": "A parameter is wrong",
              "status": 400,
              "detail": "limit must be 1 to 100; it was 101. Did you mean 100?",
              "instance": "/v1/articles?limit=101",
              "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
              "errors": [
                {
                  "parameter": "limit",
                  "value": "101",
                  "message": "limit must be 1 to 100; it was 101.",
                  "suggestion": "100"
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            page.Descendants("pre").Single().Value
        );
    }

    [Fact]
    public void Only_a_400_names_errors() =>
        Assert.All(ProblemType.All, type => Assert.True(type.Status == 400 || ProblemHtml.Example(type).Errors is null));

    private static ReadOnlyMemory<byte> Article(Article article) => InventedArticles.In("html", article);

    private static string? Meta(XElement page, string name) =>
        page.Descendants("meta").SingleOrDefault(meta => meta.Attribute("name")?.Value == name)?.Attribute("content")!.Value;

    private static string Link(XElement page, string relation) =>
        page.Descendants("link").Single(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;
}
