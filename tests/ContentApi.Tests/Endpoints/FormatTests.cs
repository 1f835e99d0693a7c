using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ContentApi.Tests.Hosting;
using ContentApi.Tests.Representations;

namespace ContentApi.Tests.Endpoints;

/// <summary>One query in every format.</summary>
public sealed class FormatTests(InventedContent content) : IClassFixture<InventedContent>
{
    private const string Urn = "urn:contentapi:article:";

    public static TheoryData<string> Lists =>
        [
            "/v1/articles?kind=article,teaser&sort=title&limit=7",
            "/v1/latest?section=kinh-te,xa-hoi&from=2018-08-02&limit=5",
            "/v1/search?q=duong&limit=4",
            "/v1/sections/kinh-te/articles?limit=3",
            "/v1/tags/lua/latest?limit=3",
            "/v1/authors/le-an/articles?sort=-wordCount&limit=3",
        ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_format_of_a_list_holds_the_same_articles_page_by_page(string list)
    {
        var (path, query) = (list.Split('?')[0], list.Split('?')[1]);
        foreach (var suffix in (string[])["rss", "atom", "jsonfeed", "ndjson", "csv"])
        {
            var json = list;
            var other = $"{path}.{suffix}?{query}";
            for (var pages = 0; pages < 3; pages++)
            {
                var expected = await content.Api.Json(json);
                var answer = await content.Api.Get(other);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Equal(expected.Items().Select(item => item.Text("id") ?? item.Text("article", "id")), Ids(suffix, answer.Text));
                var next = expected.Text("links", "next");
                Assert.Equal(next is not null, answer["Link"].Contains("rel=\"next\"", StringComparison.Ordinal));
                if (next is null)
                    break;
                Assert.Contains($"<{next.Replace(path, $"{path}.{suffix}", StringComparison.Ordinal)}>; rel=\"next\"", answer["Link"], StringComparison.Ordinal);
                (json, other) = (next, next.Replace(path, $"{path}.{suffix}", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_line_is_the_article_as_the_list_shows_it_in_the_shape_asked_for()
    {
        foreach (var shape in (string[])["", "&fields=id,section.name", "&include=body,source&bodyFormat=html"])
        {
            var items = (await content.Api.Json("/v1/articles?limit=5" + shape)).Items();
            var lines = (await content.Api.Get("/v1/articles.ndjson?limit=5" + shape)).Text;
            Assert.Equal(items.Select(item => item!.ToJsonString()), lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.ToJsonString()));
            Assert.EndsWith("\n", lines, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_has_the_columns_that_fields_names()
    {
        var items = (await content.Api.Json("/v1/articles?limit=30&fields=title,section,authors,wordCount,date.value,body&bodyFormat=text")).Items();
        var rows = CsvRows.Read((await content.Api.Get("/v1/articles.csv?limit=30&fields=title,section,authors.name,wordCount,date.value,body")).Text);
        Assert.Equal(["title", "section.slug", "section.name", "section.basis", "authors.name", "wordCount", "date.value", "body.text"], rows[0]);
        foreach (var (item, row) in items.Zip(rows.Skip(1)))
        {
            string?[] expected =
            [
                item.Text("title"), item.Text("section", "slug"), item.Text("section", "name"), item.Text("section", "basis"), string.Join("; ", item!["authors"].Each("name")),
                item["wordCount"]?.ToString(), item.Text("date", "value"), item.Text("body", "text"),
            ];
            Assert.Equal(expected.Select(value => value ?? ""), row);
        }
        Assert.Equal(30, items.Count);
        Assert.Equal("/problems/invalid-parameter", (await content.Api.Get("/v1/articles.csv?fields=titel")).Json.Text("type"));
    }

    [Fact]
    public async Task Sections_tags_and_authors_come_as_lines_and_as_a_table()
    {
        foreach (var path in (string[])["/v1/sections", "/v1/tags", "/v1/authors"])
        {
            var items = (await content.Api.Json(path + "?include=latest")).Items();
            var lines = (await content.Api.Get(path + ".ndjson?include=latest")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(items.Select(item => item!.ToJsonString()), lines.Select(line => JsonNode.Parse(line)!.ToJsonString()));
            var rows = CsvRows.Read((await content.Api.Get(path + ".csv")).Text);
            Assert.Equal(["slug", "name", "articleCount", "teaserCount", "latestAt"], rows[0]);
            Assert.Equal(items.Each("slug"), rows.Skip(1).Select(row => row[0]));
            Assert.Equal(items.Select(item => item!["articleCount"]!.ToString()), rows.Skip(1).Select(row => row[2]));
        }
    }

    [Fact]
    public async Task A_feed_of_summaries_holds_the_lead_and_no_more()
    {
        var full = XDocument.Parse((await content.Api.Get("/v1/articles.rss?limit=100")).Text);
        var summaries = XDocument.Parse((await content.Api.Get("/v1/articles.rss?limit=100&feedBody=summary")).Text);
        XName encoded = XName.Get("encoded", "http://purl.org/rss/1.0/modules/content/");
        Assert.NotEmpty(full.Descendants(encoded));
        Assert.Empty(summaries.Descendants(encoded));
        Assert.Equal(full.Descendants("description").Select(text => text.Value), summaries.Descendants("description").Select(text => text.Value));
        var items = (await content.Api.Get("/v1/articles.jsonfeed?limit=100&feedBody=summary")).Json.Items();
        Assert.All(items, item => Assert.Equal(item.Text("summary") ?? item.Text("title"), item.Text("content_text")));
        var problem = await content.Api.Get("/v1/articles?feedBody=summary");
        Assert.Equal("/problems/unknown-parameter", problem.Json.Text("type"));
    }

    private static IEnumerable<string> Ids(string suffix, string text) =>
        suffix switch
        {
            "rss" => XDocument.Parse(text).Descendants("guid").Select(guid => guid.Value[Urn.Length..]),
            "atom" => XDocument.Parse(text).Descendants(XName.Get("entry", "http://www.w3.org/2005/Atom")).Select(entry => entry.Element(XName.Get("id", "http://www.w3.org/2005/Atom"))!.Value[Urn.Length..]),
            "jsonfeed" => JsonNode.Parse(text)!.Items().Select(item => item.Text("id")![Urn.Length..]),
            "ndjson" => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line).Text("id")!),
            _ => CsvRows.Read(text).Skip(1).Select(row => row[0]),
        };
}
