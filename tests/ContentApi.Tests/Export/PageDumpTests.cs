using ContentApi.Export;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Export;

/// <summary>Articles as page dumps, and as lines where no page says them.</summary>
public sealed class PageDumpTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_seed_is_a_page_with_its_teasers()
    {
        var database = Imported(Repository.Seeds);
        Assert.Equal(new ExportReport(1, 6, 0, 1, 0), Export(database));
        Assert.Equal(["000_18b458273cf11a6f.txt"], Files());
    }

    [Fact]
    public void Every_form_that_the_reader_knows_is_written()
    {
        folder.Put("tinh/mot trang.txt", Everything);
        var database = Imported(folder.Pages);
        Assert.Equal(new ExportReport(1, 4, 0, 1, 0), Export(database));
        Assert.Equal(["tinh/mot trang.txt"], Files());
        using var session = database.Read();
        var article = ArticleBlocks.All(session).Single(each => each.Article.Kind == "article").Article;
        // The page that the test writes itself has every block: else the test would show less than it says.
        Assert.Equal(
            ["figure", "heading", "list", "paragraph", "quote", "table", "video"],
            article.Body!.Blocks.Select(block => block.GetType().Name.Replace("Block", "", StringComparison.Ordinal).ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("- Hình 1")]
    [InlineData("Bài liên quan")]
    [InlineData("Chia sẻ")]
    [InlineData("Một dòng\nhai dòng")]
    public void A_block_that_no_page_can_say_is_a_line(string paragraph)
    {
        // No page gives such a paragraph; a line does, and so do formats with markup.
        folder.Put("a.txt", new Hosting.PageDump("Nông dân trúng mùa lúa thu đông") { Latest = [("Chợ nổi họp lại sau ba năm vắng bóng thương hồ", "Ghe hàng từ các tỉnh lại về đông như trước, bà con mừng.")] }.ToString());
        var database = Imported(folder.Pages);
        Assert.Equal(1, new ExportFolder(database, folder.At("before"), isForced: false).WritePages().Pages);
        Change(database, "Nhiều hộ", paragraph);
        Assert.Equal(new ExportReport(1, 1, 0, 0, 2), Export(database));
        Assert.Equal(["articles.ndjson"], Files());
    }

    [Fact]
    public void Only_the_first_of_two_articles_that_share_a_headline_is_a_page()
    {
        folder.Put("1.txt", new Hosting.PageDump("Giá vàng hôm nay") { Date = "01/08/2018", Lead = "Giá vàng trong nước sáng nay tăng mạnh theo đà tăng của thị trường thế giới sau phiên họp lãi suất.", Paragraphs = [] }.ToString());
        folder.Put("2.txt", new Hosting.PageDump("Giá vàng hôm nay") { Date = "09/08/2018", Lead = "Thị trường kim loại quý trầm lắng, người mua đứng ngoài quan sát trong khi tỷ giá đi ngang cả tuần.", Paragraphs = [] }.ToString());
        Assert.Equal(new ExportReport(2, 0, 0, 1, 1), Export(Imported(folder.Pages)));
    }

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("tinh/a.html", "tinh/a.html.txt")]
    [InlineData("../../etc/passwd", "etc/passwd.txt")]
    [InlineData("/tmp/a.txt", "tmp/a.txt")]
    [InlineData("C:\\a\\..\\b.TXT", "C_/a/b.TXT")]
    [InlineData(".an.txt", "_an.txt")]
    [InlineData("feed.xml#1?x", "feed.xml#1_x.txt")]
    [InlineData("bài một.txt", "bài một.txt")]
    [InlineData("..", null)]
    [InlineData(" / /", null)]
    public void The_name_of_a_page_stays_in_the_folder_and_is_read_again(string document, string? name) => Assert.Equal(name, PageNames.Of(document));

    [Fact]
    public void Two_documents_never_share_a_file()
    {
        var names = new PageNames("articles.ndjson");
        Assert.Equal("a.html.txt", names.Take("a.html"));
        Assert.Null(names.Take("a.html.txt"));
        Assert.Null(names.Take("A.HTML"));
        Assert.Null(names.Take("a.html.txt/b"));
        Assert.Null(names.Take("articles.ndjson/b"));
        Assert.Equal("c/b.txt", names.Take("c/b.txt"));
        Assert.Equal("c/d.txt", names.Take("c/d.txt"));
        Assert.Null(names.Take(new string('a', 250)));
    }

    private const string Everything = """
        Báo Phú Hòa

        Chuyên mục: Giao thông nông thôn

        Cầu mới nối hai bờ sông sau mười năm chờ đợi

        01/08/2018 16:45

        Cập nhật: 02/08/2018 07:05

        Sau mười năm chờ đợi, người dân hai xã ven sông đã có cây cầu mới dài ba trăm mét, đi lại không còn cảnh lụy phò.

        Niềm vui của bà con hai xã

        Từ sáng sớm, hàng trăm người đã đứng chật hai đầu cầu để chờ giờ thông xe, nhiều cụ già được con cháu dìu ra tận nơi.

        Cầu mới nối hai bờ sông - Hình 1

        Cầu mới nhìn từ bờ bắc (Ảnh: Trần Ba)

        Hình 2: Bờ nam trong ngày thông xe

        “Chúng tôi chờ cây cầu này cả một đời người rồi.”

        — Ông Lê Văn Tư

        Công trình gồm các hạng mục chính sau đây:

        - Cầu chính dài ba trăm mét;

        - Đường dẫn hai đầu.

        Bảng vốn của công trình theo từng năm như sau, tính bằng tỷ đồng và đã làm tròn theo báo cáo của chủ đầu tư.

        Năm	Vốn

        2016	20

        2017	35

        Trình tự thi công được chủ đầu tư chia làm hai bước, mỗi bước kéo dài một năm, có giám sát của người dân hai xã.

        1. Đóng cọc móng

        2. Lao dầm cầu

        Video: Cầu ngày thông xe

        Từ nay học sinh hai xã không còn phải qua đò, nông sản cũng được xe tải vào tận ruộng chở đi, giá bán tăng hẳn.

        Tác giả: Lê Mai - Trần Ba

        Theo TTXVN

        Từ khóa: cầu mới, giao thông

        Bài liên quan

        Xã ven sông trồng lại rừng dừa nước

        Xã ven sông trồng lại rừng dừa nước

        Chợ nổi họp lại sau ba năm vắng bóng

        Chợ nổi họp lại sau ba năm vắng bóng

        Tin mới

        Bình Liêu đón du khách dịp lễ hội năm 2024

        Bình Liêu đón du khách dịp lễ hội năm 2024

        Ngày 24/4, tại xã Húc Động đã diễn ra nhiều hoạt động đặc sắc và hấp dẫn của lễ hội năm 2024.

        Bắc Giang gỡ khó cho các khu công nghiệp

        Bắc Giang gỡ khó cho các khu công nghiệp

        Lãnh đạo tỉnh vừa có buổi làm việc về tình hình triển khai các dự án trên địa bàn.
        """;

    private ContentDatabase Imported(string pages)
    {
        var database = new ContentDatabase(folder.Database);
        database.Migrate();
        new Import(database, Repository.Sections, new FixedClock()).Run(pages);
        return database;
    }

    private ExportReport Export(ContentDatabase database) => new ExportFolder(database, folder.At("export"), isForced: false).WritePages();

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(folder.At("export"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.At("export"), path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    // As a format with markup would have stored it.
    private static void Change(ContentDatabase database, string paragraphBegins, string text)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE article_body SET blocks = (SELECT json_group_array(CASE WHEN json_extract(value, '$.text') LIKE $begins THEN json_set(value, '$.text', $text) ELSE json(value) END) FROM json_each(blocks))";
        command.Parameters.AddWithValue("$begins", paragraphBegins + "%");
        command.Parameters.AddWithValue("$text", text);
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
