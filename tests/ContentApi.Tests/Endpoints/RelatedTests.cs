using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>Which articles are near to one, in which order, and which tell the same.</summary>
public sealed class RelatedTests : IDisposable
{
    private const string Bridge = "Cầu treo Mường Lang bị lũ cuốn hai nhịp, tỉnh Sơn Bắc cử đội cứu hộ vào bản Nà Khoang.";

    private readonly ContentApiFactory program = new(new TestFolder());

    private TestFolder Folder => program.Folder;

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Of_articles_as_near_the_one_of_the_same_days_comes_first_and_undated_ones_between()
    {
        Put("a", "Cầu treo Mường Lang bị lũ cuốn", date: "01/08/2018", section: "Thời sự");
        // As near in their words: only the dates differ.
        Put("b", "Cầu treo Mường Lang bị lũ cuốn, tin một", date: "01/08/2015");
        Put("c", "Cầu treo Mường Lang bị lũ cuốn, tin hai", date: null);
        Put("d", "Cầu treo Mường Lang bị lũ cuốn, tin ba", date: "02/08/2018");
        var related = (await Related("a")).Items();

        Assert.Equal(["d.txt", "c.txt", "b.txt"], related.Each("article", "source", "document"));
        var scores = related.Select(item => (double)item!["score"]!).ToList();
        Assert.All(scores, score => Assert.InRange(score, 0.12, 1));
        Assert.InRange(scores[0] / scores[1], 1.04, 1.051);
        Assert.InRange(scores[2] / scores[1], 0.949, 0.96);
    }

