using System.Globalization;
using System.IO.Compression;
using System.Net;
using ContentApi.Contracts;
using ContentApi.Endpoints;
using ContentApi.Representations;
using ContentApi.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Delivery;

/// <summary>Two articles that were imported an hour apart, with everything that a route needs.</summary>
public sealed class TwoImports : ContentApiFactory
{
    public const string Slug = "nong-dan-trung-mua-lua-thu-dong";
    public static readonly DateTimeOffset First = new FixedClock().Now;
    public static readonly DateTimeOffset Second = First.AddHours(1);

    public TwoImports()
        : base(new TestFolder())
    {
        Folder.Put(
            "a.txt",
            new PageDump("Nông dân trúng mùa lúa thu đông")
            {
                Date = "02/08/2018 07:30",
                Author = "Trần Lúa",
                Tags = ["lúa thu đông"],
                Section = "Kinh tế",
                Paragraphs = [.. Enumerable.Repeat(new PageDump("").Paragraphs, 8).SelectMany(paragraphs => paragraphs).Select((text, i) => $"{text} Ngày {i}.")],
                Latest = [("Chợ nổi họp lại sau mùa nước", "Chợ nổi đông khách trở lại từ sáng sớm.")],
            }.ToString()
        );
        _ = Database;
        Clock.Now = Second;
        Folder.Put("b.txt", new PageDump("Đua ghe ngo trên sông Hậu") { Section = "Thể thao", Date = "03/08/2018" }.ToString());
        Import();
    }
}

/// <summary>What DESIGN says of HTTP, tried on every route in every format that it has.</summary>
public sealed class HttpContractTests(TwoImports program) : IClassFixture<TwoImports>
{
    private const string Stale = ", stale-while-revalidate=300, stale-if-error=86400";
    private const string List = "public, max-age=30" + Stale;
    private const string Article = "public, max-age=60" + Stale;
    private const string Document = "public, max-age=3600" + Stale;

    private const string OfArticle = "article:{id} section:kinh-te";

