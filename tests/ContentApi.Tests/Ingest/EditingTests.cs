using System.Text.Json.Nodes;
using ContentApi.Ingest;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Ingest;

/// <summary>What an editor does to content: withdrawing, restoring, a changed title, overrides.json.</summary>
public sealed class EditingTests : IDisposable
{
    private static readonly PageDump Harvest = new("Nông dân trúng mùa lúa thu đông")
    {
        Date = "02/08/2018 07:30",
        Author = "Trần Lúa",
        Tags = ["lúa thu đông"],
        Section = "Kinh tế",
        Latest = [("Chợ nổi họp lại sau mùa nước", "Chợ nổi đông khách trở lại từ sáng sớm.")],
    };

    private readonly ContentApiFactory program = new(new TestFolder());

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_withdrawn_article_is_gone_from_every_answer_until_it_is_restored()
    {
        program.Folder.Put("a.txt", Harvest.ToString());
        program.Folder.Put("b.txt", (Harvest with { Title = "Lúa thu đông được mùa ở nhiều xã", Tags = [], Author = null, Latest = null }).ToString());
        var before = await Everything();
        var id = before.First(article => article.Text("title") == Harvest.Title).Text("id")!;

        var withdrawn = Editing.Withdraw("nong-dan-trung-mua-lua-thu-dong", "Sai số liệu.");
        Assert.Equal((id, true), (withdrawn.Id, withdrawn.IsChanged));
        foreach (
            var rest in (string[])["", "?fields=id", "/related", "/latest", "/outline", "/provenance", .. ContentApi.Representations.Formats.OfArticles.Select(format => "." + format.Suffix)]
        )
        {
            foreach (var article in (string[])[id, "nong-dan-trung-mua-lua-thu-dong"])
            {
                var gone = await program.Api.Get($"/v1/articles/{article}{rest}");
                Assert.Equal((410, "/problems/gone"), ((int)gone.Status, gone.Json.Text("type")));
                Assert.EndsWith("was withdrawn: Sai số liệu.", gone.Json.Text("detail"), StringComparison.Ordinal);
                Assert.Equal("public, max-age=60", gone["Cache-Control"]);
            }
        }
        Assert.Equal("The article " + id + " was withdrawn: Sai số liệu.", (await program.Api.Get($"/v1/articles/{id}")).Json.Text("detail"));
        Assert.DoesNotContain(await Everything(), article => article.Text("id") == id);
        Assert.Equal(1, (await program.Api.Json("/v1/sections/kinh-te")).Number("articleCount"));
        Assert.Equal(1, (await program.Api.Json("/health/ready")).Number("articles"));
        Assert.Empty((await program.Api.Json("/v1/tags")).Items());
        Assert.Empty((await program.Api.Json("/v1/authors")).Items());

        // Neither importing again nor a changed page brings it back.
        program.Folder.Put("a.txt", (Harvest with { Author = "Lê Gặt" }).ToString());
        program.Import();
        Assert.Equal(410, (int)(await program.Api.Get($"/v1/articles/{id}")).Status);
        program.Folder.Put("a.txt", Harvest.ToString());
        program.Import();

        Assert.True(Editing.Restore(id).IsChanged);
        Assert.Equal(Comparable(before), Comparable(await Everything()));
        Assert.Single((await program.Api.Json("/v1/tags")).Items());
    }

