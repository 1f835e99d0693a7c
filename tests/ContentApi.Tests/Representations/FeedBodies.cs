using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ContentApi.Representations;

namespace ContentApi.Tests.Representations;

/// <summary>The whole body of each format, compared element by element.</summary>
public sealed class FeedBodies
{
    private const string FullContent =
        "<p>Sáng 2/9, mưa dưới 5 mm &lt; dự báo.</p><h2>Diễn biến</h2><p>Nước lên nhanh.</p>"
        + "<figure><p>Mưa lớn - Hình 1</p><figcaption>Đường ngập <small>(Ảnh: N.V.A)</small></figcaption></figure>"
        + "<figure><figcaption>Mưa lớn - Hình 2</figcaption></figure>"
        + "<figure><img src=\"https://img.example.org/cau.jpg?w=800&amp;h=600\" alt=\"Cầu nhìn từ trên cao\" loading=\"lazy\" /><figcaption>Cầu mới</figcaption></figure>"
        + "<ul><li>Huế</li><li>Đà Nẵng</li></ul><ol><li>một</li></ol>"
        + "<figure><blockquote><p>Chưa từng thấy.</p></blockquote><figcaption>Ông Ba</figcaption></figure>"
        + "<blockquote><p>Đúng vậy.</p></blockquote>"
        + "<table><tbody><tr><td>Nơi</td><td>mm</td></tr><tr><td>Huế</td><td></td></tr></tbody></table>"
        + "<figure><figcaption>Video: Toàn cảnh</figcaption></figure>"
        + "<p><small>Nguồn: TTXVN · Báo Ví Dụ</small></p>";

    private static readonly Feed Feed = Feed.From(
        [InventedArticles.Full, InventedArticles.Day, InventedArticles.Teaser],
        InventedArticles.Source
    );