    /// <summary>Every route: its formats besides JSON, how long it may be kept, whose change it follows, and the keys that a cache purges it by.</summary>
    private static readonly (string Route, string Formats, string CacheControl, string? Follows, string? Keys)[] Routes =
    [
        ("/v1/articles", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/articles/{article}", "html md txt jsonld", Article, "article", OfArticle),
        ("/v1/articles/{article}/related", "rss atom jsonfeed ndjson csv", List, "content", OfArticle),
        ("/v1/articles/{article}/duplicates", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/articles/{article}/latest", "", List, "content", OfArticle),
        ("/v1/articles/{article}/outline", "", Article, "article", OfArticle),
        ("/v1/articles/{article}/provenance", "", Article, "content", OfArticle),
        ("/v1/latest", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/search", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/search/suggest", "", List, "content", "list"),
        ("/v1/changes", "", "no-store", null, null),
        ("/v1/sections", "ndjson csv", List, "content", "list"),
        ("/v1/sections/{section}", "", List, "content", "section:kinh-te"),
        ("/v1/sections/{section}/articles", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/sections/{section}/latest", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/tags", "ndjson csv", List, "content", "list"),
        ("/v1/tags/{tag}", "", List, "content", "list"),
        ("/v1/tags/{tag}/articles", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/tags/{tag}/latest", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/authors", "ndjson csv", List, "content", "list"),
        ("/v1/authors/{author}", "", List, "content", "list"),
        ("/v1/authors/{author}/articles", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/v1/authors/{author}/latest", "rss atom jsonfeed ndjson csv", List, "content", "list"),
        ("/feeds", "opml", List, "content", "list"),
        ("/sitemap.xml", "", List, "content", "list"),
        ("/sitemap-{part}.xml", "", List, "content", "list"),
        ("/sitemap-news.xml", "", "public, max-age=60", null, "list"),
        ("/robots.txt", "", Document, null, null),
        ("/", "", Document, null, null),
        ("/problems/{type}", "", Document, null, null),
        ("/health/live", "", "no-store", null, null),
        ("/health/ready", "", "no-store", null, null),
        ("/openapi/v1.json", "", Document, null, null),
    ];

    private static readonly Dictionary<string, string> Values = new()
    {
        ["article"] = TwoImports.Slug,
        ["section"] = "kinh-te",
        ["tag"] = "lua-thu-dong",
        ["author"] = "tran-lua",
        ["type"] = "not-found",
        ["part"] = "1",
    };

    /// <summary>Routes that are in one format, which their addresses name.</summary>
    private static readonly Dictionary<string, string> OnlyFormats = new()
    {
        ["/sitemap.xml"] = "application/xml",
        ["/sitemap-{part}.xml"] = "application/xml",
        ["/sitemap-news.xml"] = "application/xml",
        ["/robots.txt"] = "text/plain",
    };

    /// <summary>Each address once without and once with each suffix.</summary>
    public static TheoryData<string> Addresses => [.. All.Select(each => each.Address)];

    /// <summary>An address with what it cannot do without.</summary>
    private static string Target(string address) => address.StartsWith("/v1/search", StringComparison.Ordinal) ? address + "?q=lua" : address;

    /// <summary>A route with something that is there in the place of each parameter.</summary>
    internal static string Address(string route) => Values.Aggregate(route, (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));

    private static IEnumerable<(string Address, string? Suffix, int Row)> All =>
        Routes.SelectMany(
            (route, row) =>
                route
                    .Formats.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Prepend(null)
                    .Select(suffix =>
                        (Address(route.Route) + (suffix is null ? "" : "." + suffix), suffix, row)
                    )
        );

    [Fact]
    public void Every_route_of_the_program_is_in_the_table()
    {
        var routes = program
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => ("/" + endpoint.RoutePattern.RawText!.Trim('/'), string.Join(' ', endpoint.Metadata.GetMetadata<AnswerFormats>()?.Suffixes ?? [])));
        // The stream has no length, validator or copy: it has tests of its own.
        Assert.Equal(routes.Order(), Routes.Select(route => (route.Route, route.Formats)).Append(("/v1/export.ndjson", "")).Order());
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_answer_has_the_headers_that_the_contract_says(string address)
    {
        var (_, suffix, row) = Row(address);
        var expected = Routes[row];
        var answer = await program.Api.Get(Target(address), ("Origin", "https://example.org"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var mediaType = suffix is null
            ? $"{OnlyFormats.GetValueOrDefault(expected.Route, "application/json")}; charset=utf-8"
            : ((IEnumerable<Format>)[.. Formats.OfLists, .. Formats.OfArticles, .. Formats.OfFeeds]).Single(format => format.Suffix == suffix).MediaType;
        Assert.Equal(mediaType, answer["Content-Type"]);
        Assert.Equal(
            suffix is "ndjson" or "csv" or "opml" ? $"attachment; filename=\"{address.Replace("/v1", "", StringComparison.Ordinal)[1..].Replace('/', '-')}\"" : null,
            answer.Headers.GetValueOrDefault("Content-Disposition")
        );
        Assert.Equal(expected.CacheControl, answer["Cache-Control"]);
        Assert.Equal(expected.Route is "/" or "/problems/{type}" ? "Accept, Accept-Encoding" : "Accept-Encoding", answer["Vary"]);
        // A page shows other articles, so it follows the content.
        Assert.Equal(
            expected.Follows switch
            {
                null => null,
                "article" when suffix != "html" => TwoImports.First.ToString("R"),
                _ => TwoImports.Second.ToString("R"),
            },
            answer.Headers.GetValueOrDefault("Last-Modified")
        );
        Assert.Equal(expected.Keys?.Replace("{id}", await Id(), StringComparison.Ordinal), answer.Headers.GetValueOrDefault("Surrogate-Key"));
        if (expected.CacheControl == "no-store")
            Assert.DoesNotContain("ETag", answer.Headers.Keys);
        else
            Assert.Matches("^\"[A-Za-z0-9_-]{43}\"$", answer["ETag"]);
        Assert.Equal(Bytes(answer), answer["Content-Length"]);
        Assert.Equal(suffix == "html", answer.Headers.ContainsKey("Content-Security-Policy"));
        AssertOpenAndSafe(answer);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Head_has_the_headers_of_get_and_no_body(string address)
    {
        foreach (var coding in (string[])["identity", "gzip", "br"])
        {
            var get = await program.Api.Get(Target(address), ("Accept-Encoding", coding));
            var head = await program.Api.Send(HttpMethod.Head, Target(address), ("Accept-Encoding", coding));
            Assert.Equal(get.Status, head.Status);
            Assert.Empty(head.Bytes);
            Assert.Equal(Comparable(get), Comparable(head));
            Assert.Equal(Bytes(get), head["Content-Length"]);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Options_says_what_is_allowed_to_anyone_who_asks(string address)
    {
        foreach (
            var headers in (IEnumerable<(string, string)[]>)
                [
                    [],
                    [("Origin", "https://example.org"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match, x-any")],
                ]
        )
        {
            var answer = await program.Api.Send(HttpMethod.Options, Target(address), headers);
            Assert.Equal(HttpStatusCode.NoContent, answer.Status);
            Assert.Empty(answer.Bytes);
            Assert.Equal("GET, HEAD, OPTIONS", answer["Allow"]);
            Assert.Equal("GET, HEAD, OPTIONS", answer["Access-Control-Allow-Methods"]);
            Assert.Equal("*", answer["Access-Control-Allow-Headers"]);
            AssertOpenAndSafe(answer);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Another_method_is_a_405_that_names_those_allowed(string address)
    {
        foreach (var method in (string[])["POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO"])
        {
            var answer = await program.Api.Send(new HttpMethod(method), Target(address));
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "/problems/method-not-allowed"), (answer.Status, answer.Json.Text("type")));
            Assert.Equal("GET, HEAD, OPTIONS", answer["Allow"]);
            AssertFailure(answer, "no-store");
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_copy_that_is_still_good_is_a_304(string address)
    {
        var answer = await program.Api.Get(Target(address));
        if (Routes[Row(address).Row].CacheControl == "no-store")
        {
            Assert.Equal(HttpStatusCode.OK, (await program.Api.Get(Target(address), ("If-None-Match", "*"))).Status);
            return;
        }
        var tag = answer["ETag"].Trim('"');
        foreach (
            var held in (string[])[$"\"{tag}\"", $"W/\"{tag}\"", $"\"{tag}-br\"", $"\"{tag}-gz\"", $"\"x\", \"{tag}\"", $"\"x\",W/\"{tag}-gz\" , \"y\"", $"\"x\", x, \"{tag}\"", "*"]
        )
        {
            // Reload in a browser, and Node's fetch whenever it is given a validator.
            foreach (var control in (string[])["no-cache", "max-age=0", "no-store", "only-if-cached"])
            {
                var again = await program.Api.Get(
                    Target(address),
                    ("If-None-Match", held),
                    ("Cache-Control", control),
                    ("Pragma", "no-cache"),
                    ("If-Modified-Since", DateTimeOffset.UnixEpoch.ToString("R"))
                );
                Assert.True(again.Status == HttpStatusCode.NotModified, $"{held} with {control}: {again.Status}");
                Assert.Empty(again.Bytes);
                // All that a cache updates its copy with (RFC 9110, 15.4.5).
                foreach (var name in (string[])["ETag", "Cache-Control", "Vary", "Content-Location", "Last-Modified", "Surrogate-Key"])
                    Assert.Equal(answer.Headers.GetValueOrDefault(name), again.Headers.GetValueOrDefault(name));
                AssertOpenAndSafe(again);
            }
        }
        foreach (var other in (string[])["\"another\"", "W/\"another\"", "another", $"\"{tag}x\"", $"\"{tag[1..]}\"", $"\"{tag}-zz\"", "\"\""])
        {
            // The tag decides, whatever the date says.
            var again = await program.Api.Get(Target(address), ("If-None-Match", other), ("If-Modified-Since", DateTimeOffset.MaxValue.ToString("R")));
            Assert.True(again.Status == HttpStatusCode.OK, $"{other}: {again.Status}");
            Assert.Equal(answer.Bytes, again.Bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_copy_of_a_time_is_good_until_the_answer_changes(string address)
    {
        var answer = await program.Api.Get(Target(address));
        if (!answer.Headers.TryGetValue("Last-Modified", out var modified))
        {
            Assert.Equal(HttpStatusCode.OK, (await program.Api.Get(Target(address), ("If-Modified-Since", DateTimeOffset.MaxValue.ToString("R")))).Status);
            return;
        }
        var at = DateTimeOffset.Parse(modified, CultureInfo.InvariantCulture);
        foreach (
            var (since, isGood) in new[]
            {
                (modified, true),
                (at.AddSeconds(1).ToString("R"), true),
                (at.AddSeconds(-1).ToString("R"), false),
                ("yesterday", false),
                ("", false),
                (at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), false),
            }
        )
        {
            var again = await program.Api.Get(Target(address), ("If-Modified-Since", since));
            Assert.True(again.Status == (isGood ? HttpStatusCode.NotModified : HttpStatusCode.OK), $"{since}: {again.Status}");
        }
    }

    /// <summary>The very headers that fetch of Node 20 sends when it is given a validator.</summary>
    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Fetch_of_Node_gets_its_304(string address)
    {
        (string, string)[] sent = [("Accept", "*/*"), ("Accept-Language", "*"), ("Sec-Fetch-Mode", "cors"), ("User-Agent", "node"), ("Accept-Encoding", "gzip, deflate")];
        var first = await program.Api.Get(Target(address), sent);
        if (!first.Headers.TryGetValue("ETag", out var tag))
            return;
        var second = await program.Api.Get(Target(address), [.. sent, ("If-None-Match", tag), ("Pragma", "no-cache"), ("Cache-Control", "no-cache")]);
        Assert.Equal((HttpStatusCode.NotModified, tag), (second.Status, second["ETag"]));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_coded_variant_is_the_same_answer_with_a_tag_of_its_own(string address)
    {
        var plain = await program.Api.Get(Target(address));
        foreach (var (coding, suffix) in new[] { ("br", "-br"), ("gzip", "-gz") })
        {
            var coded = await program.Api.Get(Target(address), ("Accept-Encoding", coding));
            // What fits a packet as it is is sent as it is.
            var isCoded = plain.Bytes.Length >= 1024;
            Assert.Equal(isCoded ? coding : null, coded.Headers.GetValueOrDefault("Content-Encoding"));
            Assert.Equal(plain["Vary"], coded["Vary"]);
            Assert.Equal(Bytes(coded), coded["Content-Length"]);
            Assert.Equal(plain.Bytes, isCoded ? Decode(coded.Bytes, coding) : coded.Bytes);
            if (!plain.Headers.TryGetValue("ETag", out var tag))
                continue;
            Assert.Equal(isCoded ? $"{tag[..^1]}{suffix}\"" : tag, coded["ETag"]);
            var again = await program.Api.Get(Target(address), ("Accept-Encoding", coding), ("If-None-Match", tag));
            Assert.Equal((HttpStatusCode.NotModified, coded["ETag"]), (again.Status, again["ETag"]));
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Another_case_and_one_slash_more_are_a_308_away(string address)
    {
        if (address == "/")
            return;
        foreach (var other in (string[])[address.ToUpperInvariant(), address + "/", address.ToUpperInvariant() + "/"])
        {
            var answer = await program.Api.Get(other + "?utm_source=x&b=%C3%A1");
            Assert.Equal((HttpStatusCode.PermanentRedirect, address + "?utm_source=x&b=%C3%A1"), (answer.Status, answer["Location"]));
            Assert.Empty(answer.Bytes);
            AssertOpenAndSafe(answer);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await program.Api.Get(address + "//")).Status);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_fault_is_not_kept_and_what_is_not_there_only_a_minute(string address)
    {
        AssertFailure(await program.Api.Get(address + "?khong-co=1"), "no-store");
        if (address.StartsWith("/v1", StringComparison.Ordinal) && Row(address).Suffix is null)
        {
            var answer = await program.Api.Get(address + ".zip");
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            AssertFailure(answer, "public, max-age=60");
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Only_an_Accept_that_excludes_the_answer_is_refused(string address)
    {
        var hasSuffix = Row(address).Suffix is not null || OnlyFormats.ContainsKey(Routes[Row(address).Row].Route);
        var hasPage = Routes[Row(address).Row].Route is "/" or "/problems/{type}";
        foreach (
            var (accept, json, html) in new[]
            {
                ("application/json", true, false),
                ("*/*", true, false),
                ("application/*", true, false),
                ("*/*;q=0.001", true, false),
                ("text/html, */*;q=0.1", true, true),
                ("text/html;q=0.5, application/json", true, false),
                ("text/html, application/json", true, true),
                ("TEXT/HTML", false, true),
                ("text/*", false, true),
                ("text/html;q=0, */*", true, false),
                ("*/*;q=0, text/html", false, true),
                ("image/png", false, false),
                ("application/json;q=0", false, false),
                ("*/*, application/json;q=0", false, true),
                ("*/*, application/json;q=0, text/html;q=0", false, false),
                ("application/*;q=0, */*", false, true),
                ("*/*;q=0", false, false),
                ("application/json;charset=utf-8;q=1.000", true, false),
                ("application/json;version=2", true, false),
                ("application/json;q=0.0001", true, false),
                ("application/json;q=2", true, false),
                ("application/json;q=abc", true, false),
                ("json", true, false),
                (",", true, false),
                ("", true, false),
            }
        )
        {
            var answer = await program.Api.Get(Target(address), ("Accept", accept));
            var isAccepted = hasSuffix || json || (hasPage && html);
            Assert.True(answer.Status == (isAccepted ? HttpStatusCode.OK : HttpStatusCode.NotAcceptable), $"{accept}: {answer.Status}");
            if (hasPage && isAccepted)
                Assert.Equal(html, answer["Content-Type"] == "text/html; charset=utf-8");
            if (!isAccepted)
                AssertFailure(answer, "no-store");
        }
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0.8, gzip;q=0.8", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0.000, gzip;q=0.001", "gzip")]
    [InlineData("br;q=1.000", "br")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.1, br;q=0", "gzip")]
    [InlineData("*;q=0", null)]
    [InlineData("*;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("identity;q=0", null)]
    [InlineData("identity;q=0, gzip;q=0.1", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("identity;q=1, gzip;q=0.5", null)]
    [InlineData("identity;q=0.5, gzip;q=1", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("zstd, dcb", null)]
    [InlineData("gzip;q=2, br;q=0.1", "br")]
    [InlineData("gzip;q=abc, br;q=0.1", "br")]
    [InlineData("gzip;q=-1", null)]
    [InlineData(", ,gzip,", "gzip")]
    [InlineData("\"br\"", null)]
    [InlineData("", null)]
    public async Task The_best_coding_that_both_know_is_taken(string accepted, string? coding)
    {
        var answer = await program.Api.Get("/v1/articles/" + TwoImports.Slug, ("Accept-Encoding", accepted));
        Assert.Equal((HttpStatusCode.OK, coding), (answer.Status, answer.Headers.GetValueOrDefault("Content-Encoding")));
    }

    private async Task<string> Id() => (await program.Api.Json($"/v1/articles/{TwoImports.Slug}?fields=id")).Text("id")!;

    private static (string Address, string? Suffix, int Row) Row(string address) => All.Single(each => each.Address == address);

    private static string Bytes(Answer answer) => answer.Bytes.Length.ToString(CultureInfo.InvariantCulture);

    /// <summary>The date moves on.</summary>
    private static IEnumerable<string> Comparable(Answer answer) => answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {header.Value}").Order();

    private static void AssertFailure(Answer answer, string cacheControl)
    {
        Assert.Equal("application/problem+json; charset=utf-8", answer["Content-Type"]);
        Assert.Equal(cacheControl, answer["Cache-Control"]);
        Assert.Equal("Accept-Encoding", answer["Vary"]);
        foreach (var name in (string[])["ETag", "Last-Modified", "Pragma", "Expires"])
            Assert.DoesNotContain(name, answer.Headers.Keys);
        Assert.Contains(ProblemType.All, type => type.Address == answer.Json.Text("type"));
        AssertOpenAndSafe(answer);
    }

    private static void AssertOpenAndSafe(Answer answer)
    {
        Assert.Equal("*", answer["Access-Control-Allow-Origin"]);
        Assert.Equal("ETag, Link, Retry-After, Content-Location", answer["Access-Control-Expose-Headers"]);
        Assert.Equal("nosniff", answer["X-Content-Type-Options"]);
        Assert.Equal("DENY", answer["X-Frame-Options"]);
        Assert.Equal("strict-origin-when-cross-origin", answer["Referrer-Policy"]);
        Assert.DoesNotContain("Server", answer.Headers.Keys);
        Assert.DoesNotContain("X-Powered-By", answer.Headers.Keys);
    }

    internal static byte[] Decode(byte[] bytes, string coding)
    {
        using var source = new MemoryStream(bytes);
        using Stream stream = coding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var decoded = new MemoryStream();
        stream.CopyTo(decoded);
        return decoded.ToArray();
    }
}
