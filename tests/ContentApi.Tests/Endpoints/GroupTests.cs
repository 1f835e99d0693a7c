using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

public sealed class GroupTests(SeedApi seed) : IClassFixture<SeedApi>
{
    [Fact]
    public async Task Sections_come_all_at_once_in_editorial_order()
    {
        var list = await seed.Api.Json("/v1/sections");
        var taxonomy = JsonNode.Parse(
            await File.ReadAllTextAsync(Repository.Sections, TestContext.Current.CancellationToken)
        )!;
        var expected = taxonomy["sections"]!.AsArray().OrderBy(section => (int)section!["order"]!).Select(section => section.Text("slug"));
        Assert.Equal(expected, list["items"].Each("slug"));
        Assert.Null(list.At("page", "nextCursor"));
    }

    [Fact]
    public async Task A_section_counts_its_articles_and_teasers()
    {
        var section = await seed.Api.Json("/v1/sections/kinh-te");
        JsonReading.AssertSame(
            $$"""
            {
              "slug": "kinh-te", "name": "Kinh tế", "description": "{{section.Text(
                "description"
            )}}", "articleCount": 1, "teaserCount": 2, "latestAt": "2024-04-24",
              "links": { "self": "/v1/sections/kinh-te",
                         "articles": "/v1/sections/kinh-te/articles", "latest": "/v1/sections/kinh-te/latest",
                         "rss": "/v1/sections/kinh-te/latest.rss", "atom": "/v1/sections/kinh-te/latest.atom", "jsonFeed": "/v1/sections/kinh-te/latest.jsonfeed" }
            }
            """,
            section
        );
        Assert.False(string.IsNullOrEmpty(section.Text("description")));
    }

    [Fact]
    public async Task Sections_with_their_latest_are_a_front_page()
    {
        var plain = await seed.Api.Json("/v1/sections");
        Assert.All(plain.Items(), section => Assert.DoesNotContain("latest", section.Names()));
        foreach (var (query, limit) in new[] { ("include=latest", 5), ("include=latest&latestLimit=2", 2), ("latestLimit=1&include=latest", 1), ("include=latest&latestLimit=20", 20) })
        {
            var front = await seed.Api.Json($"/v1/sections?{query}");
            Assert.Equal($"/v1/sections?{query}", front.Text("links", "self"));
            Assert.Equal(plain["items"].Each("slug"), front["items"].Each("slug"));
            foreach (var section in front.Items())
            {
                var latest = await seed.Api.Json($"{section.Text("links", "latest")}?limit={limit}");
                Assert.True(JsonNode.DeepEquals(latest["items"], section!["latest"]), section.Text("slug"));
                var one = await seed.Api.Json($"{section.Text("links", "self")}?{query}");
                Assert.True(JsonNode.DeepEquals(section, one), section.Text("slug"));
                section.AsObject().Remove("latest");
            }
            // Nothing else changes.
            Assert.True(JsonNode.DeepEquals(plain["items"], front["items"]));
        }
    }

    [Fact]
    public async Task Tags_and_authors_have_their_latest_too()
    {
        using var program = new ContentApiFactory(new TestFolder());
        for (var i = 0; i < 9; i++)
        {
            var page = new PageDump($"Chuyện làng thứ {i}")
            {
                Date = i % 4 == 0 ? null : $"0{1 + (i % 5)}/08/2018",
                Author = i % 2 == 0 ? "Trần Lúa" : "Lê Gặt",
                Tags = i % 3 == 0 ? ["lúa thu đông"] : ["lúa thu đông", "chợ nổi"],
            };
            program.Folder.Put($"{i}.txt", page.ToString());
        }
        foreach (var groups in (string[])["/v1/tags", "/v1/authors"])
        {
            var list = await program.Api.Json($"{groups}?include=latest&latestLimit=3");
            Assert.Equal(2, list.Items().Count);
            foreach (var group in list.Items())
            {
                Assert.True(JsonNode.DeepEquals((await program.Api.Json($"{group.Text("links", "latest")}?limit=3"))["items"], group!["latest"]), group.Text("slug"));
                Assert.True(JsonNode.DeepEquals(group, await program.Api.Json($"{group.Text("links", "self")}?include=latest&latestLimit=3")), group.Text("slug"));
            }
            // A cursor is bound to the list and not to what its items show.
            var first = await program.Api.Json($"{groups}?limit=1");
            var second = await program.Api.Json($"{groups}?limit=1&include=latest&cursor={first.Text("page", "nextCursor")}");
            Assert.Equal(list.Items()[1].Text("slug"), second.Items()[0].Text("slug"));
            Assert.InRange(second.Items()[0]!["latest"]!.AsArray().Count, 4, 5);
        }
    }

