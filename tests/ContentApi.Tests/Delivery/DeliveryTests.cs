using System.IO.Compression;
using System.Net;
using ContentApi.Tests.Endpoints;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>What HTTP adds to every answer.</summary>
public sealed class DeliveryTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private const string Article = "/v1/articles/" + Seed.Slug;

    /// <summary>One address of every kind of answer that can be kept.</summary>
    public static TheoryData<string> Kept =>
        [
            "/",
            "/v1/articles",
            "/v1/latest",
            "/v1/latest.rss",
            "/v1/latest.atom",
            "/v1/latest.jsonfeed",
            Article,
            Article + ".html",
            Article + "/related",
            Article + "/latest",
            Article + "/outline",
            Article + "/provenance",
            "/v1/sections",
            "/v1/sections/kinh-te",
            "/v1/sections/kinh-te/articles",
            "/v1/tags",
            "/v1/authors",
            "/v1/authors/manh-hung",
            "/problems/not-found",
        ];

    /// <summary>Of each validator: what is sent for it; <c>{0}</c> is its text without quotes and suffix.</summary>
    public static TheoryData<string> Matching =>
        ["\"{0}\"", "W/\"{0}\"", "\"{0}-br\"", "\"{0}-gz\"", "\"x\", \"{0}\"", "\"x\",W/\"{0}-gz\" , \"y\"", "*"];

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
        Assert.Equal(before, (await program.Api.Get($"/v1/articles/{article}"))["Last-Modified"]);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task An_entity_tag_is_strong_and_gives_a_304(string path)
    {
        var answer = await seed.Api.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Matches("^\"[A-Za-z0-9_-]{43}\"$", answer["ETag"]);
        var again = await seed.Api.Get(path, ("If-None-Match", answer["ETag"]), ("Cache-Control", "no-cache"));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Empty(again.Bytes);
        foreach (var name in (string[])["ETag", "Cache-Control", "Vary"])
            Assert.Equal(answer[name], again[name]);
        Assert.Equal(answer.Headers.GetValueOrDefault("Content-Location"), again.Headers.GetValueOrDefault("Content-Location"));
        Assert.Equal(HttpStatusCode.OK, (await seed.Api.Get(path, ("If-None-Match", "\"another\""))).Status);
    }

    [Theory]
    [MemberData(nameof(Matching))]
    public async Task If_None_Match_takes_lists_and_any_coding(string form)
    {
        var tag = (await seed.Api.Get(Article))["ETag"].Trim('"');
        var answer = await seed.Api.Get(Article, ("If-None-Match", form.Replace("{0}", tag, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
    }

    [Fact]
    public async Task If_None_Match_beats_If_Modified_Since()
    {
        var modified = (await seed.Api.Get(Article))["Last-Modified"];
        Assert.Equal("Sun, 22 Nov 2026 08:00:00 GMT", modified);
        Assert.Equal(HttpStatusCode.NotModified, (await seed.Api.Get(Article, ("If-Modified-Since", modified))).Status);
        Assert.Equal(HttpStatusCode.OK, (await seed.Api.Get(Article, ("If-Modified-Since", "Sun, 22 Nov 2026 07:59:59 GMT"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await seed.Api.Get(Article, ("If-Modified-Since", "yesterday"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await seed.Api.Get(Article, ("If-Modified-Since", modified), ("If-None-Match", "\"x\""))).Status);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    [InlineData("/health/ready")]
    [InlineData("/v1/articles/khong-co")]
    [InlineData("/v1/articles?limit=0")]
    public async Task Head_has_the_headers_of_get_and_no_body(string path)
    {
        var get = await seed.Api.Get(path);
        var head = await seed.Api.Send(HttpMethod.Head, path);
        Assert.Equal(get.Status, head.Status);
        Assert.Empty(head.Bytes);
        Assert.Equal(Comparable(get), Comparable(head));
        Assert.Equal(get.Bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), head["Content-Length"]);

        // The date moves on, and each problem has a trace of its own, always of one length.
        static IEnumerable<string> Comparable(Answer answer) =>
            answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {header.Value}").Order();
    }

    [Theory]
    [InlineData("br", "br", "-br")]
    [InlineData("gzip", "gzip", "-gz")]
    [InlineData("gzip, deflate, br, zstd", "br", "-br")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip", "-gz")]
    [InlineData("br;q=0, gzip", "gzip", "-gz")]
    [InlineData("*", "br", "-br")]
    [InlineData("*;q=0.1, br;q=0", "gzip", "-gz")]
    [InlineData("identity", null, "")]
    [InlineData("br;q=0, gzip;q=0", null, "")]
    [InlineData("identity;q=1, gzip;q=0.5", null, "")]
    [InlineData("deflate", null, "")]
    [InlineData("", null, "")]
    public async Task A_coding_is_chosen_by_quality_and_has_a_validator_of_its_own(string accepted, string? coding, string suffix)
    {
        var plain = await seed.Api.Get(Article);
        var coded = await seed.Api.Get(Article, ("Accept-Encoding", accepted));
        Assert.Equal(coding, coded.Headers.GetValueOrDefault("Content-Encoding"));
        Assert.Equal($"{plain["ETag"][..^1]}{suffix}\"", coded["ETag"]);
        Assert.Equal("Accept-Encoding", coded["Vary"]);
        Assert.Equal("Accept-Encoding", plain["Vary"]);
        Assert.Equal(plain.Bytes, Decode(coded.Bytes, coding));
        if (coding is not null)
            Assert.True(coded.Bytes.Length < plain.Bytes.Length);
        var again = await seed.Api.Get(Article, ("Accept-Encoding", accepted), ("If-None-Match", coded["ETag"]));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal(coded["ETag"], again["ETag"]);
    }

    [Theory]
    [InlineData("/v1/articles", 30)]
    [InlineData("/v1/latest.rss", 30)]
    [InlineData("/v1/sections", 30)]
    [InlineData("/v1/authors/manh-hung", 30)]
    [InlineData(Article, 60)]
    [InlineData(Article + ".html", 60)]
    [InlineData("/problems/gone", 3600)]
    [InlineData("/openapi/v1.json", 3600)]
    public async Task Each_kind_of_answer_may_be_kept_as_long_as_the_contract_says(string path, int seconds) =>
        Assert.Equal(
            $"public, max-age={seconds}, stale-while-revalidate=300, stale-if-error=86400",
            (await seed.Api.Get(path))["Cache-Control"]
        );

    [Theory]
    [InlineData("/v1/articles?limit=0", 400, "no-store")]
    [InlineData("/v1/articles/khong-co", 404, "public, max-age=60")]
    [InlineData("/khong-co", 404, "public, max-age=60")]
    [InlineData("/health/live", 200, "no-store")]
    public async Task Problems_and_health_are_not_kept(string path, int status, string cacheControl)
    {
        var answer = await seed.Api.Get(path);
        Assert.Equal((status, cacheControl), ((int)answer.Status, answer["Cache-Control"]));
        Assert.DoesNotContain("ETag", answer.Headers.Keys);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    [InlineData("/health/live")]
    [InlineData("/v1/articles?limit=0")]
    [InlineData("/khong-co")]
    [InlineData("/v1/articles/")]
    [InlineData("/openapi/v1.json")]
    public async Task Every_answer_is_open_to_any_page_and_safe_in_any_browser(string path)
    {
        var answer = await seed.Api.Get(path, ("Origin", "https://example.org"));
        Assert.Equal("*", answer["Access-Control-Allow-Origin"]);
        Assert.Equal("ETag, Link, Retry-After, Content-Location", answer["Access-Control-Expose-Headers"]);
        Assert.Equal("nosniff", answer["X-Content-Type-Options"]);
        Assert.Contains("Referrer-Policy", answer.Headers.Keys);
        Assert.DoesNotContain("Server", answer.Headers.Keys);
        if (answer.Headers.GetValueOrDefault("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) == true)
            Assert.Contains("Content-Security-Policy", answer.Headers.Keys);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    [InlineData("/health/live")]
    public async Task Options_says_what_is_allowed(string path)
    {
        var answer = await seed.Api.Send(
            HttpMethod.Options,
            path,
            ("Origin", "https://example.org"),
            ("Access-Control-Request-Method", "GET")
        );
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Empty(answer.Bytes);
        Assert.Equal("GET, HEAD, OPTIONS", answer["Allow"]);
        Assert.Equal("*", answer["Access-Control-Allow-Origin"]);
        Assert.Equal("GET, HEAD, OPTIONS", answer["Access-Control-Allow-Methods"]);
    }

    [Fact]
    public async Task Content_carries_the_keys_that_a_cache_may_purge_by()
    {
        var ids = await Seed.Ids(seed.Api);
        Assert.Equal($"article:{ids[4]} section:kinh-te", (await seed.Api.Get(Article))["Surrogate-Key"]);
        Assert.Equal("section:kinh-te", (await seed.Api.Get("/v1/sections/kinh-te"))["Surrogate-Key"]);
        Assert.Equal("list", (await seed.Api.Get("/v1/latest"))["Surrogate-Key"]);
    }

    private static byte[] Decode(byte[] bytes, string? coding)
    {
        using var source = new MemoryStream(bytes);
        using Stream stream = coding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var decoded = new MemoryStream();
        stream.CopyTo(decoded);
        return decoded.ToArray();
    }
}
