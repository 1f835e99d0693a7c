using System.Net;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>What is suggested for which fault, and requests that are wrong in more than one way. <see cref="EveryRouteTests"/> has every route times every fault.</summary>
public sealed class BadInputTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private const string Article = "/v1/articles/" + Seed.Slug;

    /// <summary>Lists of articles, one, and what surrounds it; groups.</summary>
    private static readonly string[] Lists =
    [
        "/v1/articles",
        "/v1/latest",
        "/v1/sections/kinh-te/articles",
        "/v1/sections/kinh-te/latest",
        "/v1/authors/manh-hung/articles",
        "/v1/authors/manh-hung/latest",
    ];

    private static readonly string[] Feeds = ["/v1/latest.rss", "/v1/articles.atom", "/v1/authors/manh-hung/latest.jsonfeed"];

    private static readonly string[] Groups = ["/v1/tags", "/v1/authors"];
    private static readonly string[] Bare =
    [
        Article + "/latest",
        Article + "/outline",
        Article + "/provenance",
        "/v1/sections",
        "/v1/sections/kinh-te",
        "/v1/authors/manh-hung",
    ];
    private static readonly string[] Everything = [.. Lists, .. Feeds, .. Groups, .. Bare, Article, Article + ".html", Article + ".md", Article + "/related"];

    /// <summary>Address, kind of problem, the parameter at fault, what is suggested; suggestion "*": anything.</summary>
    public static IEnumerable<TheoryDataRow<string, string, string, string?>> Parameters()
    {
        foreach (var path in Everything)
        {
            yield return Row($"{path}?khong-co=1", "unknown-parameter", "khong-co", "*");
            yield return Row($"{path}?Limit=5", "unknown-parameter", "Limit", "*");
        }
        foreach (var path in Feeds)
        {
            // A feed holds what its format holds: what is about the JSON answer only is no parameter of it.
            foreach (var name in (string[])["count", "fields", "include", "bodyFormat"])
                yield return Row($"{path}?{name}=none", "unknown-parameter", name, "*");
        }
        foreach (var path in Lists.Concat(Feeds).Concat(Groups))
        {
            foreach (
                var (value, suggestion) in new[]
                {
                    ("0", "1"),
                    ("101", "100"),
                    ("-1", "1"),
                    ("abc", "20"),
                    ("1e9", "20"),
                    ("99999999999999999999", "100"),
                    ("5.0", "20"),
                    ("", "20"),
                    ("+", "20"),
                }
            )
                yield return Row($"{path}?limit={value}", "invalid-parameter", "limit", suggestion);
            yield return Row($"{path}?limit=5&limit=6", "invalid-parameter", "limit", "*");
            yield return Row($"{path}?limt=5", "unknown-parameter", "limt", "limit");
            yield return Row($"{path}?cursor=abc", "invalid-cursor", "cursor", null);
            yield return Row($"{path}?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "invalid-cursor", "cursor", null);
            yield return Row($"{path}?cursor={new string('A', 5000)}", "invalid-cursor", "cursor", null);
            yield return Row($"{path}?cursor=%C3%A1%F0%9F%93%B0", "invalid-cursor", "cursor", null);
            yield return Row($"{path}?cursor=", "invalid-parameter", "cursor", "*");
        }
        foreach (var path in Lists.Concat(Groups))
        {
            yield return Row($"{path}?count=all", "invalid-parameter", "count", "*");
            yield return Row($"{path}?count=exact,none", "invalid-parameter", "count", "*");
            yield return Row($"{path}?count=", "invalid-parameter", "count", "*");
        }
        foreach (var path in Lists.Concat(Feeds))
        {
            yield return Row($"{path}?kind=artcle", "invalid-parameter", "kind", "article");
            yield return Row($"{path}?kind=article,", "invalid-parameter", "kind", "*");
            yield return Row($"{path}?section=Kinh%20t%E1%BA%BF", "invalid-parameter", "section", "kinh-te");
            yield return Row($"{path}?section=kinh-te&section=the-thao", "invalid-parameter", "section", "*");
            yield return Row($"{path}?section=%27%3B%20DROP%20TABLE%20article%3B--", "invalid-parameter", "section", "*");
            yield return Row($"{path}?tag={new string('a', 3000)}", "invalid-parameter", "tag", "*");
            yield return Row($"{path}?excludeAuthor=,", "invalid-parameter", "excludeAuthor", "*");
            yield return Row(
                $"{path}?author={string.Join(',', Enumerable.Range(0, 51).Select(i => $"a{i}"))}",
                "invalid-parameter",
                "author",
                null
            );
        }
        foreach (var path in Groups.Concat(["/v1/sections", "/v1/sections/kinh-te", "/v1/authors/manh-hung"]))
        {
            foreach (var (value, suggestion) in new[] { ("0", "1"), ("21", "20"), ("-1", "1"), ("abc", "5"), ("1e9", "5"), ("", "5") })
                yield return Row($"{path}?include=latest&latestLimit={value}", "invalid-parameter", "latestLimit", suggestion);
            yield return Row($"{path}?latestLimit=5", "invalid-parameter", "latestLimit", "include=latest");
            yield return Row($"{path}?include=latst", "invalid-parameter", "include", "latest");
            yield return Row($"{path}?include=related", "invalid-parameter", "include", null);
            yield return Row($"{path}?include=latest&include=latest", "invalid-parameter", "include", "*");
            yield return Row($"{path}?latestlimit=5", "unknown-parameter", "latestlimit", "latestLimit");
        }
        foreach (var path in Lists)
        {
            yield return Row($"{path}?fields=titel", "invalid-parameter", "fields", "title");
            yield return Row($"{path}?fields=section.nam", "invalid-parameter", "fields", "section.name");
            yield return Row($"{path}?fields=Title", "invalid-parameter", "fields", "title");
            yield return Row($"{path}?fields=figures.captoin", "invalid-parameter", "fields", "figures.caption");
            yield return Row($"{path}?fields=source.warnings.cod", "invalid-parameter", "fields", "source.warnings.code");
            yield return Row($"{path}?fields=leadFigure.caption.text", "invalid-parameter", "fields", "leadFigure.caption");
            yield return Row($"{path}?fields=title.text", "invalid-parameter", "fields", "*");
            yield return Row($"{path}?include=bodies", "invalid-parameter", "include", "*");
            yield return Row($"{path}?fields=id&include=body", "invalid-parameter", "include", "*");
        }
        foreach (var path in Lists.Append(Article).Append(Article + "/related"))
        {
            yield return Row($"{path}?bodyFormat=htm", "invalid-parameter", "bodyFormat", "html");
            yield return Row($"{path}?bodyFormat=HTML", "invalid-parameter", "bodyFormat", "html");
            yield return Row($"{path}?bodyFormat=html,text", "invalid-parameter", "bodyFormat", "*");
            yield return Row($"{path}?bodyFormat=", "invalid-parameter", "bodyFormat", "*");
            yield return Row($"{path}?fields=id,body.blocks&bodyFormat=html", "invalid-parameter", "bodyFormat", null);
        }
        foreach (
            var path in Lists.Where(path =>
                path.Contains("articles", StringComparison.Ordinal) && !path.Contains("latest", StringComparison.Ordinal)
            )
        )
        {
            yield return Row($"{path}?sort=tilte", "invalid-parameter", "sort", "title");
            yield return Row($"{path}?sort=-date,date", "invalid-parameter", "sort", "*");
            yield return Row($"{path}?sort=date,title,wordCount", "invalid-parameter", "sort", "*");
            yield return Row($"{path}?sort=", "invalid-parameter", "sort", "*");
        }
        yield return Row("/v1/latest?sort=title", "unknown-parameter", "sort", "*");
        foreach (var value in (string[])["0", "51", "-1", "abc", "1e9", ""])
            yield return Row($"{Article}/related?limit={value}", "invalid-parameter", "limit", "*");
        yield return Row($"{Article}/related?origin=computd", "invalid-parameter", "origin", "computed");
        yield return Row($"{Article}?fields=body.block", "invalid-parameter", "fields", "body.blocks");
        yield return Row($"{Article}?fields=id&include=related", "invalid-parameter", "include", "*");

        static TheoryDataRow<string, string, string, string?> Row(string target, string type, string parameter, string? suggestion) =>
            // Long addresses would make long names of tests.
            new(target, type, parameter, suggestion) { TestDisplayName = target.Length > 120 ? target[..120] + "…" : target };
    }

    [Theory]
    [MemberData(nameof(Parameters), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_of_the_query_is_named_with_what_was_meant(string target, string type, string parameter, string? suggestion)
    {
        var answer = await seed.Api.Get(target);
        AnsweredProblem.Is(answer, HttpStatusCode.BadRequest, type, target);
        var error = Assert.Single(answer.Json["errors"]!.AsArray())!;
        Assert.Equal(["message", "parameter", "suggestion", "value"], error.Names().Order());
        Assert.Equal(parameter, error.Text("parameter"));
        if (suggestion != "*")
            Assert.Equal(suggestion, error.Text("suggestion"));
    }

    /// <summary>The check in a cursor is no secret: anyone can make one over anything.</summary>
    [Theory]
    [InlineData("[2]")]
    [InlineData("[0,1]")]
    [InlineData("[]")]
    [InlineData("x")]
    [InlineData("{\"a\":1}")]
    [InlineData("[0,1e400,\"y\"]")]
    [InlineData("[0,null,null]")]
    [InlineData("[0,1,\"y\",2,3]")]
    [InlineData("[\"0\",1,\"y\"]")]
    public async Task A_forged_cursor_is_an_invalid_one(string payload)
    {
        var target = "/v1/articles?cursor=" + Forged("/v1/articles?", payload);
        AnsweredProblem.Is(await seed.Api.Get(target), HttpStatusCode.BadRequest, "invalid-cursor", target);
    }

    [Theory]
    [InlineData("excludeTag=x&from=2018-01-01&to=2018-02-01", "[0,1900000000000,\"y\"]")]
    [InlineData("from=2018-01-01&section=kinh-te&to=2018-02-01", "[0,1900000000000,\"y\"]")]
    [InlineData("from=2018-01-01&section=kinh-te&to=2018-02-01", "[1,1,\"y\"]")]
    [InlineData("section=kinh-te&undated=only", "[0,1900000000000,\"y\"]")]
    [InlineData("excludeTag=x&sort=-updatedAt&updatedFrom=2018-01-01", "[1,5,\"y\"]")]
    public async Task A_cursor_forged_for_a_place_that_the_list_cannot_have_is_a_place_all_the_same(string query, string payload)
    {
        var answer = await seed.Api.Get($"/v1/articles?{query}&cursor={Forged($"/v1/articles?{query}", payload)}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    private static string Forged(string list, string payload)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(payload);
        var check = System.Security.Cryptography.SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(list), 0, .. bytes])[..9];
        return System.Buffers.Text.Base64Url.EncodeToString([.. check, .. bytes]);
    }

    [Fact]
    public async Task All_faults_come_at_once_in_the_order_of_the_query()
    {
        const string target = "/v1/articles?kind=foo&x=1&limit=0&cursor=abc&section=K%E1%BB%B3%20l%E1%BA%A1&count=";
        var answer = await seed.Api.Get(target);
        AnsweredProblem.Is(answer, HttpStatusCode.BadRequest, "invalid-parameter", target);
        Assert.Equal(["kind", "x", "limit", "cursor", "section", "count"], answer.Json["errors"].Each("parameter"));
        Assert.Equal(["foo", "1", "0", "abc", "Kỳ lạ", ""], answer.Json["errors"].Each("value"));
    }

    [Fact]
    public async Task Each_bad_value_of_a_repeatable_parameter_is_named()
    {
        var answer = await seed.Api.Get("/v1/articles?tag=A&limit=5&tag=&y=1&y=2");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.All(answer.Json["errors"]!.AsArray(), error => Assert.Contains(error.Text("parameter"), (string[])["tag", "y"]));
    }

    [Fact]
    public async Task A_cursor_fits_only_the_query_that_it_was_made_for()
    {
        var next = (await seed.Api.Json("/v1/latest?limit=2")).Text("page", "nextCursor")!;
        foreach (
            var other in (string[])
                [
                    "/v1/articles?kind=article,teaser&limit=2",
                    "/v1/latest?section=kinh-te",
                    "/v1/latest?kind=teaser",
                    "/v1/sections/kinh-te/latest?limit=2",
                    "/v1/authors?limit=2",
                ]
        )
            AnsweredProblem.Is(await seed.Api.Get($"{other}&cursor={next}"), HttpStatusCode.BadRequest, "invalid-cursor", null);
        for (var i = 0; i < next.Length; i += 7)
        {
            var tampered = next[..i] + (next[i] == 'A' ? 'B' : 'A') + next[(i + 1)..];
            AnsweredProblem.Is(await seed.Api.Get($"/v1/latest?limit=2&cursor={tampered}"), HttpStatusCode.BadRequest, "invalid-cursor", null);
        }
        // What shapes a page, and not the list, may change.
        Assert.Equal(HttpStatusCode.OK, (await seed.Api.Get($"/v1/latest?limit=3&fields=id&count=none&cursor={next}")).Status);
    }

    [Theory]
    [InlineData("text/html", false)]
    [InlineData("application/rss+xml", false)]
    [InlineData("application/json;q=0", false)]
    [InlineData("*/*, application/json;q=0", false)]
    [InlineData("text/*", false)]
    [InlineData("application/*;q=0, */*", false)]
    [InlineData("*/*", true)]
    [InlineData("application/*", true)]
    [InlineData("text/html, */*;q=0.1", true)]
    [InlineData("text/html, application/json;q=0.1", true)]
    [InlineData("not a media type", true)]
    public async Task Only_an_Accept_that_excludes_JSON_is_refused(string accept, bool isServed)
    {
        foreach (var path in Everything.Where(path => !path.Contains('.', StringComparison.Ordinal)))
        {
            var answer = await seed.Api.Get(path, ("Accept", accept));
            if (isServed)
                Assert.Equal(HttpStatusCode.OK, answer.Status);
            else
                AnsweredProblem.Is(answer, HttpStatusCode.NotAcceptable, "not-acceptable", path);
        }
        foreach (var path in Everything.Where(path => path.Contains('.', StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.OK, (await seed.Api.Get(path, ("Accept", accept))).Status);
    }

    [Theory]
    [InlineData("/v1/articles/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/v1/articles/%2e%2e")]
    [InlineData("/v1/articles/a%2Fb")]
    [InlineData("/v1/articles/'%20OR%201=1")]
    [InlineData("/v1/articles//related")]
    [InlineData("/v1//articles")]
    [InlineData("//v1/articles")]
    [InlineData("/v1")]
    [InlineData("/v2/articles")]
    [InlineData("/v1/articles/%F0%9F%93%B0")]
    [InlineData("/v1/articles/.html")]
    [InlineData("/v1/articles.")]
    [InlineData("/v1/sections/...")]
    [InlineData("/problems/")]
    [InlineData("/openapi/v9.json")]
    public async Task A_hostile_path_is_no_failure(string target)
    {
        var (status, text) = await seed.Api.GetAsWritten(target);
        Assert.Contains(status, (int[])[308, 400, 404]);
        AnsweredProblem.LeaksNothing(text);
    }
}
