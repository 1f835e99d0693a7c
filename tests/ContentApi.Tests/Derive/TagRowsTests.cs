using System.Globalization;
using ContentApi.Ingest;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Derive;

/// <summary>The tags of articles whose pages state none.</summary>
public sealed class TagRowsTests : IDisposable
{
    private readonly ContentApiFactory program = new(new TestFolder());

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_name_that_recurs_in_an_article_and_that_the_collection_knows_is_an_inferred_tag()
    {
        PutMany(100);
        var article = (await program.Api.Json("/v1/articles?document=000.txt")).Items()[0]!;

        var tag = Assert.Single(article["tags"]!.AsArray())!;
        Assert.Equal(("muong-lang", "Mường Lang", "inferred"), (tag.Text("slug"), tag.Text("name"), tag.Text("basis")));
        var field = Assert.Single((await program.Api.Json($"/v1/articles/{article.Text("id")}/provenance"))["fields"]!.AsArray(), field => field.Text("path") == "tags")!;
        Assert.Equal(("recurring-names", "Mường Lang"), (field.Text("rule"), field.Text("evidence")));
        Assert.Equal(["000.txt", "001.txt", "002.txt", "003.txt"], (await program.Api.Json("/v1/tags/muong-lang/articles?include=source"))["items"].Each("source", "document").Order());
        Assert.Equal(4, (await program.Api.Json("/v1/tags/muong-lang")).Number("articleCount"));
        Assert.Equal(4, (await program.Api.Json("/v1/search?q=suoi&tag=muong-lang")).Number("page", "total"));
        // The beginning of a longer name, and a name that only opens sentences, are none.
        Assert.Equal(1, (await program.Api.Json("/v1/tags")).Number("page", "total"));
    }

    [Fact]
    public async Task Tags_that_a_page_or_an_editor_states_stand_alone()
    {
        PutMany(100);
        program.Folder.Put("001.txt", (Page(1) with { Tags = ["đò ngang"] }).ToString());
        program.Folder.Put("overrides.json", """{ "002.txt": { "tags": [] } }""");

        Assert.Equal([["đò ngang"], [], ["Mường Lang"]], await Task.WhenAll(Names("001"), Names("002"), Names("003")));
    }

    [Fact]
    public async Task A_small_collection_infers_none_and_a_tag_goes_with_what_it_was_inferred_from()
    {
        PutMany(99);
        Assert.Empty(await Names("000"));
        program.Folder.Put("099.txt", Page(99).ToString());
        program.Import();
        Assert.Equal(["Mường Lang"], await Names("000"));
        new Editing(program.Database, program.Clock).Withdraw("chuyen-ben-suoi-muong-lang-000", null);
        new Editing(program.Database, program.Clock).Withdraw("chuyen-ben-suoi-muong-lang-001", null);
        Assert.Empty(await Names("003"));
        Assert.Empty((await program.Api.Json("/v1/tags")).Items());
    }

    private async Task<List<string?>> Names(string page) =>
        [.. (await program.Api.Json($"/v1/articles?document={page}.txt")).Items()[0]!["tags"].Each("name")];

    private void PutMany(int count)
    {
        for (var i = 0; i < count; i++)
            program.Folder.Put($"{i:D3}.txt", Page(i).ToString());
    }

    /// <summary>Four pages about one place, among others that name nothing twice.</summary>
    private static PageDump Page(int number)
    {
        var name = number.ToString("D3", CultureInfo.InvariantCulture);
        return number < 4
            ? new PageDump($"Chuyện bên suối Mường Lang {name}")
            {
                Lead = "Bộ Ngoại giao cho biết suối qua Mường Lang đã cạn.",
                Paragraphs =
                [
                    $"Người già ở Mường Lang kể rằng năm {name} nước còn trong. Bộ Ngoại giao ghi nhận lời kể ấy. Hôm Qua trời mưa.",
                    "Bộ Ngoại giao sẽ còn trở lại bản. Hôm Qua nước lên. Hôm Qua nước xuống.",
                ],
            }
            : new PageDump($"Ruộng nhà số {name} vừa gặt") { Lead = $"Lúa thửa {name} trĩu bông.", Paragraphs = ["Bà con phơi rơm ngoài sân đình."] };
    }
}