    [Fact]
    public async Task A_section_of_undated_teasers_has_no_latest_instant()
    {
        var section = await seed.Api.Json("/v1/sections/phap-luat");
        Assert.Equal((0L, 3L, null), (section.Number("articleCount"), section.Number("teaserCount"), section.Text("latestAt")));
    }

    [Fact]
    public async Task A_section_without_articles_is_an_empty_list()
    {
        Assert.Empty((await seed.Api.Json("/v1/sections/the-thao/articles")).Items());
        Assert.Empty((await seed.Api.Json("/v1/sections/the-thao/latest")).Items());
    }

    [Fact]
    public async Task Authors_are_those_of_the_bylines()
    {
        var authors = await seed.Api.Json("/v1/authors");
        JsonReading.AssertSame(
            """
            [ { "slug": "manh-hung", "name": "Mạnh Hùng", "articleCount": 1, "teaserCount": 0, "latestAt": "2018-08-01",
                "links": { "self": "/v1/authors/manh-hung",
                           "articles": "/v1/authors/manh-hung/articles", "latest": "/v1/authors/manh-hung/latest",
                           "rss": "/v1/authors/manh-hung/latest.rss", "atom": "/v1/authors/manh-hung/latest.atom", "jsonFeed": "/v1/authors/manh-hung/latest.jsonfeed" } } ]
            """,
            authors["items"]
        );
        Assert.Equal([Seed.Slug], (await seed.Api.Json("/v1/authors/manh-hung/articles"))["items"].Each("slug"));
        Assert.Equal([Seed.Slug], (await seed.Api.Json("/v1/authors/manh-hung/latest"))["items"].Each("slug"));
    }

    [Fact]
    public async Task The_seed_states_no_tag()
    {
        var tags = await seed.Api.Json("/v1/tags");
        Assert.Empty(tags.Items());
        Assert.Equal(0, tags.Number("page", "total"));
    }

    [Theory]
    [InlineData("/v1/sections/kinh-t", "kinh-te")]
    [InlineData("/v1/sections/kinh-t/articles", "kinh-te")]
    [InlineData("/v1/sections/kinh-t/latest", "kinh-te")]
    [InlineData("/v1/sections/kinh-t/latest.rss", "kinh-te")]
    [InlineData("/v1/authors/manh-hun", "manh-hung")]
    [InlineData("/v1/authors/manh-hun/articles", "manh-hung")]
    [InlineData("/v1/authors/manh-hun/latest", "manh-hung")]
    [InlineData("/v1/artikles", "/v1/articles")]
    [InlineData("/v1/section", "/v1/sections")]
    [InlineData("/problems/invalid-paramter", "invalid-parameter")]
    public async Task An_unknown_segment_is_a_404_problem_with_a_suggestion(string path, string suggestion)
    {
        var answer = await seed.Api.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("application/problem+json; charset=utf-8", answer["Content-Type"]);
        Assert.Contains($"Did you mean {suggestion}?", answer.Json.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(path, answer.Json.Text("instance"));
    }

    [Fact]
    public async Task A_feed_of_a_section_has_its_name() =>
        Assert.Contains("<title>Kinh tế</title>", (await seed.Api.Get("/v1/sections/kinh-te/latest.rss")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("/v1/latest.rss/", "/v1/latest.rss")]
    [InlineData("/V1/Latest.RSS/", "/v1/latest.rss")]
    [InlineData("/openapi/V1.json", "/openapi/v1.json")]
    [InlineData("/Swagger/Index.html?x=1", "/swagger/index.html?x=1")]
    public async Task What_is_canonical_but_for_case_or_a_slash_is_a_redirect_away(string path, string canonical)
    {
        var answer = await seed.Api.Get(path);
        Assert.Equal((HttpStatusCode.PermanentRedirect, canonical), (answer.Status, answer["Location"]));
    }

    [Theory]
    [InlineData("/v1/articles/x.html/related")]
    [InlineData("/v1/articles/a%2Fb")]
    [InlineData("/v1/articles/.rss")]
    public async Task What_is_no_slug_is_not_found_and_leads_nowhere(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await seed.Api.Get(path)).Status);

    [Theory]
    [InlineData("/v1/tags/khuyen-cong")]
    [InlineData("/v1/tags/khuyen-cong/articles")]
    [InlineData("/v1/tags/khuyen-cong/latest")]
    [InlineData("/v1/sections/khong-co-o-dau-ca")]
    public async Task An_unknown_group_is_a_404_problem(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await seed.Api.Get(path)).Status);
}
