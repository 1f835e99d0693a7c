using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Ingest;
using ContentApi.Tests.Hosting;
using ExportFolder = ContentApi.Export.ExportFolder;

namespace ContentApi.Tests.Endpoints;

/// <summary>The export of everything over HTTP.</summary>
public sealed class ExportStreamTests
{
    private const string Target = "/v1/export.ndjson";
    private const string Slug = "nong-dan-trung-mua-lua-thu-dong";

    [Fact]
    public async Task It_holds_everything_between_a_header_and_an_end_that_lead_on()
    {
        using var content = new InventedContent(5, 120);
        var answer = await content.Api.Get(Target);
        var lines = Lines(answer);
        Assert.Equal(["contentApi", "version", "snapshot", "nextSince"], lines[0].Names());
        Assert.Equal(["contentApi", "lines", "nextSince"], lines[^1].Names());
        Assert.Equal((120, lines[0].Text("nextSince")), ((int)lines[^1].Number("lines")!, lines[^1].Text("nextSince")));
        Assert.Equal(content.Articles.Select(article => article.Id).Order(StringComparer.Ordinal), lines[1..^1].Select(line => line.Text("id")));
        // Of what is published the lines are those that the verb export writes.
        new ExportFolder(content.Database, content.Folder.At("export"), isForced: false).WriteLines();
        var written = await File.ReadAllLinesAsync(content.Folder.At("export/articles.ndjson"), TestContext.Current.CancellationToken);
        Assert.Equal(
            written[1..].Where(line => JsonNode.Parse(line).At("record", "withdrawal") is null),
            answer.Text.Split('\n')[1..^2].Where(line => JsonNode.Parse(line).At("record", "withdrawal") is null)
        );
        Assert.Empty((await content.Api.Json($"/v1/changes?since={lines[^1].Text("nextSince")}")).Items());
        content.Change(3);
        Assert.NotEmpty((await content.Api.Json($"/v1/changes?since={lines[^1].Text("nextSince")}")).Items());
        foreach (var kind in (string[])["article", "teaser"])
        {
            var some = Lines(await content.Api.Get($"{Target}?kind={kind}"))[1..^1].Where(line => line.At("record", "withdrawal") is null);
            Assert.All(some, line => Assert.Equal(kind, line.Text("kind")));
            Assert.Equal((await content.Api.Json($"/v1/articles?kind={kind}&count=exact")).Number("page", "total"), some.Count());
        }
    }

    [Fact]
    public async Task It_has_no_length_validator_or_copy_and_says_as_much_to_HEAD()
    {
        using var content = new InventedContent(5, 20);
        var get = await content.Api.Get(Target, ("If-None-Match", "*"), ("Accept", "image/png"));
        Assert.Equal((HttpStatusCode.OK, "application/x-ndjson; charset=utf-8", "no-store"), (get.Status, get["Content-Type"], get["Cache-Control"]));
        Assert.Equal("attachment; filename=\"export.ndjson\"", get["Content-Disposition"]);
        foreach (var name in (string[])["ETag", "Content-Length", "Last-Modified"])
            Assert.DoesNotContain(name, get.Headers.Keys);
        Assert.Equal(Lines(get)[0].Text("nextSince"), get["Next-Since"]);
        Assert.Equal(Lines(get)[0].Text("snapshot"), get["Content-Snapshot"]);
        var head = await content.Api.Send(HttpMethod.Head, Target);
        Assert.Empty(head.Bytes);
        foreach (var name in (string[])["Content-Type", "Cache-Control", "Content-Disposition", "Next-Since", "Content-Snapshot", "Vary"])
            Assert.Equal(get[name], head[name]);
        foreach (var coding in (string[])["br", "gzip"])
        {
            var coded = await content.Api.Get(Target, ("Accept-Encoding", coding));
            Assert.Equal(coding, coded["Content-Encoding"]);
            using var source = new MemoryStream(coded.Bytes);
            await using Stream decoded = coding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
            using var whole = new MemoryStream();
            await decoded.CopyToAsync(whole, TestContext.Current.CancellationToken);
            Assert.Equal(get.Bytes, whole.ToArray());
        }
    }