    [Fact]
    public void Rss_says_everything_known_and_nothing_else()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        XNamespace content = "http://purl.org/rss/1.0/modules/content/";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        AssertSame(
            new XElement(
                "rss",
                new XAttribute("version", "2.0"),
                new XAttribute(XNamespace.Xmlns + "atom", atom),
                new XAttribute(XNamespace.Xmlns + "content", content),
                new XAttribute(XNamespace.Xmlns + "dc", dc),
                new XElement(
                    "channel",
                    new XElement("title", "Tin mới"),
                    new XElement("link", "https://api.example.org/"),
                    new XElement("description", "Bài và tin mới nhất"),
                    new XElement("language", "vi"),
                    new XElement("copyright", "© Báo Ví Dụ"),
                    new XElement("lastBuildDate", "Sun, 22 Nov 2026 08:00:00 +0000"),
                    new XElement("generator", "ContentApi"),
                    Link(atom, "self", "application/rss+xml", "https://api.example.org/v1/latest.rss?section=kinh-te&limit=3"),
                    Link(atom, "next", "application/rss+xml", "https://api.example.org/v1/latest.rss?section=kinh-te&limit=3&cursor=abc"),
                    new XElement(
                        "item",
                        new XElement("title", "Mưa lớn & gió mạnh ở miền Trung"),
                        new XElement("link", "https://example.org/full"),
                        new XElement("guid", new XAttribute("isPermaLink", "false"), "urn:contentapi:article:id-of-full"),
                        new XElement("pubDate", "Sun, 02 Sep 2018 01:30:00 +0000"),
                        new XElement(dc + "creator", "Mạnh Hùng"),
                        new XElement(dc + "creator", "Lê Thị Bích Ngọc"),
                        new XElement("category", "Kinh tế"),
                        new XElement("category", "bão"),
                        new XElement("category", "thời tiết"),
                        new XElement("description", "Sáng 2/9, mưa dưới 5 mm &lt; dự báo."),
                        new XElement(content + "encoded", FullContent),
                        new XElement(dc + "source", "TTXVN · Báo Ví Dụ")
                    ),
                    new XElement(
                        "item",
                        new XElement("title", "A day in Huế"),
                        new XElement("link", "https://example.org/day"),
                        new XElement("guid", new XAttribute("isPermaLink", "false"), "urn:contentapi:article:id-of-day"),
                        new XElement("pubDate", "Wed, 01 Aug 2018 00:00:00 +0700"),
                        new XElement("category", "Kinh tế")
                    ),
                    new XElement(
                        "item",
                        new XElement("title", "Tin vắn"),
                        new XElement("link", "https://example.org/teaser"),
                        new XElement("guid", new XAttribute("isPermaLink", "false"), "urn:contentapi:article:id-of-teaser"),
                        new XElement("category", "Kinh tế"),
                        new XElement("description", "Chỉ có tóm tắt."),
                        new XElement(content + "encoded", "<p>Chỉ có tóm tắt.</p>")
                    )
                )
            ),
            Written("rss")
        );
    }

    [Fact]
    public void Atom_says_everything_known_and_nothing_else()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        AssertSame(
            new XElement(
                atom + "feed",
                new XAttribute(XNamespace.Xml + "lang", "vi"),
                new XAttribute("xmlns", atom),
                new XElement(atom + "id", Feed.Id),
                new XElement(atom + "title", "Tin mới"),
                new XElement(atom + "subtitle", "Bài và tin mới nhất"),
                new XElement(atom + "updated", "2026-11-22T08:00:00.25Z"),
                Link(atom, "self", "application/atom+xml", "https://api.example.org/v1/latest.rss?section=kinh-te&limit=3"),
                Link(atom, "alternate", null, "https://api.example.org/"),
                Link(atom, "next", "application/atom+xml", "https://api.example.org/v1/latest.rss?section=kinh-te&limit=3&cursor=abc"),
                new XElement(atom + "author", new XElement(atom + "name", "Tin mới")),
                new XElement(atom + "rights", "© Báo Ví Dụ"),
                new XElement(atom + "generator", "ContentApi"),
                new XElement(
                    atom + "entry",
                    new XElement(atom + "id", "urn:contentapi:article:id-of-full"),
                    new XElement(atom + "title", "Mưa lớn & gió mạnh ở miền Trung"),
                    Link(atom, "alternate", "text/html", "https://example.org/full"),
                    new XElement(atom + "published", "2018-09-02T01:30:00Z"),
                    new XElement(atom + "updated", "2026-11-22T08:00:00Z"),
                    new XElement(atom + "author", new XElement(atom + "name", "Mạnh Hùng")),
                    new XElement(atom + "author", new XElement(atom + "name", "Lê Thị Bích Ngọc")),
                    Category(atom, "kinh-te", "Kinh tế"),
                    Category(atom, "bao", "bão"),
                    Category(atom, "thoi-tiet", "thời tiết"),
                    new XElement(atom + "summary", "Sáng 2/9, mưa dưới 5 mm < dự báo."),
                    new XElement(atom + "content", new XAttribute("type", "html"), FullContent)
                ),
                new XElement(
                    atom + "entry",
                    new XAttribute(XNamespace.Xml + "lang", "en"),
                    new XElement(atom + "id", "urn:contentapi:article:id-of-day"),
                    new XElement(atom + "title", "A day in Huế"),
                    Link(atom, "alternate", "text/html", "https://example.org/day"),
                    new XElement(atom + "published", "2018-08-01T00:00:00+07:00"),
                    new XElement(atom + "updated", "2026-11-22T08:00:00Z"),
                    Category(atom, "kinh-te", "Kinh tế")
                ),
                new XElement(
                    atom + "entry",
                    new XElement(atom + "id", "urn:contentapi:article:id-of-teaser"),
                    new XElement(atom + "title", "Tin vắn"),
                    Link(atom, "alternate", "text/html", "https://example.org/teaser"),
                    new XElement(atom + "updated", "2026-11-22T08:00:00Z"),
                    Category(atom, "kinh-te", "Kinh tế"),
                    new XElement(atom + "summary", "Chỉ có tóm tắt."),
                    new XElement(atom + "content", new XAttribute("type", "html"), "<p>Chỉ có tóm tắt.</p>")
                )
            ),
            Written("atom")
        );
    }

    [Fact]
    public void Json_feed_says_everything_known_and_leaves_out_the_rest()
    {
        var content = FullContent.Replace("\"", "\\\"", StringComparison.Ordinal);
        var expected = $$"""
            {
              "version": "https://jsonfeed.org/version/1.1",
              "title": "Tin mới",
              "home_page_url": "https://api.example.org/",
              "feed_url": "https://api.example.org/v1/latest.rss?section=kinh-te&limit=3",
              "description": "Bài và tin mới nhất",
              "next_url": "https://api.example.org/v1/latest.rss?section=kinh-te&limit=3&cursor=abc",
              "language": "vi",
              "items": [
                {
                  "id": "urn:contentapi:article:id-of-full",
                  "url": "https://example.org/full",
                  "title": "Mưa lớn & gió mạnh ở miền Trung",
                  "summary": "Sáng 2/9, mưa dưới 5 mm < dự báo.",
                  "content_html": "{{content}}",
                  "date_published": "2018-09-02T01:30:00Z",
                  "date_modified": "2026-11-22T08:00:00Z",
                  "authors": [{ "name": "Mạnh Hùng" }, { "name": "Lê Thị Bích Ngọc" }],
                  "tags": ["Kinh tế", "bão", "thời tiết"],
                  "language": "vi"
                },
                {
                  "id": "urn:contentapi:article:id-of-day",
                  "url": "https://example.org/day",
                  "title": "A day in Huế",
                  "content_text": "A day in Huế",
                  "date_published": "2018-08-01T00:00:00+07:00",
                  "date_modified": "2026-11-22T08:00:00Z",
                  "tags": ["Kinh tế"],
                  "language": "en"
                },
                {
                  "id": "urn:contentapi:article:id-of-teaser",
                  "url": "https://example.org/teaser",
                  "title": "Tin vắn",
                  "summary": "Chỉ có tóm tắt.",
                  "content_html": "<p>Chỉ có tóm tắt.</p>",
                  "date_modified": "2026-11-22T08:00:00Z",
                  "tags": ["Kinh tế"],
                  "language": "vi"
                }
              ]
            }
            """;
        using var wanted = JsonDocument.Parse(expected);
        using var written = JsonDocument.Parse(InventedArticles.In("jsonfeed", Feed));
        Assert.Equal(JsonSerializer.Serialize(wanted), JsonSerializer.Serialize(written));
    }

    [Fact]
    public void Each_format_has_its_suffix_and_media_type() =>
        Assert.Equal(
            [
                ("rss", "application/rss+xml; charset=utf-8"),
                ("atom", "application/atom+xml; charset=utf-8"),
                ("jsonfeed", "application/feed+json; charset=utf-8"),
                ("ndjson", "application/x-ndjson; charset=utf-8"),
                ("csv", "text/csv; charset=utf-8"),
            ],
            Formats.OfLists.Select(format => (format.Suffix, format.MediaType))
        );

    [Theory]
    [InlineData("rss")]
    [InlineData("atom")]
    [InlineData("jsonfeed")]
    public void Bytes_are_utf8_without_bom_with_Vietnamese_as_it_is_and_always_the_same(string suffix)
    {
        var bytes = InventedArticles.In(suffix, Feed).ToArray();
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.NotEqual(0xEF, bytes[0]);
        Assert.Contains("Lê Thị Bích Ngọc", text, StringComparison.Ordinal);
        Assert.DoesNotContain("&#", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u1", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Equal(bytes, InventedArticles.In(suffix, Feed).ToArray());
    }

    [Theory]
    [InlineData("rss")]
    [InlineData("atom")]
    [InlineData("jsonfeed")]
    public void An_empty_feed_is_whole(string suffix)
    {
        var bytes = InventedArticles.In(suffix, Feed.From([], InventedArticles.Source with { Next = null, Copyright = null }));
        var text = Encoding.UTF8.GetString(bytes.Span);
        Assert.Contains("Tin mới", text, StringComparison.Ordinal);
        Assert.DoesNotContain("next", text, StringComparison.Ordinal);
        if (suffix == "jsonfeed")
            Assert.Equal(0, JsonDocument.Parse(bytes).RootElement.GetProperty("items").GetArrayLength());
        else
            XDocument.Parse(text);
    }

    private static XElement Written(string suffix) => XElement.Parse(Encoding.UTF8.GetString(InventedArticles.In(suffix, Feed).Span));

    private static void AssertSame(XElement expected, XElement written) =>
        Assert.Equal(Sorted(expected).ToString(), Sorted(written).ToString());

    /// <summary>The order of attributes has no meaning in XML.</summary>
    private static XElement Sorted(XElement element) =>
        new(
            element.Name,
            element.Attributes().OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal),
            element.HasElements ? element.Elements().Select(Sorted) : element.Value
        );

    private static XElement Link(XNamespace atom, string relation, string? type, string address) =>
        new(
            atom + "link",
            new XAttribute("rel", relation),
            type is null ? null : new XAttribute("type", type),
            new XAttribute("href", address)
        );

    private static XElement Category(XNamespace atom, string term, string label) =>
        new(atom + "category", new XAttribute("term", term), new XAttribute("label", label));
}
