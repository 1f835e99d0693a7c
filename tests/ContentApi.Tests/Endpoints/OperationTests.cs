using System.Net;
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

    [Fact]
    public async Task Every_kind_of_problem_is_explained_to_people_and_programs()
    {
        foreach (var type in ProblemType.All)
        {
            var page = await seed.Api.Get(type.Address, ("Accept", Browser));
            Assert.Equal("text/html; charset=utf-8", page["Content-Type"]);
            HtmlPage.Parse(page.Bytes);
            var json = await seed.Api.Get(type.Address, ("Accept", "application/json"));
            Assert.Equal(type.Address, json.Json.Text("type"));
            Assert.Equal("public, max-age=3600, stale-while-revalidate=300, stale-if-error=86400", json["Cache-Control"]);
        }
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
