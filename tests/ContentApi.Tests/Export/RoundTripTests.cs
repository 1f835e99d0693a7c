using System.Text.Json.Nodes;
using ContentApi.Export;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Tests.Hosting;
using CsCheck;

namespace ContentApi.Tests.Export;

/// <summary>Importing an export gives the same content with the same ids.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Titles =
    [
        "Nông dân trúng mùa lúa thu đông", "Giá vàng hôm nay", "Cầu mới nối hai bờ sông", "Chợ nổi họp lại sau ba năm", "Xã ven sông trồng lại rừng dừa nước",
        "Học sinh vùng cao đến trường mùa nước nổi", "Bão số 5 đổi hướng, miền Trung mưa lớn", "Giá vàng hôm nay!", "Đội tuyển bóng đá nữ thắng trận thứ ba", "2019", "“Giữ đất” cho con cháu",
        "Thưa ông, bao giờ cầu thông xe?",
    ];

    private static readonly string[] Paragraphs =
    [
        "Theo chính quyền địa phương, bà con đã chủ động chuẩn bị giống, phân bón và gia cố bờ bao để kịp xuống giống đúng lịch thời vụ.",
        "Nhiều hộ liên kết thành tổ hợp tác để cùng mua vật tư, cùng bán sản phẩm, nhờ vậy chi phí giảm và đầu ra được bảo đảm hơn.",
        "Chiều 1/8, tại hội nghị tổng kết, lãnh đạo tỉnh cho biết năm 2018 sản lượng tăng gần một phần ba so với cùng kỳ các vụ trước.",
        "Niềm vui của bà con", "Hình 1", "Cầu mới - Hình 2", "Bờ bắc nhìn từ cầu (Ảnh: Trần Ba)", "“Chúng tôi trồng cho con cháu, không phải cho mình.”", "— Ông Lê Văn Tư",
        "- Cây giống;\n- Tiền công.", "1. Đào hố\n2. Đặt cây", "Xóm\tSố cây\nXóm Trên\t1.200", "Video: Cầu ngày thông xe", "PV: Ông nghĩ sao về mùa tới?", ">> Chợ nổi họp lại sau ba năm",
        "làng nghềhỗ trợ vốn", "Tên <b>đậm</b> & \"nháy\" \\ gạch chéo \u2028 hết.",
    ];

    private static readonly Gen<Hosting.PageDump> Page =
        from title in OneOf(Titles)
        from publisher in OneOf<string?>("Báo Sông Hậu", "Báo Phú Hòa", null)
        from date in OneOf<string?>("01/08/2018 16:45", "09/08/2018", "Cập nhật: 02/08/2018 08:00", null)
        from section in OneOf<string?>("Kinh tế", "Chuyện làng", null)
        from tags in OneOf("lúa", "hoà bình", "hòa bình", "C#").Array[0, 2]
        from author in OneOf<string?>("Lê Mai", "Lê Mai - Trần Ba (Theo TTXVN)", null)
        from lead in OneOf(Paragraphs[..3])
        from paragraphs in OneOf(Paragraphs).Array[0, 6]
        from related in Items
        from latest in Items
        select new Hosting.PageDump(title)
        {
            Publisher = publisher,
            Date = date,
            Section = section,
            Tags = tags,
            Author = author,
            Lead = lead,
            Paragraphs = paragraphs,
            Related = related,
            Latest = latest,
        };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<IReadOnlyList<(string Title, string Summary)>?> Items =>
        Gen.Select(OneOf(Titles), OneOf(Paragraphs[..3]))
            .Array[0, 3]
            .Select(items => items.Length == 3 ? null : (IReadOnlyList<(string, string)>?)items);

    [Fact]
    public void The_seed_comes_back_as_lines() => ComesBack(Repository.Seeds, AsLines, Whole);

    [Fact]
    public void The_seed_comes_back_as_pages() => ComesBack(Repository.Seeds, AsPages, Content);

    [Fact]
    public void Invented_pages_come_back_as_lines() => Page.Array[1, 8].Sample(pages => Written(pages, folder => ComesBack(folder, AsLines, Whole)), iter: 40, threads: 1);

    [Fact]
    public void Invented_pages_come_back_as_pages_and_lines() => Page.Array[1, 8].Sample(pages => Written(pages, folder => ComesBack(folder, AsPages, Content)), iter: 40, threads: 1);

    [Theory]
    [InlineData(AsLines)]
    [InlineData(AsPages)]
    public async Task What_is_read_over_http_comes_back(string format)
    {
        using var first = new ContentApiFactory(new TestFolder(), Repository.Seeds);
        await first.Api.Json("/v1/articles");
        using var folder = new TestFolder();
        Export(first.Database, format, folder.At("export"));
        using var second = new ContentApiFactory(new TestFolder(), folder.At("export"), ("ContentApi:Sections", Repository.Sections));
        var ids = (await first.Api.Json("/v1/latest?limit=100")).Items().Each("id");
        string[] targets =
        [
            "/v1/articles?include=body,outline,figures,related", "/v1/latest?limit=100", "/v1/sections", "/v1/tags", "/v1/authors", "/v1/latest?section=kinh-te",
            .. ids.Select(id => $"/v1/articles/{id}/related"), .. ids.Select(id => $"/v1/articles/{id}/latest"), .. ids.Select(id => $"/v1/articles/{id}/outline"),
            // A page is another file than the one it is a copy of, with other lines.
            .. format == AsLines ? ids.Select(id => $"/v1/articles/{id}") : [], .. format == AsLines ? ids.Select(id => $"/v1/articles/{id}/provenance") : [],
        ];
        foreach (var target in targets)
            JsonReading.AssertSame(Plain(await first.Api.Json(target)).ToJsonString(), Plain(await second.Api.Json(target)));
    }

    [Fact]
    public void A_slug_that_a_copy_gives_to_a_stored_article_is_taken_for_those_behind_it()
    {
        using var folder = new TestFolder();
        folder.Put("a.txt", new Hosting.PageDump("Nông dân trúng mùa lúa thu đông").ToString());
        var database = Imported(folder.At("content.db"), folder.Pages);
        Export(database, AsLines, folder.At("copy"));
        var copy = Path.Combine(folder.At("copy"), ExportFolder.LinesName);
        Imported(folder.At("content.db"), folder.At("copy"));
        File.WriteAllText(copy, File.ReadAllText(copy).Replace("\"slug\":\"nong-dan-trung-mua-lua-thu-dong\"", "\"slug\":\"cho-noi-hop-lai\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder.At("copy"), "z.txt"), new Hosting.PageDump("Chợ nổi họp lại").ToString());
        Imported(folder.At("content.db"), folder.At("copy"));
        Export(database, AsLines, folder.At("after"));
        Assert.Equal(
            [("Chợ nổi họp lại", true), ("Nông dân trúng mùa lúa thu đông", false)],
            Lines(folder.At("after")).Where(line => line.Text("kind") == "article").Select(line => (line.Text("title")!, line.Text("slug")!.StartsWith("cho-noi-hop-lai-", StringComparison.Ordinal))).Order()
        );
    }

    private const string AsLines = "ndjson";
    private const string AsPages = "pages";

    // What a copy has its own of: how often and when the record changed here, and when it was withdrawn here.
    private static JsonNode Whole(JsonNode line) => Plain(line);

    // What the page says of itself stays; where it says so, and in which file, is another page's.
    private static JsonNode Content(JsonNode line)
    {
        Plain(line).AsObject().Remove("record");
        foreach (var name in (string[])["sha256", "encoding", "warnings"])
            line["source"]!.AsObject().Remove(name);
        return line;
    }

    private static JsonNode Plain(JsonNode node)
    {
        if (node is JsonObject held)
        {
            foreach (var name in (string[])["revision", "updatedAt", "at"])
                held.Remove(name);
            foreach (var (_, value) in held)
            {
                if (value is not null)
                    Plain(value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                if (item is not null)
                    Plain(item);
            }
        }
        return node;
    }

    private static bool Written(Hosting.PageDump[] pages, Action<string> comesBack)
    {
        using var folder = new TestFolder();
        for (var i = 0; i < pages.Length; i++)
            folder.Put($"{(char)('a' + i)}/trang {i}.txt", pages[i].ToString());
        comesBack(folder.Pages);
        return true;
    }

    private static void ComesBack(string pages, string format, Func<JsonNode, JsonNode> compared)
    {
        using var folder = new TestFolder();
        var first = Imported(folder.At("first.db"), pages);
        Export(first, format, folder.At("copy"));
        Export(first, AsLines, folder.At("before"));
        var second = Imported(folder.At("second.db"), folder.At("copy"));
        Export(second, AsLines, folder.At("after"));
        var (before, after) = (Lines(folder.At("before")), Lines(folder.At("after")));
        Assert.Equal(before.Select(line => line.Text("id")), after.Select(line => line.Text("id")));
        foreach (var (one, other) in before.Zip(after))
            JsonReading.AssertSame(compared(one).ToJsonString(), compared(other));
    }

    private static JsonNode[] Lines(string folder) => [.. File.ReadLines(Path.Combine(folder, ExportFolder.LinesName)).Skip(1).Select(line => JsonNode.Parse(line)!)];

    private static ContentDatabase Imported(string file, string pages)
    {
        var database = new ContentDatabase(file);
        database.Migrate();
        Assert.Empty(new Import(database, Repository.Sections, new FixedClock()).Run(pages).Refused);
        return database;
    }

    private static void Export(ContentDatabase database, string format, string folder)
    {
        var export = new ExportFolder(database, folder, isForced: false);
        _ = format == AsPages ? export.WritePages() : export.WriteLines();
    }
}