    [Fact]
    public async Task A_download_that_broke_off_is_gone_on_with_until_the_content_changes()
    {
        using var content = new InventedContent(9, 250);
        var whole = (await content.Api.Get(Target)).Text.Split('\n');
        var snapshot = JsonNode.Parse(whole[0]).Text("snapshot");
        var rest = $"{Target}?after={JsonNode.Parse(whole[100]).Text("id")}&snapshot={snapshot}";
        // The lines that come are those that are missing, but for the count in the last, which is of this answer.
        Assert.Equal(whole[101..^2], (await content.Api.Get(rest)).Text.Split('\n')[..^2]);
        content.Change(5);
        var gone = await content.Api.Get(rest);
        Assert.Equal((HttpStatusCode.Gone, "/problems/gone"), (gone.Status, gone.Json.Text("type")));
        Assert.Contains("Start again without after and snapshot", gone.Json.Text("detail"), StringComparison.Ordinal);
        foreach (var (query, parameter) in new[] { ("after=0000000000000001", "after"), ($"snapshot={snapshot}", "snapshot"), ($"after=x&snapshot={snapshot}", "after"), ("after=0000000000000001&snapshot=x", "snapshot") })
        {
            var refused = await content.Api.Get($"{Target}?{query}");
            Assert.Equal((HttpStatusCode.BadRequest, parameter), (refused.Status, refused.Json["errors"]![0].Text("parameter")));
        }
    }

    [Fact]
    public async Task Importing_it_gives_the_same_content_with_the_same_ids_and_addresses()
    {
        using var first = new ContentApiFactory(new TestFolder());
        var page = new PageDump("Nông dân trúng mùa lúa thu đông")
        {
            Section = "Kinh tế",
            Author = "Lê Mai",
            Tags = ["lúa thu đông"],
            Date = "02/08/2018 07:30",
            Related = [("Chợ nổi họp lại sau ba năm", "Chợ nổi đông khách trở lại từ sáng sớm, ghe xuồng đậu kín hai bên bờ.")],
            Latest = [("Cầu mới nối hai bờ sông", "Cầu dài ba trăm mét, xe tải nhỏ qua được, người dân không còn phải chờ đò.")],
        };
        first.Folder.Put("a.txt", page.ToString());
        first.Folder.Put("b.txt", (page with { Title = "Đua ghe ngo trên sông Hậu", Paragraphs = ["Sáng nay, hai mươi đội ghe tranh tài trước hàng vạn khán giả đứng kín hai bờ kênh."], Date = null }).ToString());
        first.Folder.Put("c.txt", (page with { Publisher = "Báo Phú Hòa", Paragraphs = ["Giá lúa tăng nhẹ, thương lái đặt cọc từ đầu vụ, nông dân yên tâm chăm sóc đồng ruộng."] }).ToString());
        await first.Api.Json("/v1/articles");
        new Editing(first.Database, first.Clock).Withdraw("dua-ghe-ngo-tren-song-hau", "Sai số liệu.");
        var exported = await first.Api.Get(Target);
        Assert.DoesNotContain("hai mươi đội ghe", exported.Text, StringComparison.Ordinal);
        var withdrawn = Lines(exported)[1..^1].Single(line => line.At("record", "withdrawal") is not null);
        Assert.Equal(("Sai số liệu.", "Đua ghe ngo trên sông Hậu"), (withdrawn.Text("record", "withdrawal", "reason"), withdrawn.Text("title")));

        using var second = new ContentApiFactory(new TestFolder(), null, ("ContentApi:Sections", Repository.Sections));
        second.Folder.Put("export.ndjson", exported.Bytes);
        Assert.Equal(await Content.Everything(first.Api), await Content.Everything(second.Api));
        Assert.Equal(HttpStatusCode.Gone, (await second.Api.Get("/v1/articles/dua-ghe-ngo-tren-song-hau")).Status);
        Assert.Equal(0, (await second.Api.Json("/health/ready")).Number("refused"));
        Assert.Equal(HttpStatusCode.OK, (await second.Api.Get($"/v1/articles/{Slug}")).Status);
    }

    private static JsonNode[] Lines(Answer answer)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(answer.Bytes);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!)];
    }
}
