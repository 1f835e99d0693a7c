using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Ingest;

/// <summary>What makes an article the same article, told by what the API then has.</summary>
public sealed class IdentityTests : IDisposable
{
    private static readonly PageDump Gold = new("Giá vàng hôm nay")
    {
        Date = "01/08/2018 08:00",
        Lead = "Sáng nay, vàng miếng tại Hà Nội được niêm yết ở mức ba mươi sáu triệu đồng một lượng, tăng nhẹ so với hôm qua.",
        Paragraphs = ["Các tiệm vàng cho biết sức mua vẫn yếu, người dân chủ yếu bán ra để chốt lời sau nhiều tuần chờ đợi."],
    };

    private static readonly PageDump OtherGold = Gold with
    {
        Date = "09/09/2019 08:00",
        Lead = "Thị trường kim loại quý thế giới rung lắc mạnh sau quyết định lãi suất, kéo giá trong nước đi xuống hai phiên liền.",
        Paragraphs = ["Giới phân tích dự báo xu hướng giảm còn kéo dài tới cuối quý nếu đồng đô la tiếp tục mạnh lên trên toàn cầu."],
    };

    private readonly ContentApiFactory program = new(new TestFolder());

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_corrected_title_keeps_the_article_and_its_id()
    {
        program.Folder.Put("a.txt", Gold.ToString());
        var before = Assert.Single(await Articles());
        program.Folder.Put("a.txt", (Gold with { Title = "Giá vàng trong nước hôm nay" }).ToString());
        program.Import();
        var after = Assert.Single(await Articles());
        Assert.Equal(before.Text("id"), after.Text("id"));
        Assert.Equal("Giá vàng trong nước hôm nay", after.Text("title"));
        Assert.Equal(2, after.Number("revision"));
    }

    [Fact]
    public async Task A_page_with_the_title_that_another_once_had_replaces_nothing()
    {
        program.Folder.Put("a.txt", Gold.ToString());
        await Articles();
        program.Folder.Put("a.txt", (Gold with { Title = "Giá vàng trong nước hôm nay" }).ToString());
        program.Import();
        program.Folder.Put("b.txt", OtherGold.ToString());
        program.Import();
        Assert.Equal(["a.txt", "b.txt"], (await Articles()).Select(article => article.Text("source", "document")).Order());
    }

    [Theory]
    [InlineData("a", "b", "c")]
    [InlineData("a", "c", "b")]
    [InlineData("b", "a", "c")]
    [InlineData("b", "c", "a")]
    [InlineData("c", "a", "b")]
    [InlineData("c", "b", "a")]
    public async Task A_recurring_headline_and_a_copy_are_two_articles_in_any_order(params string[] order)
    {
        var pages = new Dictionary<string, PageDump>
        {
            ["a"] = Gold,
            ["b"] = OtherGold,
            ["c"] = OtherGold with { Date = null },
        };
        // The program starts with one page, so that the others come one import later each.
        program.Folder.Put($"{order[0]}.txt", pages[order[0]].ToString());
        await Articles();
        foreach (var name in order[1..])
        {
            program.Folder.Put($"{name}.txt", pages[name].ToString());
            program.Import();
        }
        var articles = await Articles();
        Assert.Equal(["a.txt", "b.txt"], articles.Select(article => article.Text("source", "document")).Order());
        Assert.Equal([Gold.Lead, OtherGold.Lead], articles.OrderBy(article => article.Text("source", "document")).Select(article => article.Text("lead")));
    }

    [Fact]
    public async Task Equal_bodies_are_one_article_whatever_their_dates()
    {
        program.Folder.Put("a.txt", Gold.ToString());
        program.Folder.Put("b.txt", (Gold with { Date = "09/08/2018 08:00" }).ToString());
        Assert.Equal("2018-08-01T01:00:00Z", Assert.Single(await Articles()).Text("publishedAt"));
    }

    [Fact]
    public async Task A_teaser_that_moves_down_and_changes_is_changed()
    {
        var page = Gold with { Latest = [("Chợ nổi họp lại sau mùa nước", "Chợ nổi đông khách trở lại từ sáng sớm.")] };
        program.Folder.Put("a.txt", page.ToString());
        await Articles();
        program.Folder.Put(
            "a.txt",
            (
                page with
                {
                    Paragraphs = [.. page.Paragraphs, "Các chuyên gia khuyên người dân không nên mua theo tâm lý đám đông."],
                    Latest = [("Chợ nổi họp lại sau mùa nước", "Chợ nổi đông khách trở lại từ cuối tuần trước.")],
                }
            ).ToString()
        );
        program.Import();
        var teaser = Assert.Single(await Articles("teaser"));
        Assert.Equal("Chợ nổi đông khách trở lại từ cuối tuần trước.", teaser.Text("lead"));
        var provenance = await program.Api.Json($"/v1/articles/{teaser.Text("id")}/provenance");
        Assert.Single(provenance["documents"]!.AsArray());
    }

    [Fact]
    public async Task Provenance_keeps_the_hash_of_what_was_read()
    {
        program.Folder.Put("a.txt", Gold.ToString());
        var article = Assert.Single(await Articles());
        program.Folder.Put("a.txt", "");
        program.Import();
        var provenance = await program.Api.Json($"/v1/articles/{article.Text("id")}/provenance");
        Assert.Equal([article.Text("source", "sha256")], provenance["documents"].Each("sha256"));
    }

    [Fact]
    public async Task Two_names_that_fold_to_one_slug_are_two_authors()
    {
        program.Folder.Put("a.txt", (Gold with { Author = "Lê Hùng" }).ToString());
        program.Folder.Put("b.txt", (OtherGold with { Author = "Lê Hưng" }).ToString());
        await Articles();
        var authors = (await program.Api.Json("/v1/authors")).Items();
        Assert.Equal(["Lê Hùng", "Lê Hưng"], authors.Select(author => author.Text("name")).Order(StringComparer.Ordinal));
        Assert.Equal("le-hung", authors.Single(author => author.Text("name") == "Lê Hùng").Text("slug"));
    }

    private async Task<IReadOnlyList<JsonNode>> Articles(string kind = "article") =>
        [.. (await program.Api.Json($"/v1/articles?kind={kind}&fields=id,title,lead,revision,publishedAt,source")).Items().Select(item => item!)];
}