    [Fact]
    public async Task Reasons_are_shared_phrases_as_they_stand_in_the_text()
    {
        Put("a", "Lũ cuốn cầu treo Mường Lang");
        Put("b", "Sập cầu treo ở Mường Lang");
        var item = Assert.Single((await Related("a")).Items())!;

        Assert.Equal("computed", item.Text("origin"));
        var reasons = item["reasons"]!.AsArray().Select(reason => (string)reason!).ToList();
        Assert.InRange(reasons.Count, 1, 5);
        Assert.Contains(reasons, reason => reason.Contains("Mường Lang", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_shares_nothing_but_the_language_is_not_related()
    {
        Put("a", "Cầu treo Mường Lang bị lũ cuốn");
        Folder.Put("b.txt", (new PageDump("Nhà hát kịch mở màn mùa diễn") { Lead = "Vở hài kịch mới quy tụ dàn diễn viên trẻ.", Paragraphs = ["Đêm diễn đầu tiên kín khán giả, nhiều người phải đứng."] }).ToString());

        Assert.Empty((await Related("a")).Items());
    }

    [Fact]
    public async Task The_publishers_own_list_comes_first_as_printed_and_origin_chooses()
    {
        Put("b", "Sập cầu treo ở Mường Lang");
        Put("c", "Mường Lang sau khi cầu treo bị cuốn");
        Folder.Put(
            "a.txt",
            (new PageDump("Cầu treo Mường Lang bị lũ cuốn") { Lead = Bridge, Related = [("Chợ phiên vùng cao vào thu", "Chợ họp từ sáng sớm."), ("Sập cầu treo ở Mường Lang", "Nhịp cầu bị cuốn.")] }).ToString()
        );

        Assert.Equal(
            ["Chợ phiên vùng cao vào thu", "Sập cầu treo ở Mường Lang", "Mường Lang sau khi cầu treo bị cuốn"],
            (await Related("a")).Items().Each("article", "title")
        );
        Assert.Equal([null, null], (await Related("a", "origin=publisher")).Items().Select(item => (double?)item!["score"]));
        Assert.Equal(["Mường Lang sau khi cầu treo bị cuốn"], (await Related("a", "origin=computed")).Items().Each("article", "title"));
        Assert.Single((await Related("a", "limit=1")).Items());
    }

    [Fact]
    public async Task Section_and_from_narrow_it()
    {
        Put("a", "Cầu treo Mường Lang bị lũ cuốn", date: "01/08/2018");
        Put("b", "Sập cầu treo ở Mường Lang", date: "31/07/2018", section: "Thời sự");
        Put("c", "Mường Lang sau khi cầu treo bị cuốn", date: "03/08/2018", section: "Đời sống");
        Put("d", "Cầu treo Mường Lang sẽ dựng lại", section: "Thời sự");

        Assert.Equal(["b.txt", "d.txt"], (await Related("a", "section=thoi-su")).Items().Each("article", "source", "document").Order());
        Assert.Equal(["c.txt"], (await Related("a", "from=2018-08-01")).Items().Each("article", "source", "document"));
        Assert.Empty((await Related("a", "section=thoi-su&from=2018-08-01")).Items());
        var warning = Assert.Single((await Related("a", "section=thoi-xu"))["warnings"]!.AsArray());
        Assert.Equal(("section", "thoi-xu", "thoi-su"), (warning.Text("parameter"), warning.Text("value"), warning.Text("suggestion")));
    }

    [Theory]
    [InlineData("section=Th%E1%BB%9Di%20s%E1%BB%B1", "section")]
    [InlineData("section=thoi-su&section=xa-hoi", "section")]
    [InlineData("from=hom-qua", "from")]
    [InlineData("duplicates=hid", "duplicates")]
    public async Task A_fault_of_its_filters_is_named(string query, string parameter)
    {
        Put("a", "Cầu treo Mường Lang bị lũ cuốn");
        var answer = await program.Api.Get($"/v1/articles/{await Id("a")}/related?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([parameter], answer.Json["errors"].Each("parameter"));
    }

    [Fact]
    public async Task What_tells_the_same_is_not_related_in_either_direction()
    {
        PutCopies();

        foreach (var name in (string[])["a", "b", "c"])
            Assert.Equal(["d.txt"], (await Related(name)).Items().Each("article", "source", "document"));
        Assert.Equal(["a.txt", "b.txt", "c.txt"], (await Related("d")).Items().Each("article", "source", "document").Order());
        Assert.Equal(["a.txt"], (await Related("d", "duplicates=hide")).Items().Each("article", "source", "document"));
    }

    [Fact]
    public async Task Duplicates_are_those_that_tell_the_same_the_earliest_first()
    {
        PutCopies();

        Assert.Equal(["b.txt", "c.txt"], await Documents($"/v1/articles/{await Id("a")}/duplicates"));
        Assert.Equal(["a.txt", "c.txt"], await Documents($"/v1/articles/{await Id("b")}/duplicates"));
        Assert.Equal(["a.txt", "b.txt"], await Documents($"/v1/articles/{await Id("c")}/duplicates"));
        Assert.Equal(["c.txt", "b.txt"], await Documents($"/v1/articles/{await Id("a")}/duplicates?sort=-date"));
        var alone = await program.Api.Json($"/v1/articles/{await Id("d")}/duplicates");
        Assert.Equal(["items", "page", "links"], alone.Names());
        Assert.Empty(alone.Items());
        Assert.Equal(0, alone.Number("page", "total"));
    }

    [Fact]
    public async Task Duplicates_are_paged_and_a_feed_as_any_list()
    {
        PutCopies();
        var path = $"/v1/articles/{await Id("a")}/duplicates";
        var first = await program.Api.Json($"{path}?limit=1&fields=title");
        Assert.Equal(2, first.Number("page", "total"));
        var second = await program.Api.Json(first.Text("links", "next")!);

        Assert.Equal(["Bản chép thứ nhất", "Bản chép thứ hai"], (string?[])[.. first["items"].Each("title"), .. second["items"].Each("title")]);
        Assert.Null(second.Text("page", "nextCursor"));
        Assert.Contains("<title>Bản chép thứ hai</title>", (await program.Api.Get($"{path}.rss")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Api.Get("/v1/articles/khong-co-bai-nay/duplicates")).Status);
    }

    [Theory]
    [InlineData("/v1/articles")]
    [InlineData("/v1/latest")]
    [InlineData("/v1/sections/thoi-su/articles")]
    [InlineData("/v1/sections/thoi-su/latest")]
    [InlineData("/v1/tags/cau-treo/articles")]
    [InlineData("/v1/authors/le-an/latest")]
    [InlineData("/v1/search?q=M%C6%B0%E1%BB%9Dng%20Lang")]
    [InlineData("/v1/articles?publisher=B%C3%A1o%20S%C3%B4ng%20H%E1%BA%ADu")]
    [InlineData("/v1/articles?sort=title")]
    public async Task Lists_show_duplicates_unless_they_are_hidden(string list)
    {
        PutCopies();
        var query = list.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string[] all = ["a.txt", "b.txt", "c.txt", "d.txt"];

        Assert.Equal(all, (await Documents(list)).Order());
        Assert.Equal(all, (await Documents($"{list}{query}duplicates=show")).Order());
        Assert.Equal(["a.txt", "d.txt"], (await Documents($"{list}{query}duplicates=hide")).Order());
        Assert.Equal(2, (await program.Api.Json($"{list}{query}duplicates=hide")).Number("page", "total"));
    }

    [Fact]
    public async Task Feeds_hide_them_too_and_ids_say_that_they_are_filtered()
    {
        PutCopies();

        Assert.DoesNotContain("Bản chép", (await program.Api.Get("/v1/latest.rss?duplicates=hide")).Text, StringComparison.Ordinal);
        var missing = (await program.Api.Json($"/v1/articles?ids={await Id("a")},{await Id("b")}&duplicates=hide"))["missing"];
        Assert.Equal(["filtered"], missing.Each("reason"));
    }

    /// <summary>An article, two copies of it, and one on the same.</summary>
    private void PutCopies()
    {
        Put("a", "Cầu treo Mường Lang bị lũ cuốn", date: "01/08/2018", section: "Thời sự", isWhole: true);
        Put("b", "Bản chép thứ nhất", date: "02/08/2018", section: "Thời sự", isWhole: true);
        Put("c", "Bản chép thứ hai", date: "03/08/2018", section: "Thời sự", isWhole: true);
        Folder.Put(
            "d.txt",
            (
                new PageDump("Mường Lang dựng lại cầu treo")
                {
                    Date = "04/08/2018",
                    Section = "Thời sự",
                    Tags = ["cầu treo"],
                    Author = "Lê An",
                    Lead = "Sau trận lũ cuốn cầu, bản Nà Khoang chờ cầu mới.",
                    Paragraphs = ["Sở Giao thông Sơn Bắc khảo sát móng cầu treo Mường Lang từ sáng nay."],
                }
            ).ToString()
        );
    }

    /// <summary>A short article, and so no duplicate of another; or one with a body that is always the same.</summary>
    private void Put(string name, string title, string? date = null, string? section = null, bool isWhole = false) =>
        Folder.Put(
            $"{name}.txt",
            (
                new PageDump(title)
                {
                    Date = date,
                    Section = section,
                    Lead = isWhole ? Bridge : "Bản Nà Khoang bị cô lập.",
                    Tags = ["cầu treo"],
                    Author = "Lê An",
                    Paragraphs =
                    [
                        isWhole
                            ? "Nước suối dâng nhanh từ nửa đêm, cuốn theo gỗ và đá đập vào mố cầu. Đến sáng hai nhịp giữa đã trôi, dây cáp chỉ còn một bên."
                            : "Lũ suối cuốn nhịp cầu.",
                    ],
                }
            ).ToString()
        );

    private async Task<string> Id(string name) =>
        (await program.Api.Json($"/v1/articles?document={name}.txt&fields=id")).Items()[0].Text("id")!;

    private async Task<JsonNode> Related(string name, string query = "limit=10") =>
        await program.Api.Json($"/v1/articles/{await Id(name)}/related?include=source&{query}");

    private async Task<IReadOnlyList<string?>> Documents(string list)
    {
        var items = (await program.Api.Json($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}include=source"))["items"];
        return list.Contains("/search", StringComparison.Ordinal) ? items.Each("article", "source", "document") : items.Each("source", "document");
    }
}
