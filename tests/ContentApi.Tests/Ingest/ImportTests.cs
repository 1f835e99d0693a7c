using System.Globalization;
using System.Net;
using System.Text;
using ContentApi.Ingest;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Ingest;

public sealed class ImportTests : IDisposable
{
    private readonly ContentApiFactory program = new(new TestFolder());

    private TestFolder Folder => program.Folder;

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        Folder.Put("a.txt", Rice.ToString());
        Folder.Put("b.txt", Flood.ToString());
        await program.Api.Json("/v1/articles");
        var before = Dump();
        program.Clock.Now = program.Clock.Now.AddDays(1);
        Assert.Equal((0, 0, 2), Counts(program.Import()));
        Folder.Touch("a.txt");
        Assert.Equal((0, 0, 2), Counts(program.Import()));
        Assert.Equal(before, Dump());
    }

    [Fact]
    public async Task An_import_leaves_an_empty_log_beside_the_database_that_is_served()
    {
        Folder.Put("a.txt", Rice.ToString());
        await program.Api.Json("/v1/articles");
        Folder.Put("b.txt", Flood.ToString());
        Assert.Equal((1, 0, 1), Counts(program.Import()));

        Assert.Equal(0, new FileInfo(Folder.Database + "-wal").Length);
    }

    [Fact]
    public async Task A_changed_page_updates_only_itself()
    {
        Folder.Put("a.txt", Rice.ToString());
        Folder.Put("b.txt", Flood.ToString());
        var before = (await program.Api.Json("/v1/articles?include=body")).Items();
        program.Clock.Now = program.Clock.Now.AddHours(1);
        Folder.Put(
            "a.txt",
            (
                Rice with
                {
                    Paragraphs =
                    [
                        .. Rice.Paragraphs,
                        "Dự kiến cuối tháng, hợp tác xã sẽ ký thêm ba hợp đồng bao tiêu với doanh nghiệp xuất khẩu.",
                    ],
                }
            ).ToString()
        );
        Assert.Equal((0, 1, 1), Counts(program.Import()));
        var after = (await program.Api.Json("/v1/articles?include=body")).Items();
        foreach (var old in before)
        {
            var now = after.Single(item => item.Text("id") == old.Text("id"));
            Assert.Equal(old.Text("slug"), now.Text("slug"));
            var isChanged = old.Text("title") == Rice.Title;
            Assert.Equal(isChanged ? 2 : 1, now.Number("revision"));
            Assert.Equal(isChanged ? "2026-11-22T09:00:00.000Z" : "2026-11-22T08:00:00.000Z", now.Text("updatedAt"));
        }
    }

    [Fact]
    public async Task A_link_that_leads_back_up_is_not_followed()
    {
        Folder.Put("tinh/a.txt", Rice.ToString());
        Directory.CreateSymbolicLink(Path.Combine(Folder.Pages, "tinh", "len"), Folder.Pages);
        Assert.Equal("tinh/a.txt", Assert.Single((await program.Api.Json("/v1/articles?fields=source.document")).Items()).Text("source", "document"));
        Assert.Equal(1, (await program.Api.Json("/health/ready")).Number("documents"));
    }

    [Fact]
    public async Task A_new_page_is_a_new_article()
    {
        Folder.Put("a.txt", Rice.ToString());
        await program.Api.Json("/v1/articles");
        Folder.Put("b.txt", Flood.ToString());
        Assert.Equal((1, 0, 1), Counts(program.Import()));
        Assert.Equal(2, (await program.Api.Json("/health/ready")).Number("contentVersion"));
    }

    [Fact]
    public async Task Bad_pages_are_refused_with_a_reason_and_the_others_are_served()
    {
        Folder.Put("a.txt", Rice.ToString());
        Folder.Put("empty.txt", "");
        Folder.Put("blank.txt", " \n\u00a0\n");
        Folder.Put("binary.txt", [0x89, 0x50, 0x4e, 0x47, 0, 0, 0]);
        Folder.Put("latin1.txt", Encoding.Latin1.GetBytes("Công an thành phố"));
        Folder.Put("noise.txt", "Chia sẻ\n\nFacebook\n\nBình luận\n");
        var ready = await program.Api.Json("/health/ready");
        Assert.Equal((1L, 5L), (ready.Number("articles"), ready.Number("refused")));
        Assert.Equal(["binary.txt", "blank.txt", "empty.txt", "latin1.txt", "noise.txt"], ready["refusedDocuments"].Each("document"));
        Assert.All(ready["refusedDocuments"].Each("reason"), reason => Assert.False(string.IsNullOrWhiteSpace(reason)));
        Assert.Equal([Rice.Title], (await program.Api.Json("/v1/articles"))["items"].Each("title"));
    }

    [Theory]
    [InlineData("a.txt", "b.txt")]
    [InlineData("b.txt", "a.txt")]
    public async Task One_text_in_two_files_is_one_article_whatever_the_order(string first, string second)
    {
        Folder.Put(first, Rice.ToString());
        await program.Api.Json("/v1/articles");
        Folder.Put(second, Rice.ToString());
        program.Import();
        var article = Assert.Single((await program.Api.Json("/v1/articles?include=source")).Items());
        Assert.Equal("a.txt", article.Text("source", "document"));
        var provenance = await program.Api.Json($"/v1/articles/{article.Text("id")}/provenance");
        Assert.Equal(
            ["a.txt body", "b.txt duplicate"],
            provenance["documents"]!.AsArray().Select(each => $"{each.Text("document")} {each.Text("role")}")
        );
    }

    [Fact]
    public async Task One_title_with_another_day_and_text_is_another_article()
    {
        Folder.Put(
            "1.txt",
            Gold("01/08/2018", "Giá vàng trong nước sáng nay tăng mạnh theo đà tăng của thị trường thế giới sau phiên họp lãi suất.")
                .ToString()
        );
        Folder.Put(
            "2.txt",
            Gold("09/08/2018", "Thị trường kim loại quý trầm lắng, người mua đứng ngoài quan sát trong khi tỷ giá đi ngang cả tuần.")
                .ToString()
        );
        var items = (await program.Api.Json("/v1/articles")).Items();
        Assert.Equal(2, items.Count);
        Assert.Equal(2, items.Each("slug").Distinct().Count());
        Assert.Equal(["2018-08-09", "2018-08-01"], items.Each("publishedAt"));
        program.Clock.Now = program.Clock.Now.AddDays(1);
        Folder.Touch("1.txt");
        Folder.Touch("2.txt");
        Assert.Equal((0, 0, 2), Counts(program.Import()));
    }

    [Theory]
    [InlineData("a.txt", "b.txt")]
    [InlineData("b.txt", "a.txt")]
    public async Task A_teaser_and_its_article_are_one_with_one_id(string teaser, string article)
    {
        Folder.Put(
            teaser,
            (
                Flood with
                {
                    Latest = [(Rice.Title, "Nông dân trúng mùa, giá lúa tại ruộng tăng thêm hai trăm đồng mỗi ký so với tuần trước.")],
                }
            ).ToString()
        );
        var id = (await program.Api.Json("/v1/articles?kind=teaser")).Items()[0].Text("id");
        Folder.Put(article, Rice.ToString());
        program.Import();
        var item = (await program.Api.Json("/v1/latest")).Items().Single(each => each.Text("title") == Rice.Title);
        Assert.Equal((id, "article", Rice.Lead), (item.Text("id"), item.Text("kind"), item.Text("lead")));
        var roles = (await program.Api.Json($"/v1/articles/{id}/provenance"))["documents"].Each("role");
        Assert.Equal(["body", "teaser"], roles);
    }

    [Fact]
    public async Task A_section_that_nobody_knows_is_created_from_the_page()
    {
        Folder.Put("a.txt", (Rice with { Section = "Làng nghề miền Tây" }).ToString());
        var article = (await program.Api.Json("/v1/articles")).Items()[0];
        JsonReading.AssertSame(
            """{ "slug": "lang-nghe-mien-tay", "name": "Làng nghề miền Tây", "basis": "stated" }""",
            article!["section"]
        );
        Assert.Equal("lang-nghe-mien-tay", (await program.Api.Json("/v1/sections"))["items"].Each("slug")[^1]);
    }

    [Fact]
    public async Task Hostile_content_comes_through_every_format_as_it_was()
    {
        const string hostile =
            "Bà con <script>alert(1)</script> & \"chợ nổi\" ]]> 📰 họp từ 5 giờ sáng trên sông, ghe xuồng tấp nập suốt cả tuần.";
        Folder.Put(
            "a.txt",
            (
                Rice with
                {
                    Title = "Chợ nổi <b>Cái Răng</b> & \"ghe\" 📰",
                    Paragraphs =
                    [
                        hostile,
                        "Dòng có ký tự điều khiển \u0001\u0008 ở giữa và vẫn là một câu đủ dài để thành đoạn văn của bài.",
                    ],
                }
            ).ToString()
        );
        var article = await program.Api.Json($"/v1/articles/{(await program.Api.Json("/v1/articles")).Items()[0].Text("id")}");
        Assert.Contains(hostile, article.At("body", "blocks").Each("text"));
        var page = await program.Api.Get(article.Text("links", "web")!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<script>alert", page.Text, StringComparison.Ordinal);
        Representations.HtmlPage.Parse(page.Bytes);
        foreach (var suffix in (string[])["rss", "atom"])
            System.Xml.Linq.XDocument.Parse((await program.Api.Get($"/v1/latest.{suffix}")).Text.TrimStart('\uFEFF'));
        Assert.Equal(article.Text("title"), (await program.Api.Get("/v1/latest.jsonfeed")).Json["items"]![0].Text("title"));
    }

    [Fact]
    public async Task A_writer_that_did_not_commit_leaves_the_old_state()
    {
        Folder.Put("a.txt", Rice.ToString());
        await program.Api.Json("/v1/articles");
        var before = Dump();
        using (var writer = program.Database.Write(program.Clock.Now))
            writer.PutStatedSection("khong-bao-gio", "Không bao giờ");
        Assert.Equal(before, Dump());
    }

    private static PageDump Rice { get; } = new("Nông dân trúng mùa lúa thu đông") { Date = "02/08/2018 07:30", Author = "Trần Lúa" };

    private static PageDump Flood { get; } =
        new("Nước lũ đầu nguồn lên nhanh trong đêm")
        {
            Date = "03/08/2018",
            Lead = "Mực nước đo được tại các trạm đầu nguồn đã vượt báo động một, chính quyền yêu cầu các xã trực ban suốt ngày đêm.",
            Paragraphs = ["Lực lượng xung kích đã giúp hàng trăm hộ dân kê cao đồ đạc và đưa người già, trẻ nhỏ đến nơi ở tạm an toàn."],
        };

    private static PageDump Gold(string day, string text) =>
        new("Giá vàng hôm nay")
        {
            Date = day,
            Lead = text,
            Paragraphs = [text.Replace("Giá", "Theo ghi nhận, giá", StringComparison.Ordinal)],
        };

    private static (int Created, int Updated, int Unchanged) Counts(ImportReport report) =>
        (report.Created, report.Updated, report.Unchanged);

    /// <summary>Every row of every table.</summary>
    private string Dump()
    {
        using var connection = new SqliteConnection($"Data Source={Folder.Database};Mode=ReadOnly");
        connection.Open();
        var dump = new StringBuilder();
        foreach (var table in Rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").ToList())
        {
            // When a file was last touched is noted without being content.
            var columns = table == "document" ? "name, file, sha256, size_bytes, reader, encoding, refusal, refused_line" : "*";
            foreach (var row in Rows($"SELECT {columns} FROM \"{table}\""))
                dump.Append(CultureInfo.InvariantCulture, $"{table}: {row}\n");
        }
        return dump.ToString();

        IEnumerable<string> Rows(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of tables come from the schema itself.
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
                yield return string.Join(
                    '|',
                    Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))
                );
        }
    }
}
