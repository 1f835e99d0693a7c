using System.Globalization;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Derive;

/// <summary>The sections of articles that state none: by their neighbours that do, and that they follow from the articles alone.</summary>
public sealed class SectionRowsTests : IDisposable
{
    private readonly ContentApiFactory program = new(new TestFolder());

    private TestFolder Folder => program.Folder;

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task An_article_without_a_section_gets_that_of_its_neighbours_and_provenance_names_them()
    {
        Folder.Put("a.txt", Page(0, 1, "Văn hóa"));
        Folder.Put("b.txt", Page(1, 1, "Văn hóa"));
        Folder.Put("c.txt", Page(2, 1, null));
        var article = (await Articles()).Single(item => item!.Text("source", "document") == "c.txt")!;

        Assert.Equal(("van-hoa", "inferred"), (article.Text("section", "slug"), article.Text("section", "basis")));
        var field = Assert.Single((await program.Api.Json($"/v1/articles/{article.Text("id")}/provenance"))["fields"]!.AsArray(), field => field.Text("path") == "section")!;
        Assert.Equal(("neighbours", "c.txt"), (field.Text("rule"), field.Text("document")));
        Assert.InRange((double)field["confidence"]!, 0.2, 1);
        var stated = (await Articles()).Where(item => item.Text("section", "basis") == "stated").Select(item => item.Text("id")!);
        Assert.Equal(stated.Order(), field.Text("evidence")!.Split(", ").Order());
        Assert.Equal(3, (await program.Api.Json("/v1/sections/van-hoa")).Number("articleCount"));
        Assert.Equal(3, (await program.Api.Json("/v1/search?q=K%E1%BA%BB%20V%E1%BA%A1n&section=van-hoa")).Number("page", "total"));
    }

    [Fact]
    public async Task What_is_inferred_is_not_passed_on()
    {
        // The second is near to the first, the third to the second only.
        Folder.Put("a.txt", new PageDump("Sáo vỗ Mường Lang về phố") { Section = "Văn hóa", Lead = "", Paragraphs = ["Sáo vỗ Mường Lang."] }.ToString());
        Folder.Put("b.txt", new PageDump("Sáo vỗ Mường Lang và đò dọc Sông Hiền") { Lead = "", Paragraphs = ["Bến đò Sông Hiền."] }.ToString());
        Folder.Put("c.txt", new PageDump("Bến đò dọc Sông Hiền vắng khách") { Lead = "", Paragraphs = ["Đò dọc Sông Hiền."] }.ToString());

        Assert.Equal(["a.txt: van-hoa stated", "b.txt: van-hoa inferred", "c.txt: tin-tuc default"], Import(Folder));
    }

    [Fact]
    public void A_section_follows_the_neighbours_that_come_state_otherwise_and_go()
    {
        Folder.Put("c.txt", Page(2, 1, null));
        Assert.Equal(["c.txt: tin-tuc default"], Import(Folder));
        Folder.Put("a.txt", Page(0, 1, "Văn hóa"));
        Assert.Equal(["a.txt: van-hoa stated", "c.txt: van-hoa inferred"], Import(Folder));
        // The same text under another section.
        Folder.Put("a.txt", Page(0, 1, "Đời sống"));
        Assert.Equal(["a.txt: doi-song stated", "c.txt: doi-song inferred"], Import(Folder));
        Folder.Put("a.txt", Page(0, 2, "Đời sống"));
        Assert.Equal(["a.txt: doi-song stated", "c.txt: tin-tuc default"], Import(Folder));
    }