    [Fact]
    public async Task Withdrawing_twice_changes_nothing_and_an_unknown_article_is_named()
    {
        program.Folder.Put("a.txt", Harvest.ToString());
        var id = (await Everything())[0].Text("id")!;
        Assert.True(Editing.Withdraw(id, null).IsChanged);
        var version = (await program.Api.Json("/health/ready")).Number("contentVersion");
        Assert.False(Editing.Withdraw(id, null).IsChanged);
        Assert.Equal(version, (await program.Api.Json("/health/ready")).Number("contentVersion"));
        Assert.Contains("khong-co", Assert.Throws<ImportException>(() => Editing.Withdraw("khong-co", null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_teaser_is_in_no_latest_list()
    {
        program.Folder.Put("a.txt", Harvest.ToString());
        await Everything();
        Editing.Withdraw("cho-noi-hop-lai-sau-mua-nuoc", null);
        var latest = await program.Api.Json("/v1/articles/nong-dan-trung-mua-lua-thu-dong/latest");
        Assert.Empty(latest.Items());
        Assert.Equal("Tin mới", latest.Text("heading"));
    }

    [Fact]
    public async Task A_changed_title_keeps_its_old_slug_as_an_alias()
    {
        program.Folder.Put("a.txt", Harvest.ToString());
        await Everything();
        program.Folder.Put("a.txt", (Harvest with { Title = "Nông dân được mùa lúa thu đông" }).ToString());
        program.Import();
        foreach (
            var (asked, canonical) in ((string, string)[])
                [
                    ("/v1/articles/nong-dan-trung-mua-lua-thu-dong", "/v1/articles/nong-dan-duoc-mua-lua-thu-dong"),
                    ("/v1/articles/nong-dan-trung-mua-lua-thu-dong.html", "/v1/articles/nong-dan-duoc-mua-lua-thu-dong.html"),
                    ("/v1/articles/nong-dan-trung-mua-lua-thu-dong/related?limit=3", "/v1/articles/nong-dan-duoc-mua-lua-thu-dong/related?limit=3"),
                    ("/v1/articles/nong-dan-trung-mua-lua-thu-dong.md?utm_source=%C3%A1", "/v1/articles/nong-dan-duoc-mua-lua-thu-dong.md?utm_source=%C3%A1"),
                    ("/v1/articles/nong-dan-trung-mua-lua-thu-dong?fields=id%2Ctitle", "/v1/articles/nong-dan-duoc-mua-lua-thu-dong?fields=id%2Ctitle"),
                    // First to the form of the slug, then to where it leads.
                    ("/v1/articles/N%C3%B4ng-d%C3%A2n-tr%C3%BAng-m%C3%B9a-l%C3%BAa-thu-%C4%91%C3%B4ng.jsonld", "/v1/articles/nong-dan-trung-mua-lua-thu-dong.jsonld"),
                ]
        )
        {
            var moved = await program.Api.Get(asked);
            Assert.Equal((308, canonical), ((int)moved.Status, moved["Location"]));
        }
        Assert.Equal("nong-dan-duoc-mua-lua-thu-dong", (await program.Api.Json("/v1/articles/nong-dan-duoc-mua-lua-thu-dong")).Text("slug"));

        // No other article is ever given the old slug, and the title may change back.
        program.Folder.Put("b.txt", (Harvest with { Date = "05/05/2020", Lead = "Một vụ lúa khác hẳn ở một nơi khác, nhiều năm sau đó.", Paragraphs = ["Chuyện kể lại từ đầu, không có gì giống trước."] }).ToString());
        program.Import();
        var other = (await Everything()).Single(article => article.Text("source", "document") == "b.txt");
        Assert.StartsWith("nong-dan-trung-mua-lua-thu-dong-", other.Text("slug"), StringComparison.Ordinal);
        program.Folder.Put("a.txt", Harvest.ToString());
        program.Import();
        Assert.Equal("a.txt", (await program.Api.Json("/v1/articles/nong-dan-trung-mua-lua-thu-dong?fields=source")).Text("source", "document"));
        Assert.Equal("/v1/articles/nong-dan-trung-mua-lua-thu-dong", (await program.Api.Get("/v1/articles/nong-dan-duoc-mua-lua-thu-dong"))["Location"]);
    }

    [Fact]
    public async Task Overrides_correct_a_document_and_stand_in_provenance()
    {
        program.Folder.Put("a.txt", Harvest.ToString());
        program.Folder.Put(
            "overrides.json",
            """
            {
              // An editor's corrections.
              "a.txt": {
                "title": "Lúa thu đông: trúng mùa, trúng giá", "section": "xa-hoi", "date": "2018-08-03",
                "tags": ["trúng mùa"], "authors": [],
              },
            }
            """
        );
        var article = await Only();
        Assert.Equal("Lúa thu đông: trúng mùa, trúng giá", article.Text("title"));
        Assert.Equal(("xa-hoi", "stated"), (article.Text("section", "slug"), article.Text("section", "basis")));
        Assert.Equal(("2018-08-03", "published"), (article.Text("publishedAt"), article.Text("date", "basis")));
        Assert.Equal("trúng mùa", Assert.Single(article["tags"]!.AsArray()).Text("name"));
        Assert.Empty(article["authors"]!.AsArray());
        var provenance = await program.Api.Json($"/v1/articles/{article.Text("id")}/provenance");
        foreach (var path in (string[])["title", "section", "publishedAt", "tags", "authors"])
        {
            var field = Assert.Single(provenance["fields"]!.AsArray(), field => field.Text("path") == path);
            Assert.Equal(("overrides.json", "override", 3L), (field.Text("document"), field.Text("rule"), (long)field!["lines"]![0]!));
        }
        // The page is as before once the entry is gone, under the id that it always had.
        File.Delete(Path.Combine(program.Folder.Pages, "overrides.json"));
        Assert.Equal(1, program.Import().Updated);
        var restored = await Only();
        Assert.Equal((article.Text("id"), Harvest.Title, "kinh-te"), (restored.Text("id"), restored.Text("title"), restored.Text("section", "slug")));
        Assert.Equal(1, program.Import().Unchanged);
    }

    // The same corrections through every door: a page dump, a page of the web, a line of an export.
    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("a.html", "a.html")]
    [InlineData("all.ndjson", "tinh/a.txt")]
    public async Task Overrides_correct_documents_of_every_format(string file, string document)
    {
        program.Folder.Put(file, file switch
        {
            "a.txt" => Harvest.ToString(),
            "a.html" => $"""
                <html lang="vi"><head><title>{Harvest.Title}</title><meta property="article:section" content="Kinh tế"></head><body><article><h1>{Harvest.Title}</h1>
                <time datetime="2018-08-02T07:30:00+07:00"></time><p>Nông dân các xã ven sông vừa gặt xong vụ lúa thu đông, năng suất cao nhất ba năm.</p>
                <p>Giá lúa tươi tại ruộng tăng mỗi ký hai trăm đồng, bà con lãi gấp rưỡi vụ trước.</p><p class="author">Trần Lúa</p></article></body></html>
                """,
            _ => $$$"""{"id":"k7v3q9m2x4c1tz08","slug":"nong-dan-trung-mua-lua-thu-dong","kind":"article","title":"{{{Harvest.Title}}}","lead":"Năng suất cao nhất ba năm.","section":{"slug":"kinh-te","name":"Kinh tế","basis":"stated"},"authors":[{"slug":"tran-lua","name":"Trần Lúa"}],"tags":[],"publishedAt":"2018-08-02","language":"vi","wordCount":10,"body":{"blocks":[{"id":"p1","type":"paragraph","text":"Giá lúa tăng, bà con lãi gấp rưỡi vụ trước."}]},"source":{"document":"tinh/a.txt","encoding":"utf-8","sha256":"{{{new string('a', 64)}}}"}}""",
        });
        var before = await Only();
        Assert.Equal((Harvest.Title, "Trần Lúa"), (before.Text("title"), before["authors"]![0].Text("name")));

        program.Folder.Put("overrides.json", $$"""{ "{{document}}": { "title": "Trúng mùa", "section": "xa-hoi", "date": "2018-08-03T10:15", "tags": ["lúa"], "authors": ["Lê Gặt"] } }""");
        Assert.Empty(program.Import().Warnings);
        var corrected = await Only();
        Assert.Equal((before.Text("id"), "Trúng mùa", "xa-hoi", "2018-08-03T03:15:00Z"),
            (corrected.Text("id"), corrected.Text("title"), corrected.Text("section", "slug"), corrected.Text("publishedAt")));
        Assert.Equal(("lúa", "stated", "Lê Gặt"), (corrected["tags"]![0].Text("name"), corrected["tags"]![0].Text("basis"), corrected["authors"]![0].Text("name")));
        var provenance = await program.Api.Json($"/v1/articles/{corrected.Text("id")}/provenance");
        Assert.Equal(5, provenance["fields"]!.AsArray().Count(field => field.Text("rule") == "override" && field.Text("document") == "overrides.json"));
        Assert.Empty(program.Import().Warnings);

        program.Folder.Put("overrides.json", $$"""{ "{{document}}": { "withdrawn": "Đính chính." } }""");
        program.Import();
        Assert.Equal(410, (int)(await program.Api.Get($"/v1/articles/{corrected.Text("id")}")).Status);
        File.Delete(Path.Combine(program.Folder.Pages, "overrides.json"));
        program.Import();
        Assert.Equal((Harvest.Title, before.Text("publishedAt")), ((await Only()).Text("title"), (await Only()).Text("publishedAt")));
    }

    [Fact]
    public async Task An_override_withdraws_and_its_absence_restores()
    {
        program.Folder.Put("a.txt", Harvest.ToString());
        program.Folder.Put("overrides.json", """{ "a.txt": { "withdrawn": "Đính chính." } }""");
        var gone = await program.Api.Get("/v1/articles/nong-dan-trung-mua-lua-thu-dong");
        Assert.Equal(410, (int)gone.Status);
        Assert.Contains("Đính chính", gone.Json.Text("detail"), StringComparison.Ordinal);
        program.Folder.Put("overrides.json", """{ "a.txt": { "withdrawn": "Gỡ theo yêu cầu." } }""");
        program.Import();
        Assert.Contains("Gỡ theo yêu cầu", (await program.Api.Get("/v1/articles/nong-dan-trung-mua-lua-thu-dong")).Json.Text("detail"), StringComparison.Ordinal);
        program.Folder.Put("overrides.json", "{}");
        program.Import();
        Assert.Equal(Harvest.Title, (await Only()).Text("title"));

        // What a person withdrew, no file brings back.
        Editing.Withdraw("nong-dan-trung-mua-lua-thu-dong", null);
        program.Folder.Put("overrides.json", """{ "a.txt": { "withdrawn": false } }""");
        program.Import();
        Assert.Equal(410, (int)(await program.Api.Get("/v1/articles/nong-dan-trung-mua-lua-thu-dong")).Status);
    }

    [Theory]
    [InlineData("""{ "a.txt": { "section": "kinh-tế-lạ" } }""", "section must be one of")]
    [InlineData("""{ "a.txt": { "sectoin": "kinh-te" } }""", "no property sectoin")]
    [InlineData("""{ "a.txt": { "date": "01/08/2018" } }""", "2018-08-01")]
    [InlineData("""{ "a.txt": { "tags": "lúa" } }""", "list of texts")]
    [InlineData("""{ "a.txt": { "authors": [1] } }""", "list of texts")]
    [InlineData("""{ "a.txt": { "title": " " } }""", "not blank")]
    [InlineData("""{ "a.txt": { "withdrawn": 1 } }""", "true, false or the reason")]
    [InlineData("""{ "a.txt": "x" }""", "an object")]
    [InlineData("""{ "a.txt": {}, "a.txt": {} }""", "make them one")]
    [InlineData("""[]""", "an object")]
    [InlineData("""{ "a.txt": { "title": "\ud800" } }""", "not valid JSON")]
    [InlineData("{\n\"a.txt\": {", "Line 2")]
    [InlineData("", "Line 1")]
    public async Task Faulty_overrides_stop_the_import_and_nothing_is_lost(string json, string mentions)
    {
        program.Folder.Put("a.txt", Harvest.ToString());
        var before = await Everything();
        program.Folder.Put("a.txt", (Harvest with { Author = "Lê Gặt" }).ToString());
        program.Folder.Put("overrides.json", json);
        Assert.Contains(mentions, Assert.Throws<ImportException>(program.Import).Message, StringComparison.Ordinal);
        Assert.Equal(Comparable(before), Comparable(await Everything()));
    }

    [Fact]
    public async Task An_override_of_a_file_that_is_not_there_is_told()
    {
        program.Folder.Put("a.txt", Harvest.ToString());
        await Everything();
        program.Folder.Put("overrides.json", """{ "b.txt": { "section": "xa-hoi" } }""");
        Assert.Contains("b.txt", Assert.Single(program.Import().Warnings), StringComparison.Ordinal);
    }

    private Editing Editing => new(program.Database, program.Clock);

    private async Task<JsonNode> Only() => Assert.Single((await program.Api.Json("/v1/articles?include=source")).Items())!;

    private async Task<IReadOnlyList<JsonNode>> Everything() =>
        [.. (await program.Api.Json("/v1/articles?kind=article,teaser&include=body,source,related,latest")).Items().Select(item => item!)];

    /// <summary>What does not follow the history.</summary>
    private static IReadOnlyList<string> Comparable(IReadOnlyList<JsonNode> articles) => [.. articles.Select(article => Content.WithoutHistory(article).ToJsonString())];
}
