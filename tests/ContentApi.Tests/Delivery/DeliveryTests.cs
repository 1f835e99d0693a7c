using System.Net;
using ContentApi.Tests.Endpoints;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>What HTTP adds to answers beyond the table of routes.</summary>
public sealed class DeliveryTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private const string Article = "/v1/articles/" + Seed.Slug;

    [Fact]
    public async Task What_an_article_includes_of_others_changes_with_them()
    {
        using var program = new ContentApiFactory(new TestFolder());
        program.Folder.Put("a.txt", new PageDump("Lúa chín vàng trên đồng lớn xã Phú Hòa") { Date = "01/08/2018 08:00" }.ToString());
        var article = (await program.Api.Json("/v1/articles")).Items()[0].Text("id");
        var before = (await program.Api.Get($"/v1/articles/{article}?include=related"))["Last-Modified"];
        program.Clock.Now = program.Clock.Now.AddHours(1);
        program.Folder.Put("b.txt", new PageDump("Chợ hoa xuân mở sớm ở bến sông") { Date = "02/08/2018 08:00" }.ToString());
        program.Import();
        Assert.NotEqual(before, (await program.Api.Get($"/v1/articles/{article}?include=related"))["Last-Modified"]);
        Assert.NotEqual(before, (await program.Api.Get($"/v1/articles/{article}?fields=latest"))["Last-Modified"]);
        Assert.Equal(before, (await program.Api.Get($"/v1/articles/{article}"))["Last-Modified"]);
        Assert.Equal(before, (await program.Api.Get($"/v1/articles/{article}?bodyFormat=html"))["Last-Modified"]);
    }

    [Theory]
    [InlineData(Article, true)]
    [InlineData(Article + ".md", true)]
    [InlineData(Article + "?utm_source=x&_=1", true)]
    [InlineData(Article + "?bodyFormat=blocks", false)]
    [InlineData(Article + "?fields=id", false)]
    [InlineData(Article + "?include=related", false)]
    public async Task Only_the_whole_article_is_what_stands_at_its_address_by_id(string path, bool isWhole)
    {
        var answer = await seed.Api.Get(path);
        Assert.Equal(isWhole, answer.Headers.TryGetValue("Content-Location", out var location));
        if (isWhole)
            Assert.Equal(answer.Bytes, (await seed.Api.Get(location!)).Bytes);
    }

    [Theory]
    [InlineData("/v1/articles/khong-co")]
    [InlineData("/v1/articles/khong-co.html")]
    [InlineData("/v1/articles?limit=0")]
    [InlineData("/khong-co")]
    [InlineData("/v1/articles/%FF")]
    public async Task Head_of_a_problem_has_the_headers_of_get(string path)
    {
        var get = await seed.Api.Get(path);
        var head = await seed.Api.Send(HttpMethod.Head, path);
        Assert.Equal(get.Status, head.Status);
        Assert.Empty(head.Bytes);
        // Each problem has a trace of its own, always of one length.
        Assert.Equal(Comparable(get), Comparable(head));

        static IEnumerable<string> Comparable(Answer answer) =>
            answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {header.Value}").Order();
    }

    [Fact]
    public async Task Options_of_what_is_not_there_is_a_404() =>
        Assert.Equal(HttpStatusCode.NotFound, (await seed.Api.Send(HttpMethod.Options, "/khong-co")).Status);
}
