using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Ingest;

/// <summary>The order of imports changes nothing but revision, updatedAt and sequence.</summary>
public sealed class OrderTests
{
    private static readonly PageDump Article = new("Cầu mới nối hai bờ sông")
    {
        Date = "02/08/2018 07:30",
        Author = "Lê Mai",
        Section = "Giao thông",
        Tags = ["cầu mới"],
    };

    /// <summary>A page that prints the article's title in a list, and two titles that no page has.</summary>
    private static readonly PageDump Teaser = new("Chợ nổi họp lại sau mùa nước")
    {
        Date = "03/08/2018",
        Lead = "Chợ nổi đông khách trở lại từ sáng sớm, ghe xuồng neo kín một khúc sông dài gần hai cây số như những năm trước.",
        Paragraphs = ["Tiểu thương cho biết hàng bông năm nay về nhiều, giá không cao mà sức mua khá, ai nấy đều vui."],
        Related = [("Cầu mới nối hai bờ sông", "Cầu dài ba trăm mét vừa được đưa vào sử dụng hôm 2/8."), ("Xã cù lao có điện", "Điện lưới về tới cù lao.")],
        Latest = [("Xã cù lao có điện", "Hơn một trăm hộ ở cù lao có điện lưới từ hôm nay."), ("Cầu mới nối hai bờ sông", "Cầu đã thông xe.")],
    };

    public static TheoryData<string, string, string> Orders => new()
    {
        { "a", "b", "c" },
        { "a", "c", "b" },
        { "b", "a", "c" },
        { "b", "c", "a" },
        { "c", "a", "b" },
        { "c", "b", "a" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Teaser_article_and_duplicate_give_one_content_in_any_order(string first, string second, string third)
    {
        // By name each of the three roles comes first once.
        foreach (var roles in (string[])["teaser article duplicate", "article duplicate teaser", "duplicate teaser article"])
        {
            var pages = roles.Split(' ').Zip((string[])["a", "b", "c"]).ToDictionary(role => role.Second, role => Page(role.First));
            using var atOnce = new ContentApiFactory(new TestFolder());
            foreach (var (name, page) in pages)
                atOnce.Folder.Put($"{name}.txt", page);
            using var oneByOne = new ContentApiFactory(new TestFolder());
            foreach (var name in (string[])[first, second, third])
            {
                oneByOne.Folder.Put($"{name}.txt", pages[name]);
                await oneByOne.Api.Get("/health/ready");
                oneByOne.Import();
            }
            Assert.Equal(await Content.Everything(atOnce.Api), await Content.Everything(oneByOne.Api));
        }
    }

    [Fact]
    public async Task A_copy_takes_over_when_the_source_of_an_article_tells_of_something_else()
    {
        using var program = new ContentApiFactory(new TestFolder());
        program.Folder.Put("a.txt", Page("article"));
        program.Folder.Put("b.txt", Page("duplicate"));
        Assert.Equal("a.txt", (await program.Api.Json("/v1/articles/cau-moi-noi-hai-bo-song?fields=source.document")).Text("source", "document"));
        program.Folder.Put("a.txt", Page("teaser"));
        var report = program.Import();
        Assert.Equal(0, report.Unchanged);
        var article = await program.Api.Json("/v1/articles/cau-moi-noi-hai-bo-song");
        Assert.Equal("b.txt", article.Text("source", "document"));
        var provenance = await program.Api.Json($"/v1/articles/{article.Text("id")}/provenance");
        Assert.Equal(["b.txt body", "a.txt teaser"], provenance["documents"]!.AsArray().Select(document => $"{document.Text("document")} {document.Text("role")}"));
        Assert.Equal(2, program.Import().Unchanged);
    }

    private static string Page(string role) =>
        role switch
        {
            "teaser" => Teaser.ToString(),
            "article" => Article.ToString(),
            _ => (Article with { Title = "CẦU MỚI nối hai bờ sông!" }).ToString(),
        };
}