    [Fact]
    public async Task A_section_that_changes_is_one_revision_and_the_change_feed_tells_it()
    {
        Folder.Put("c.txt", Page(2, 1, null));
        var id = (await Articles()).Single().Text("id");
        program.Clock.Now = program.Clock.Now.AddHours(1);
        Folder.Put("a.txt", Page(0, 1, "Văn hóa"));
        program.Import();
        var article = await program.Api.Json($"/v1/articles/{id}");
        Assert.Equal((2L, "2026-11-22T09:00:00.000Z"), (article.Number("revision"), article.Text("updatedAt")));
        // Stored again as it is: nothing is written, and the section stays.
        program.Clock.Now = program.Clock.Now.AddHours(1);
        Folder.Touch("c.txt");
        program.Import();
        Assert.Equal(article.ToJsonString(), (await program.Api.Json($"/v1/articles/{id}")).ToJsonString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Neither_order_nor_history_of_imports_changes_the_sections(int seed)
    {
        string?[] sections = ["Văn hóa", "Đời sống", "Thể thao", null, null, null];
        var pages = Enumerable.Range(0, 40).Select(i => (Name: string.Create(CultureInfo.InvariantCulture, $"{i:D2}.txt"), Text: Page(i, i % 5, sections[i * 7 % 6]), Other: Page(i, i % 4, sections[i * 5 % 6]))).ToList();
        using var fresh = new TestFolder();
        foreach (var (name, text, _) in pages)
            fresh.Put(name, text);
        var expected = Import(fresh);
        Assert.InRange(expected.Count(line => line.EndsWith(" inferred", StringComparison.Ordinal)), 10, 25);

#pragma warning disable CA5394 // The orders are to be the same in every run.
        var random = new Random(seed);
        var order = pages.ToArray();
        random.Shuffle(order);
        foreach (var some in order.Chunk(5 * seed))
        {
            foreach (var (name, text, other) in some)
                Folder.Put(name, random.Next(3) == 0 ? other : text);
            Import(Folder);
        }
        random.Shuffle(order);
        foreach (var some in order.Chunk(7 * seed))
        {
            foreach (var (name, text, _) in some)
                Folder.Put(name, text);
            Import(Folder);
        }
#pragma warning restore CA5394
        Assert.Equal(expected, Import(Folder));
    }

    private async Task<System.Text.Json.Nodes.JsonArray> Articles() => (await program.Api.Json("/v1/articles?include=source")).Items();

    /// <summary>Imports the folder's pages; gives each document with the section of its article.</summary>
    private static List<string> Import(TestFolder folder)
    {
        var database = new ContentDatabase(folder.Database);
        database.Migrate();
        new Import(database, Repository.Sections, new FixedClock()).Run(folder.Pages);
        using var session = database.Read();
        var rows = ArticleList.Read(session, new(new ArticleFilter { Kinds = ["article"] }, ArticleOrder.Default, new(100))).Page.Rows;
        var documents = ArticleParts.Sources(session, rows.Select(row => row.Id)).ToDictionary(source => source.ArticleId, source => source.Document);
        return [.. rows.Select(row => $"{documents[row.Id]}: {row.SectionSlug} {row.SectionBasis}").Order(StringComparer.Ordinal)];
    }

    /// <summary>A page on one of some stories, none of which says a keyphrase of any section.</summary>
    private static string Page(int number, int story, string? section)
    {
        string[] stories =
        [
            "sáo vỗ Mường Lang gọi trăng bên suối Khoang",
            "lồng sóc Kẻ Vạn chuyền cành thông Yên Tịnh",
            "chum vại Phù Giang xếp dọc bến Cồn Ngao",
            "diều sáo Gò Dưa bay quá rặng Bàng Lĩnh",
            "bầy cò Hói Nây đậu trắng ngọn tre Lũng Cầu",
        ];
        string[] names = ["Lành", "Thắm", "Khoát", "Vượng", "Đức", "Hoà", "Ngát", "Quý"];
        string[] people = ["Ông", "Cụ", "Chị", "Bác", "Thím"];
        var words = stories[story];
        return new PageDump($"{people[number / 8]} {names[number % 8]} kể chuyện") { Section = section, Lead = $"Nghe {words}.", Paragraphs = [$"Lại thấy {words} lần {number}."] }.ToString();
    }
}
