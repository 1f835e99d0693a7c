using System.Text;
using System.Text.Json;
using ContentApi.Contracts;
using ContentApi.Derive;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Endpoints;

/// <summary>What is stored finished is, byte for byte, what would be put together.</summary>
public sealed class FinishedJsonTests
{
    /// <summary>Asks for what is shown by default in so many words, which is put together.</summary>
    private static readonly string Named = "fields=" + string.Join(',', ArticleShapes.Paths.Where(path => !path.Contains('.', StringComparison.Ordinal)).Except(["body", "outline", "figures", "related", "latest", "source"]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Invented_content_is_shown_as_it_is_put_together(int seed)
    {
        using var content = new InventedContent(seed, 120);
        for (var i = 0; i < 4; i++)
        {
            await AssertSame(content);
            content.Change(30);
        }
        await AssertSame(content);
    }

    [Fact]
    public async Task Every_kind_of_change_makes_it_anew()
    {
        using var program = new ContentApiFactory(new TestFolder());
        var page = new PageDump("Nông dân trúng mùa lúa thu đông")
        {
            Section = "Kinh tế",
            Date = "01/08/2018",
            Author = "Trần Lúa",
            Tags = ["lúa thu đông"],
            Related = [("Chợ nổi họp lại sau mùa nước", "Chợ nổi đông khách trở lại từ sáng sớm.")],
            Latest = [("Giá gạo \"tăng\" nhẹ", "Giá gạo nhích lên sau nhiều tuần đứng yên.")],
            Paragraphs = [.. Enumerable.Repeat(new PageDump("").Paragraphs, 4).SelectMany(paragraphs => paragraphs).Select((text, i) => $"{text} Ngày {i}.")],
        };
        program.Folder.Put("b.txt", page.ToString());
        await AssertSame(program);
        // A repetition, which the earlier article is told of as well.
        program.Folder.Put("a.txt", (page with { Title = "Trúng mùa \"body\":{\"blocks\":[]}", Date = "31/07/2018", Tags = [] }).ToString());
        await Import();
        program.Folder.Put("b.txt", (page with { Title = "Nông dân được mùa" }).ToString());
        await Import();
        // A teaser becomes an article.
        program.Folder.Put("c.txt", (page with { Title = "Chợ nổi họp lại sau mùa nước", Related = null, Section = null, Paragraphs = ["Chợ họp từ bốn giờ sáng trên sông, ghe xuồng các nơi tụ về mua bán tấp nập."] }).ToString());
        await Import();
        program.Folder.Put("overrides.json", """{ "c.txt": { "section": "xa-hoi", "tags": ["chợ nổi"] } }""");
        await Import();
        var editing = new Editing(program.Database, program.Clock);
        editing.Withdraw("nong-dan-duoc-mua", "Sai số liệu.");
        await AssertSame(program);
        editing.Restore("nong-dan-duoc-mua");
        await AssertSame(program);
        using (var writer = program.Database.Write(program.Clock.Now.AddHours(1)))
        {
            writer.PutTaxonomy([new SectionContent("kinh-te", "Làm ăn", null, 1)]);
            DerivedRows.Update(writer);
            writer.Commit();
        }
        await AssertSame(program);
        Assert.Contains((await program.Api.Json("/v1/articles")).Items(), article => article.Text("section", "name") == "Làm ăn");

        async Task Import()
        {
            program.Clock.Now = program.Clock.Now.AddMinutes(1);
            var report = program.Import();
            Assert.InRange(report.Created + report.Updated, 1, 5);
            await AssertSame(program);
        }
    }

    [Fact]
    public async Task Where_it_is_missing_the_answer_is_put_together_and_the_next_change_makes_all()
    {
        using var content = new InventedContent(3, 60);
        var lists = await content.Api.Get("/v1/latest?limit=100");
        var version = (await content.Api.Json("/health/ready")).Number("contentVersion");
        using (var connection = new SqliteConnection($"Data Source={content.Folder.Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM article_json";
            command.ExecuteNonQuery();
        }
        Assert.Equal(lists.Text, (await content.Api.Get("/v1/latest?limit=100")).Text);
        // Making it is no new content.
        using (var writer = content.Database.Write(content.Clock.Now))
        {
            JsonRows.Update(writer);
            Assert.False(writer.Commit());
        }
        Assert.Equal(version, (await content.Api.Json("/health/ready")).Number("contentVersion"));
        await AssertSame(content);
    }

    private static async Task AssertSame(ContentApiFactory program)
    {
        var list = await program.Api.Get("/v1/articles?kind=article,teaser&limit=100&sort=title");
        var named = await program.Api.Get($"/v1/articles?kind=article,teaser&limit=100&sort=title&{Named}");
        int finished;
        using (var connection = new SqliteConnection($"Data Source={program.Folder.Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT (SELECT count(*) FROM article_json), (SELECT count(*) FROM article JOIN article_json USING (sequence)), (SELECT count(*) FROM article WHERE withdrawn_ms IS NULL)";
            using var reader = command.ExecuteReader();
            reader.Read();
            finished = reader.GetInt32(0);
            Assert.Equal((finished, finished), (reader.GetInt32(1), reader.GetInt32(2)));
        }
        // Bodies are never put together: what is stored is what their blocks are written as.
        using (var session = program.Database.Read())
        {
            var bodies = ArticleParts.Bodies(session, list.Json.Items().Select(item => item.Text("id")!));
            Assert.Equal(list.Json.Items().Count(item => item.Text("kind") == "article"), bodies.Count);
            Assert.All(bodies, body => Assert.Equal(Encoding.UTF8.GetString(ContentJson.Write<IReadOnlyList<Block>>([.. new StoredBlocks(body.Blocks)])), Encoding.UTF8.GetString(body.Blocks)));
        }
        Assert.Equal(Items(named), Items(list));
        Assert.Equal(Math.Min(100, finished), Items(list).Count);
        foreach (var sort in (string[])["-date", "date", "-publishedAt", "updatedAt", "-title", "wordCount,-date"])
        {
            for (var next = $"/v1/articles?kind=article,teaser&limit=7&sort={sort}"; next is not null;)
            {
                var page = await program.Api.Get(next);
                Assert.Equal(Items(await program.Api.Get($"{next}&{Named}")), Items(page));
                next = page.Json.Text("links", "next");
            }
        }
        const string Search = "/v1/search?kind=article,teaser&limit=100&q=";
        Assert.Equal(Items(await program.Api.Get($"{Search}vụ+mùa&{Named}")), Items(await program.Api.Get(Search + "vụ+mùa")));
        foreach (var article in list.Json.Items())
        {
            foreach (var address in (string[])[article.Text("id")!, article.Text("slug")!])
            {
                var alone = await program.Api.Get($"/v1/articles/{address}");
                // The body is there by default, so to include it changes nothing; but it is asked for.
                var asked = await program.Api.Get($"/v1/articles/{address}?include=body");
                Assert.Equal(asked.Text, alone.Text);
                foreach (var header in (string[])["ETag", "Last-Modified", "Surrogate-Key", "Cache-Control", "Content-Type", "Vary"])
                    Assert.Equal(asked[header], alone[header]);
                Assert.Equal($"/v1/articles/{article.Text("id")}", alone["Content-Location"]);
                var related = $"/v1/articles/{address}/related";
                Assert.Equal(Items(await program.Api.Get($"{related}?{Named}")), Items(await program.Api.Get(related)));
            }
        }
    }

    private static List<string> Items(Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Text);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetRawText())];
    }
}
