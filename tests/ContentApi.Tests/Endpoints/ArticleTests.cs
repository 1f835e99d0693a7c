using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

public sealed partial class ArticleTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private const string Address = "/v1/articles/" + Seed.Slug;

    [Fact]
    public async Task The_seed_in_full_is_as_the_contract_says()
    {
        var article = (await seed.Api.Json(Address)).AsObject();
        var ids = await Seed.Ids(seed.Api);
        var id = ids[4];
        Assert.Matches(Id(), id);
        // Free of the contract: the words and number of the warnings; the next test holds those that are required.
        article["source"]!.AsObject().Remove("warnings");
        var blocks = Seed.ExpectedBlocks();
        var expected = new JsonObject
        {
            ["id"] = id,
            ["slug"] = Seed.Slug,
            ["kind"] = "article",
            ["title"] = Seed.Line(4),
            ["lead"] = Seed.Line(6),
            ["section"] = JsonNode.Parse("""{ "slug": "kinh-te", "name": "Kinh tế", "basis": "inferred" }"""),
            ["authors"] = JsonNode.Parse("""[ { "slug": "manh-hung", "name": "Mạnh Hùng" } ]"""),
            ["tags"] = new JsonArray(),
            ["publishedAt"] = null,
            ["modifiedAt"] = null,
            ["date"] = JsonNode.Parse("""{ "value": "2018-08-01", "precision": "day", "basis": "event" }"""),
            ["language"] = "vi",
            ["wordCount"] = 1069,
            ["readingMinutes"] = 6,
            ["figures"] = new JsonArray([.. blocks.Where(block => block.Text("type") == "figure").Select(Figure)]),
            ["outline"] = new JsonArray([
                .. blocks
                    .Where(block => block.Text("type") == "heading")
                    .Select(heading => new JsonObject
                    {
                        ["id"] = heading.Text("id"),
                        ["level"] = 2,
                        ["text"] = heading.Text("text"),
                    }),
            ]),
            ["source"] = new JsonObject
            {
                ["document"] = Seed.Document,
                ["publisher"] = Seed.Line(1),
                ["credit"] = null,
                ["encoding"] = "utf-8",
                ["sha256"] = Seed.Sha256,
                ["related"] = new JsonArray(),
                ["latest"] = new JsonArray([
                    .. Seed.Teasers.Select(teaser => new JsonObject
                    {
                        ["title"] = Seed.Line(teaser.Line),
                        ["articleId"] = ids[teaser.Line],
                    }),
                ]),
            },
            ["duplicateOf"] = null,
            ["revision"] = 1,
            ["updatedAt"] = "2026-11-22T08:00:00.000Z",
            ["links"] = new JsonObject
            {
                ["self"] = $"/v1/articles/{id}",
                ["web"] = $"/v1/articles/{Seed.Slug}.html",
                ["related"] = $"/v1/articles/{id}/related",
                ["section"] = "/v1/sections/kinh-te",
            },
        };
        expected["body"] = new JsonObject { ["blocks"] = blocks };
        JsonReading.AssertSame(expected.ToJsonString(), article);

        // A figure of the article is its block without the type that tells blocks apart.
        static JsonNode Figure(JsonNode? block)
        {
            var figure = block!.DeepClone().AsObject();
            figure.Remove("type");
            return figure;
        }
    }

    [Theory]
    [InlineData("glued-syllables", new[] { 48 }, "nghề hỗ")]
    [InlineData("figure-without-caption", new[] { 38 }, null)]
    [InlineData("empty-list", new[] { 52 }, null)]
    [InlineData("no-publication-date", new int[0], null)]
    public async Task The_seed_has_the_warnings_that_it_must(string code, int[] lines, string? suggestion)
    {
        var warnings = (await seed.Api.Json(Address)).At("source", "warnings")!.AsArray();
        var warning = Assert.Single(warnings, warning => warning.Text("code") == code);
        Assert.Equal(["code", "lines", "message", "suggestion", "text"], warning.Names().Order());
        Assert.Equal(lines, warning!["lines"]!.AsArray().Select(line => (int)line!));
        Assert.False(string.IsNullOrWhiteSpace(warning.Text("message")));
        if (suggestion is not null)
            Assert.Equal(suggestion, warning.Text("suggestion"));
    }

    [Fact]
    public async Task It_is_the_same_bytes_by_id_and_by_slug()
    {
        var bySlug = await seed.Api.Get(Address);
        var byId = await seed.Api.Get($"/v1/articles/{bySlug.Json.Text("id")}");
        Assert.Equal(HttpStatusCode.OK, byId.Status);
        Assert.Equal(bySlug.Bytes, byId.Bytes);
        Assert.Equal(bySlug["ETag"], byId["ETag"]);
        Assert.Equal(byId["Content-Location"], bySlug["Content-Location"]);
    }

    [Fact]
    public async Task A_teaser_has_no_body_and_says_so()
    {
        var ids = await Seed.Ids(seed.Api);
        foreach (var expected in Seed.Teasers)
        {
            var teaser = await seed.Api.Json($"/v1/articles/{ids[expected.Line]}");
            Assert.Equal("teaser", teaser.Text("kind"));
            Assert.Equal(Seed.Line(expected.Line), teaser.Text("title"));
            // Headline, headline again, blank line, summary.
            Assert.Equal(Seed.Line(expected.Line + 3), teaser.Text("lead"));
            Assert.Equal(expected.Section, teaser.Text("section", "slug"));
            Assert.Equal(
                (expected.Date, expected.Date is null ? null : "day", expected.Basis),
                (teaser.Text("date", "value"), teaser.Text("date", "precision"), teaser.Text("date", "basis"))
            );
            foreach (var unknown in (string[])["body", "wordCount", "readingMinutes", "publishedAt", "modifiedAt", "duplicateOf"])
                Assert.True(teaser.AsObject().TryGetPropertyValue(unknown, out var value) && value is null, unknown);
            foreach (var empty in (string[])["figures", "outline", "authors", "tags"])
                Assert.Empty(teaser[empty]!.AsArray());
            Assert.Null(teaser.At("source", "related"));
            Assert.Null(teaser.At("source", "latest"));
            Assert.Equal(Seed.Line(1), teaser.Text("source", "publisher"));
        }
    }

    [Fact]
    public async Task Its_outline_is_its_headings()
    {
        var outline = await seed.Api.Json($"{Address}/outline");
        JsonReading.AssertSame(
            $$"""
            {
              "items": [
                { "id": "h1", "level": 2, "text": "{{Seed.Line(8)}}" },
                { "id": "h2", "level": 2, "text": "{{Seed.Line(30)}}" }
              ]
            }
            """,
            outline
        );
    }

    [Fact]
    public async Task Its_latest_is_the_list_that_the_page_prints()
    {
        var latest = await seed.Api.Json($"{Address}/latest");
        Assert.Equal(["heading", "items"], latest.Names());
        Assert.Equal("Tin mới", latest.Text("heading"));
        Assert.Equal([1, 2, 3, 4, 5, 6], latest.Items().Select(item => (int)item!["position"]!));
        Assert.Equal(Seed.Teasers.Select(teaser => Seed.Line(teaser.Line)), latest["items"].Each("article", "title"));
        var listed = (await seed.Api.Json("/v1/latest")).Items().Single(item => item.Text("title") == Seed.Line(56));
        Assert.True(JsonNode.DeepEquals(listed, latest.Items()[0]!["article"]));
    }

    [Fact]
    public async Task A_teaser_has_no_latest_list_and_no_heading_of_one()
    {
        var ids = await Seed.Ids(seed.Api);
        JsonReading.AssertSame("""{ "heading": null, "items": [] }""", await seed.Api.Json($"/v1/articles/{ids[56]}/latest"));
    }

    [Fact]
    public async Task Nothing_is_near_enough_to_the_seed() =>
        JsonReading.AssertSame("""{ "items": [] }""", await seed.Api.Json($"{Address}/related"));

    [Theory]
    [InlineData(66, 76)]
    [InlineData(76, 66)]
    public async Task Two_teasers_of_one_police_station_are_near_with_reasons(int from, int to)
    {
        var ids = await Seed.Ids(seed.Api);
        var related = (await seed.Api.Json($"/v1/articles/{ids[from]}/related")).Items();
        var item = Assert.Single(related, item => item.Text("article", "id") == ids[to])!;
        Assert.Equal(["article", "origin", "reasons", "score"], item.Names().Order());
        Assert.Equal("computed", item.Text("origin"));
        Assert.InRange((double)item["score"]!, 0.0001, 1);
        Assert.NotEmpty(item["reasons"]!.AsArray());
    }

    [Fact]
    public async Task Its_provenance_names_the_lines_of_every_block()
    {
        var provenance = await seed.Api.Json($"{Address}/provenance");
        Assert.Equal(["id", "documents", "fields", "discarded"], provenance.Names());
        JsonReading.AssertSame(
            $$"""[ { "document": "{{Seed.Document}}", "sha256": "{{Seed.Sha256}}", "encoding": "utf-8", "role": "body" } ]""",
            provenance["documents"]
        );
        var fields = provenance["fields"]!.AsArray();
        Assert.All(fields, field => Assert.Equal(["path", "document", "lines", "rule", "confidence", "evidence"], field.Names()));
        for (var i = 0; i < Seed.Blocks.Count; i++)
        {
            var field = Assert.Single(fields, field => field.Text("path") == $"body.blocks[{i}]");
            int[] lines = Seed.Blocks[i].Caption is { } caption ? [Seed.Blocks[i].Line, caption] : [Seed.Blocks[i].Line];
            Assert.Equal(lines, field!["lines"]!.AsArray().Select(line => (int)line!));
        }
        foreach (
            var (path, line) in new[]
            {
                ("title", 4),
                ("source.publisher", 1),
                ("lead", 6),
                ("authors", 50),
                ("source.related", 52),
                ("source.latest", 54),
            }
        )
            Assert.Equal(line, (int)fields.Single(field => field.Text("path") == path)!["lines"]![0]!);
    }

    [Fact]
    public async Task Its_provenance_explains_the_year_of_the_event()
    {
        var fields = (await seed.Api.Json($"{Address}/provenance"))["fields"]!.AsArray();
        var date = fields.Single(field => field.Text("path") == "date");
        Assert.Contains(6, date!["lines"]!.AsArray().Select(line => (int)line!));
        Assert.Contains("2018", date.Text("evidence"), StringComparison.Ordinal);
        Assert.InRange((double)date["confidence"]!, 0.01, 0.99);
    }

    [Fact]
    public async Task Its_provenance_keeps_what_was_thrown_away()
    {
        var discarded = (await seed.Api.Json($"{Address}/provenance"))["discarded"]!.AsArray();
        Assert.Equal(
            [2, 52, 54, 57, 62, 67, 72, 77, 82],
            discarded.SelectMany(each => each!["lines"]!.AsArray()).Select(line => (int)line!).Order()
        );
        foreach (var each in discarded)
        {
            Assert.Equal(["document", "lines", "reason", "text"], each.Names().Order());
            Assert.Equal(Seed.Line((int)each!["lines"]![0]!), each.Text("text"));
            Assert.False(string.IsNullOrWhiteSpace(each.Text("reason")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/related")]
    [InlineData("/latest")]
    [InlineData("/outline")]
    [InlineData("/provenance")]
    public async Task Unknown_slug_is_a_404_problem_with_a_suggestion(string rest)
    {
        var answer = await seed.Api.Get($"/v1/articles/cong-tac-khuyen-cong-thuan-loi-va-thach-thu{rest}");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("/problems/not-found", answer.Json.Text("type"));
        Assert.Contains(Seed.Slug, answer.Json.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("public, max-age=60", answer["Cache-Control"]);
    }

    [Theory]
    [InlineData("/v1/articles/CONG-TAC-khuyen-cong-thuan-loi-va-thach-thuc", "/v1/articles/" + Seed.Slug)]
    [InlineData("/v1/articles/công-tác-khuyến-công-thuận-lợi-và-thách-thức", "/v1/articles/" + Seed.Slug)]
    [InlineData("/v1/articles/" + Seed.Slug + "/", "/v1/articles/" + Seed.Slug)]
    [InlineData("/V1/Articles/" + Seed.Slug + "/Outline?utm_source=x", "/v1/articles/" + Seed.Slug + "/outline?utm_source=x")]
    [InlineData(
        "/v1/articles/Cong-Tac-Khuyen-Cong-Thuan-Loi-Va-Thach-Thuc.html?utm_medium=rss",
        "/v1/articles/" + Seed.Slug + ".html?utm_medium=rss"
    )]
    [InlineData("/v1/articles/" + Seed.Slug + ".HTML", "/v1/articles/" + Seed.Slug + ".html")]
    [InlineData("/v1/Latest.RSS?limit=5&kind=teaser", "/v1/latest.rss?limit=5&kind=teaser")]
    [InlineData("/v1/articles/?fields=id%2Ctitle", "/v1/articles?fields=id%2Ctitle")]
    [InlineData("/v1/sections/Kinh-Te/articles", "/v1/sections/kinh-te/articles")]
    [InlineData("/v1/authors/M%E1%BA%A1nh-H%C3%B9ng", "/v1/authors/manh-hung")]
    public async Task An_address_that_is_not_canonical_is_a_308_away(string target, string canonical)
    {
        var answer = await seed.Api.Get(target);
        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.Status);
        Assert.Equal(canonical, answer["Location"]);
    }

    [Fact]
    public async Task An_id_in_capitals_is_a_308_away()
    {
        var ids = await Seed.Ids(seed.Api);
        var answer = await seed.Api.Get($"/v1/articles/{ids[4].ToUpperInvariant()}");
        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.Status);
        Assert.Equal($"/v1/articles/{ids[4]}", answer["Location"]);
    }

    [Fact]
    public async Task Its_page_for_people_has_the_text_and_a_policy()
    {
        var answer = await seed.Api.Get($"{Address}.html");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("text/html; charset=utf-8", answer["Content-Type"]);
        Assert.Contains("default-src 'none'", answer["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains(Seed.Line(20), answer.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"vi\"", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("rss")]
    [InlineData("json")]
    public async Task An_unknown_suffix_is_a_404_problem(string suffix)
    {
        var answer = await seed.Api.Get($"{Address}.{suffix}");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("/problems/not-found", answer.Json.Text("type"));
    }

    [Fact]
    public async Task Every_answer_to_fields_is_the_projection_of_the_full_answer()
    {
        var everything = (await seed.Api.Json($"{Address}?include=related,latest")).AsObject();
        foreach (var path in ContentApi.Contracts.ArticleShapes.Paths)
        {
            // The other forms of the body are in no answer by default; the test of bodyFormat has them.
            if (path.StartsWith("leadFigure", StringComparison.Ordinal) || path is "body.html" or "body.markdown" or "body.text")
                continue;
            var projected = (await seed.Api.Json($"{Address}?fields={path}")).AsObject();
            Assert.True(JsonNode.DeepEquals(Project(everything, path.Split('.')), projected), $"{path}: {projected.ToJsonString()}");
        }
    }

    [Fact]
    public async Task Fields_name_several_properties_at_any_depth_and_nothing_else_comes()
    {
        var article = await seed.Api.Json($"{Address}?fields=id,title,section.name,source.document,leadFigure");
        Assert.Equal(["id", "leadFigure", "section", "source", "title"], article.Names().Order());
        Assert.Equal(["name"], article["section"].Names());
        Assert.Equal(["document"], article["source"].Names());
        Assert.Equal("fig1", article.Text("leadFigure", "id"));
    }

    [Fact]
    public async Task Fields_reach_into_the_items_of_lists()
    {
        var article = await seed.Api.Json($"{Address}?fields=figures.caption,leadFigure.imageUrl,outline.text,source.warnings.code,source.latest.title");
        Assert.All(article["figures"]!.AsArray(), figure => Assert.Equal(["caption"], figure.Names()));
        Assert.Equal(["imageUrl"], article["leadFigure"].Names());
        Assert.All(article["outline"]!.AsArray(), heading => Assert.Equal(["text"], heading.Names()));
        Assert.Equal(["latest", "warnings"], article["source"].Names().Order());
        Assert.NotEmpty(article.At("source", "warnings")!.AsArray());
        Assert.All(article.At("source", "warnings")!.AsArray(), warning => Assert.Equal(["code"], warning.Names()));
        Assert.All(article.At("source", "latest")!.AsArray(), item => Assert.Equal(["title"], item.Names()));
    }

    [Fact]
    public async Task The_body_stands_in_the_one_form_that_is_asked_for()
    {
        var full = (await seed.Api.Json(Address)).AsObject();
        foreach (var form in ContentApi.Contracts.ArticleShapes.BodyFormats)
        {
            var article = (await seed.Api.Json($"{Address}?bodyFormat={form}")).AsObject();
            Assert.Equal([form], article["body"].Names());
            JsonReading.AssertSame(article["body"]!.ToJsonString(), (await seed.Api.Json($"{Address}?fields=body&bodyFormat={form}"))["body"]);
            JsonReading.AssertSame(article["body"]!.ToJsonString(), (await seed.Api.Json($"{Address}?fields=body.{form}"))["body"]);
            foreach (var list in (string[])["/v1/articles", "/v1/latest?kind=article", "/v1/sections/kinh-te/articles", "/v1/authors/manh-hung/latest"])
            {
                var query = $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}bodyFormat={form}";
                JsonReading.AssertSame(article["body"]!.ToJsonString(), (await seed.Api.Json($"{query}&include=body")).Items()[0]!["body"]);
                JsonReading.AssertSame(article["body"]!.ToJsonString(), (await seed.Api.Json($"{query}&fields=body")).Items()[0]!["body"]);
                var without = await seed.Api.Json(query);
                Assert.DoesNotContain("body", without.Items()[0].Names());
                Assert.Equal(["bodyFormat"], without["warnings"].Each("parameter"));
            }
            // Nothing else changes.
            article["body"] = full["body"]!.DeepClone();
            JsonReading.AssertSame(full.ToJsonString(), article);
        }
        Assert.Equal(["html", "text"], (await seed.Api.Json($"{Address}?fields=body.html,body.text"))["body"].Names());
        var ids = await Seed.Ids(seed.Api);
        var teaser = await seed.Api.Json($"/v1/articles/{ids[56]}?fields=body,lead&bodyFormat=html");
        Assert.Equal(["body", "lead"], teaser.Names().Order());
        Assert.Null(teaser["body"]);
    }

    [Fact]
    public async Task What_surrounds_an_article_shows_bodies_in_the_same_forms()
    {
        using var program = new ContentApiFactory(new TestFolder());
        var page = new PageDump("Lúa chín vàng trên đồng lớn xã Phú Hòa") { Date = "01/08/2018", Latest = [("Lúa chín sớm trên đồng nhỏ xã Phú Hòa", "Tóm tắt của bài kia.")] };
        program.Folder.Put("a.txt", page.ToString());
        program.Folder.Put(
            "b.txt",
            new PageDump("Lúa chín sớm trên đồng nhỏ xã Phú Hòa") { Date = "02/08/2018", Lead = "Xã Phú Hòa gặt lúa chín sớm trên đồng.", Paragraphs = ["Đồng lúa Phú Hòa chín vàng.", "# Không phải tiêu đề."] }.ToString()
        );
        foreach (var (form, said) in new[] { ("html", "<p id=\"p2\"># Không phải tiêu đề.</p>"), ("markdown", "\n\n\\# Không phải tiêu đề."), ("text", "\n\n# Không phải tiêu đề.") })
        {
            foreach (var list in (string[])["related", "latest"])
            {
                var item = Assert.Single((await program.Api.Json($"/v1/articles/lua-chin-vang-tren-dong-lon-xa-phu-hoa/{list}?fields=id,body&bodyFormat={form}")).Items())!;
                Assert.Equal(["body", "id"], item["article"].Names().Order());
                Assert.Equal([form], item.At("article", "body").Names());
                Assert.EndsWith(said, item.Text("article", "body", form), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_body_as_html_has_every_block_by_its_id_and_no_lead()
    {
        var html = (await seed.Api.Json($"{Address}?fields=body&bodyFormat=html")).Text("body", "html")!;
        var elements = XElement.Parse($"<div>{html}</div>").Elements().ToList();
        Assert.Equal(Seed.ExpectedBlocks().Select(block => block.Text("id")), elements.Select(element => element.Attribute("id")!.Value));
        Assert.Equal(Seed.Blocks.Select(block => block.Kind switch { "h" => "h2", "p" => "p", _ => "figure" }), elements.Select(element => element.Name.LocalName));
        Assert.DoesNotContain(Seed.Line(6), html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("md", "text/markdown; charset=utf-8")]
    [InlineData("txt", "text/plain; charset=utf-8")]
    [InlineData("html", "text/html; charset=utf-8")]
    [InlineData("jsonld", "application/ld+json; charset=utf-8")]
    public async Task Every_format_has_the_lead_first_and_each_block_once(string suffix, string mediaType)
    {
        var answer = await seed.Api.Get($"{Address}.{suffix}");
        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.Status, answer["Content-Type"]));
        Assert.Equal($"/v1/articles/{(await Seed.Ids(seed.Api))[4]}.{suffix}", answer["Content-Location"]);
        // Markdown escapes with backslashes; the seed has none of its own.
        var text = answer.Text.Replace("\\", "", StringComparison.Ordinal);
        // On the page the lead also stands in the head, for those who link to it.
        var at = text.LastIndexOf(Seed.Line(6), StringComparison.Ordinal);
        Assert.True(at > 0);
        foreach (var (_, line, _) in Seed.Blocks.Where(block => block.Kind != "fig"))
        {
            var next = text.IndexOf(Seed.Line(line), StringComparison.Ordinal);
            Assert.True(next > at, $"{suffix}: line {line} stands at {next}, what is before it at {at}");
            at = next;
        }
        Assert.Equal(answer.Bytes, (await seed.Api.Get(answer["Content-Location"])).Bytes);
    }

    [Fact]
    public async Task Its_linked_data_are_the_facts_that_its_page_states()
    {
        var data = (await seed.Api.Get($"{Address}.jsonld")).Json;
        Assert.Equal(
            [
                "@context", "@type", "@id", "identifier", "url", "mainEntityOfPage", "headline", "description", "inLanguage", "author", "publisher", "articleSection", "wordCount",
                "articleBody",
            ],
            data.Names()
        );
        Assert.Equal((Seed.Line(4), Seed.Line(6), Seed.Line(1)), (data.Text("headline"), data.Text("description"), data.Text("publisher", "name")));
        Assert.EndsWith($"{Address}.html", data.Text("url"), StringComparison.Ordinal);
        Assert.True(Uri.IsWellFormedUriString(data.Text("url"), UriKind.Absolute));
    }

    private static JsonNode? Project(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty || node is null)
            return node?.DeepClone();
        if (node is JsonArray items)
        {
            var projected = new JsonArray();
            foreach (var item in items)
                projected.Add(Project(item, path));
            return projected;
        }
        return new JsonObject { [path[0]] = Project(node[path[0]], path[1..]) };
    }

    [GeneratedRegex("^[0-9a-hjkmnp-tv-z]{16}$")]
    private static partial Regex Id();
}
