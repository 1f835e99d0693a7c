using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Contracts;
using ContentApi.Tests.Hosting;
using ContentApi.Tests.Representations;

namespace ContentApi.Tests.Endpoints;

public sealed class OperationTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task The_welcome_leads_to_addresses_that_answer()
    {
        var welcome = await seed.Api.Json("/");
        foreach (var (name, address) in welcome["links"]!.AsObject())
        {
            var status = (await seed.Api.Get((string)address!)).Status;
            // The explorer is a folder: its address leads to its page.
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.MovedPermanently, $"{name}: {status}");
        }
    }

    [Fact]
    public async Task A_browser_gets_the_welcome_as_a_page()
    {
        var answer = await seed.Api.Get("/", ("Accept", Browser));
        Assert.Equal("text/html; charset=utf-8", answer["Content-Type"]);
        Assert.Equal("Accept, Accept-Encoding", answer["Vary"]);
        Assert.Contains("Content-Security-Policy", answer.Headers.Keys);
        HtmlPage.Parse(answer.Bytes);
        Assert.Equal("application/json; charset=utf-8", (await seed.Api.Get("/"))["Content-Type"]);
    }

    [Theory]
    [InlineData("invalid-parameter")]
    [InlineData("unknown-parameter")]
    [InlineData("invalid-cursor")]
    [InlineData("malformed-request")]
    [InlineData("not-found")]
    [InlineData("method-not-allowed", "POST")]
    [InlineData("not-acceptable", "GET", "image/png")]
    [InlineData("sync-token-unknown")]
    public async Task The_example_of_a_problem_is_what_a_client_gets(string type, string method = "GET", string accept = "*/*")
    {
        var page = HtmlPage.Parse((await seed.Api.Get($"/problems/{type}", ("Accept", Browser))).Bytes);
        var example = JsonNode.Parse(page.Descendants().Single(element => element.Name.LocalName == "pre").Value)!;
        var answer = (await seed.Api.Send(new HttpMethod(method), example.Text("instance")!, ("Accept", accept))).Json;
        // Each answer has its own.
        answer["traceId"] = example["traceId"]!.DeepClone();
        Assert.Equal(answer.ToJsonString(ContentJson.Options), example.ToJsonString(ContentJson.Options));
    }

    [Fact]
    public async Task Every_kind_of_problem_is_explained_to_people_and_programs()
    {
        foreach (var type in ProblemType.All)
        {
            var page = await seed.Api.Get(type.Address, ("Accept", Browser));
            Assert.Equal("text/html; charset=utf-8", page["Content-Type"]);
            HtmlPage.Parse(page.Bytes);
            Assert.All((string[])[type.Meaning, type.Remedy, $"\"status\": {type.Status}"], part => Assert.Contains(part, WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal));
            var json = await seed.Api.Get(type.Address, ("Accept", "application/json"));
            Assert.Equal(type.Address, json.Json.Text("type"));
            Assert.Equal("public, max-age=3600, stale-while-revalidate=300, stale-if-error=86400", json["Cache-Control"]);
        }
    }

    [Theory]
    [InlineData("/v1/latest")]
    [InlineData("/health/ready")]
    public async Task Content_that_cannot_be_read_is_a_503_problem(string path)
    {
        using var program = new ContentApiFactory(new TestFolder());
        program.Folder.Put("a.txt", new PageDump("Một trang rồi hỏng").ToString());
        await program.Api.Json("/v1/articles");
        program.Database.Dispose();
        foreach (var end in (string[])["", "-wal"])
            await File.WriteAllTextAsync(program.Folder.Database + end, "no database", TestContext.Current.CancellationToken);
        var answer = await program.Api.Get(path);
        Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, "/problems/unavailable"), (answer.Status, answer.Json.Text("type")));
        Assert.Equal("10", answer["Retry-After"]);
    }

    [Fact]
    public async Task The_document_is_delivered_like_every_other_answer()
    {
        var document = await seed.Api.Get("/openapi/v1.json");
        Assert.Equal("public, max-age=3600, stale-while-revalidate=300, stale-if-error=86400", document["Cache-Control"]);
        Assert.Equal(System.Net.HttpStatusCode.NotModified, (await seed.Api.Get("/openapi/v1.json", ("If-None-Match", document["ETag"]))).Status);
        Assert.Equal(document["Content-Length"], (await seed.Api.Send(HttpMethod.Head, "/openapi/v1.json"))["Content-Length"]);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await seed.Api.Get("/openapi/v1.json?x=1")).Status);
        Assert.Contains("script-src 'self'", (await seed.Api.Get("/swagger/index.html"))["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_live_and_ready()
    {
        var live = await seed.Api.Get("/health/live");
        Assert.Equal("live", live.Json.Text("status"));
        Assert.Equal("no-store", live["Cache-Control"]);
        var ready = await seed.Api.Get("/health/ready");
        Assert.Equal("no-store", ready["Cache-Control"]);
        JsonReading.AssertSame(
            """
            { "status": "ready", "contentVersion": 1, "articles": 1, "teasers": 6, "documents": 1, "refused": 0, "refusedDocuments": [] }
            """,
            ready.Json
        );
    }
}
