using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

public sealed class ArticleListTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private static readonly string[] InList =
    [
        "id",
        "slug",
        "kind",
        "title",
        "lead",
        "section",
        "authors",
        "tags",
        "publishedAt",
        "modifiedAt",
        "date",
        "language",
        "wordCount",
        "readingMinutes",
        "leadFigure",
        "duplicateOf",
        "revision",
        "updatedAt",
        "links",
    ];

    [Theory]
    [InlineData("/v1/articles")]
    [InlineData("/v1/latest")]
    [InlineData("/v1/sections/kinh-te/articles")]
    [InlineData("/v1/sections/kinh-te/latest")]
    [InlineData("/v1/authors/manh-hung/articles")]
    [InlineData("/v1/authors/manh-hung/latest")]
    public async Task An_item_has_exactly_the_properties_of_the_contract(string path)
    {
        var items = (await seed.Api.Json(path)).Items();
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal(InList.Order(), item.Names().Order()));
    }

    [Fact]
    public async Task A_list_has_the_envelope_of_the_contract()
    {
        var list = (await seed.Api.Json("/v1/articles")).AsObject();
        list.Remove("items");
        JsonReading.AssertSame(
            """
            {
              "page": { "limit": 20, "total": 1, "totalRelation": "eq", "nextCursor": null, "prevCursor": null },
              "links": { "self": "/v1/articles", "first": "/v1/articles", "next": null, "prev": null }
            }
            """,
            list
        );
    }

    [Fact]
    public async Task Latest_is_newest_first_with_the_undated_last_in_printed_order()
    {
        var latest = await seed.Api.Json("/v1/latest");
        Assert.Equal(((int[])[56, 61, 71, 4, 66, 76, 81]).Select(Seed.Line), latest["items"].Each("title"));
    }

    [Fact]
    public async Task An_item_is_the_article_in_full_less_what_lists_leave_out()
    {
        foreach (var item in (await seed.Api.Json("/v1/latest")).Items())
        {
            var full = (await seed.Api.Json(item.Text("links", "self")!)).AsObject();
            foreach (var (name, value) in item!.AsObject())
            {
                if (name != "leadFigure")
                    Assert.True(JsonNode.DeepEquals(value, full[name]), name);
            }
            Assert.True(JsonNode.DeepEquals(item["leadFigure"], full["figures"]!.AsArray().FirstOrDefault()));
        }
    }

    [Fact]
    public async Task Links_of_a_page_are_headers_too()
    {
        var answer = await seed.Api.Get("/v1/latest?limit=3");
        var links = answer.Json["links"];
        Assert.Equal($"<{links.Text("self")}>; rel=\"self\", <{links.Text("first")}>; rel=\"first\", <{links.Text("next")}>; rel=\"next\"", answer["Link"]);
        var second = await seed.Api.Get(links.Text("next")!);
        Assert.Contains("rel=\"prev\"", second["Link"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_readers_append_is_ignored_and_enters_no_link()
    {
        var answer = await seed.Api.Get("/v1/articles?utm_source=zalo&fbclid=1&gclid=2&_=3&limit=7");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("/v1/articles?limit=7", answer.Json.Text("links", "self"));
        Assert.Equal(answer.Text, (await seed.Api.Get("/v1/articles?limit=7")).Text);
    }

    [Theory]
    [InlineData("include=body", "body")]
    [InlineData("include=outline,figures", "outline,figures")]
    [InlineData("include=related,latest,source", "related,latest,source")]
    public async Task Include_adds_to_the_default_shape(string query, string added)
    {
        var item = (await seed.Api.Json($"/v1/articles?{query}")).Items()[0]!;
        Assert.Equal(InList.Concat(added.Split(',')).Order(), item.Names().Order());
        var full = await seed.Api.Json($"{item.Text("links", "self")}?include=related,latest");
        foreach (var name in added.Split(','))
            Assert.True(JsonNode.DeepEquals(full[name], item[name]), name);
    }

    [Theory]
    [InlineData("section=kinh-te", 1)]
    [InlineData("section=kinh-te&kind=article,teaser", 3)]
    [InlineData("section=kinh-te,van-hoa&kind=teaser", 3)]
    [InlineData("excludeSection=kinh-te&kind=article,teaser", 4)]
    [InlineData("author=manh-hung", 1)]
    [InlineData("author=manh-hung&author=khong-ai", 0)]
    [InlineData("author=manh-hung,khong-ai", 1)]
    [InlineData("excludeAuthor=manh-hung&kind=article,teaser", 6)]
    [InlineData("kind=teaser", 6)]
    [InlineData("tag=khuyen-cong", 0)]
    [InlineData("document=000_18b458273cf11a6f.txt", 1)]
    [InlineData("document=000_18b458273cf11a6f.txt,khac.txt&kind=article,teaser", 7)]
    [InlineData("publisher=bao-khac", 0)]
    [InlineData("kind=article,teaser&from=2018-08-01", 4)]
    [InlineData("kind=article,teaser&from=2018-08-01&to=2018-08-02", 1)]
    [InlineData("kind=article,teaser&from=2018-07-31T17:00:00Z&to=2018-07-31T17:00:00.001Z", 1)]
    [InlineData("kind=article,teaser&from=2018-08-01T00:00:00%2B07:00&to=2018-08-01T00:01+07:00", 1)]
    [InlineData("kind=article,teaser&to=2018-08-01", 0)]
    [InlineData("kind=article,teaser&to=2018-08-01&undated=include", 3)]
    [InlineData("kind=article,teaser&undated=include", 7)]
    [InlineData("kind=article,teaser&undated=exclude", 4)]
    [InlineData("kind=article,teaser&undated=only", 3)]
    [InlineData("kind=article,teaser&updatedFrom=2026-11-22T08:00:00Z", 7)]
    [InlineData("kind=article,teaser&updatedTo=2026-11-22T08:00:00.000Z", 0)]
    [InlineData("kind=article,teaser&updatedFrom=2026-11-22&updatedTo=2026-11-23", 7)]
    public async Task Filters_hold_together(string query, int count) =>
        Assert.Equal(count, (await seed.Api.Json($"/v1/articles?{query}")).Number("page", "total"));

    [Theory]
    [InlineData("section", "kinh-t", "kinh-te")]
    [InlineData("author", "manh-hun", "manh-hung")]
    [InlineData("tag", "khuyen-cong", null)]
    [InlineData("excludeSection", "kinh-tee", "kinh-te")]
    public async Task A_slug_that_nothing_has_is_a_warning_and_no_fault(string parameter, string value, string? suggestion)
    {
        var list = await seed.Api.Json($"/v1/articles?{parameter}={value}");
        if (!parameter.StartsWith("exclude", StringComparison.Ordinal))
            Assert.Empty(list.Items());
        var warning = Assert.Single(list["warnings"]!.AsArray())!;
        Assert.Equal(["message", "parameter", "suggestion", "value"], warning.Names().Order());
        Assert.Equal((parameter, value, suggestion), (warning.Text("parameter"), warning.Text("value"), warning.Text("suggestion")));
    }

    [Theory]
    [InlineData("capped", 7, "eq")]
    [InlineData("exact", 7, "eq")]
    [InlineData("none", null, null)]
    public async Task The_total_is_counted_as_asked(string count, int? total, string? relation)
    {
        var page = (await seed.Api.Json($"/v1/latest?count={count}"))["page"];
        Assert.Equal((total, relation), ((int?)page.Number("total"), page.Text("totalRelation")));
    }

    [Theory]
    [InlineData("rss", "application/rss+xml; charset=utf-8")]
    [InlineData("atom", "application/atom+xml; charset=utf-8")]
    public async Task Feeds_are_well_formed_and_hold_the_same_items(string suffix, string mediaType)
    {
        foreach (var path in (string[])["/v1/latest", "/v1/articles", "/v1/sections/kinh-te/latest", "/v1/authors/manh-hung/articles"])
        {
            var answer = await seed.Api.Get($"{path}.{suffix}");
            Assert.Equal(mediaType, answer["Content-Type"]);
            var feed = System.Xml.Linq.XDocument.Parse(answer.Text.TrimStart('\uFEFF'));
            var items = feed.Descendants().Count(element => element.Name.LocalName is "item" or "entry");
            Assert.Equal((await seed.Api.Json(path)).Items().Count, items);
        }
    }

    [Fact]
    public async Task The_JSON_feed_holds_the_same_items()
    {
        var answer = await seed.Api.Get("/v1/latest.jsonfeed?section=kinh-te");
        Assert.Equal("application/feed+json; charset=utf-8", answer["Content-Type"]);
        Assert.Equal((await seed.Api.Json("/v1/latest?section=kinh-te"))["items"].Each("title"), answer.Json["items"].Each("title"));
    }

    [Fact]
    public async Task An_answer_is_the_same_bytes_twice()
    {
        var one = await seed.Api.Get("/v1/latest?include=body,source");
        var two = await seed.Api.Get("/v1/latest?include=body,source");
        Assert.Equal(one.Bytes, two.Bytes);
        Assert.Equal(one["ETag"], two["ETag"]);
    }
}
