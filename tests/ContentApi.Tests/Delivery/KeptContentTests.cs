using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Endpoints;
using ContentApi.Requests;
using ContentApi.Tests.Hosting;
using CsCheck;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Delivery;

/// <summary>What is kept of the program's own answers: no client can tell it from what is made, but by the content growing older.</summary>
public sealed partial class KeptContentTests(TwoImports making) : IClassFixture<TwoImports>
{
    private const string Hour = "3600000";
    private static readonly string[] Accepts = ["", "*/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html", "image/png", "application/json;q=0, text/html"];
    private static readonly string[] Codings = ["", "gzip", "br, gzip", "identity", "gzip;q=0.5, br;q=0.1", "zstd"];
    private static readonly string[] Hosts = ["example.org", "example.com:8080"];

    [Fact]
    public async Task A_kept_answer_is_the_answer_that_would_be_made()
    {
        using var keeping = new ContentApiFactory(making.Folder.Copy(), null, ("ContentApi:ContentCheckMilliseconds", Hour));
        var routes = making.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var request = Gen.Select(
            Gen.OneOf([.. routes]).SelectMany(Target),
            Gen.OneOf(Accepts),
            Gen.OneOf(Codings),
            Gen.OneOf(Hosts),
            Gen.OneOf("GET", "GET", "HEAD"),
            Gen.Bool
        );
        await request.SampleAsync(
            async (target, accept, coding, host, method, isConditional) =>
            {
                (string, string)[] headers = [.. Given("Accept", accept), .. Given("Accept-Encoding", coding), ("Host", host)];
                var made = await making.Api.Send(new(method), target, headers);
                if (isConditional && made.Headers.TryGetValue("ETag", out var tag))
                {
                    headers = [.. headers, ("If-None-Match", tag)];
                    made = await making.Api.Send(new(method), target, headers);
                }
                for (var time = 0; time < 2; time++)
                    Assert.Equal(Comparable(made), Comparable(await keeping.Api.Send(new(method), target, headers)));
            },
            iter: 200,
            threads: 1
        );
    }

    [Theory]
    [InlineData("/v1/articles", "User-Agent", "Reader/1.0")]
    [InlineData("/v1/articles", "Cookie", "a=b")]
    [InlineData("/v1/articles", "Cache-Control", "no-cache")]
    [InlineData("/v1/articles", "Accept-Language", "vi")]
    [InlineData("/v1/articles", "Accept", "text/html,*/*;q=0.8")]
    [InlineData("/v1/articles", "Host", "example.com")]
    [InlineData("/v1/articles", "X-Forwarded-Host", "example.com")]
    [InlineData("/v1/latest.rss", "Accept", "application/rss+xml")]
    public async Task What_changes_nothing_in_an_answer_finds_the_kept_one(string target, string header, string value)
    {
        using var program = await OutdatedAfter(target);
        Assert.DoesNotContain("Chợ hoa", (await program.Api.Get(target, (header, value))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/articles", "/v1/articles?utm_source=mail&fbclid=1&_=2")]
    [InlineData("/v1/articles?limit=5", "/v1/articles?gclid=1&limit=5")]
    [InlineData("/v1/articles?limit=5", "/v1/articles?%75tm%5Fsource=mail&limit=5&fb%63lid=%C3%A1")]
    [InlineData("/v1/articles?section=kinh%2Dte", "/v1/articles?section=kinh%2Dte&%5F=1")]
    public async Task Ignored_parameters_find_the_kept_answer(string kept, string asked)
    {
        using var program = await OutdatedAfter(kept);
        Assert.DoesNotContain("Chợ hoa", (await program.Api.Get(asked)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/articles?limit=5")]
    [InlineData("/v1/articles.rss")]
    [InlineData("/v1/articles?")]
    public async Task Another_target_is_another_answer(string asked)
    {
        using var program = await OutdatedAfter("/v1/articles");
        Assert.Contains("Chợ hoa", (await program.Api.Get(asked)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_matters_where_it_shows()
    {
        using var program = await OutdatedAfter("/v1/latest.rss");
        var other = await program.Api.Get("/v1/latest.rss", ("Host", "example.com"));
        Assert.Contains("http://example.com/", other.Text, StringComparison.Ordinal);
        Assert.Contains("Chợ hoa", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_public_address_no_host_shows_and_none_matters()
    {
        using var program = await OutdatedAfter("/v1/latest.rss", ("ContentApi:PublicUrl", "https://example.org"));
        var other = await program.Api.Get("/v1/latest.rss", ("Host", "example.com"));
        Assert.DoesNotContain("Chợ hoa", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_answers_need_no_database()
    {
        using var program = await OutdatedAfter("/v1/articles");
        var tag = (await program.Api.Get("/v1/articles"))["ETag"];
        program.Database.Dispose();
        program.Folder.RemoveDatabase();
        Assert.Equal(HttpStatusCode.NotModified, (await program.Api.Get("/v1/articles", ("If-None-Match", tag))).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.Api.Get("/v1/articles", ("Accept-Encoding", "br"))).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await program.Api.Get("/v1/articles?limit=3")).Status);
    }

    [Fact]
    public async Task What_another_process_imports_shows_after_the_time_that_the_setting_allows()
    {
        using var program = new ContentApiFactory(new TestFolder(), null, ("ContentApi:ContentCheckMilliseconds", "1"));
        program.Folder.Put("a.txt", new PageDump("Lúa chín vàng trên đồng lớn xã Phú Hòa").ToString());
        await program.Api.Get("/v1/articles");
        program.Folder.Put("b.txt", new PageDump("Chợ hoa xuân mở sớm ở bến sông").ToString());
        // Takes longer than the setting allows.
        program.Import();
        Assert.Contains("Chợ hoa", (await program.Api.Get("/v1/articles")).Text, StringComparison.Ordinal);
    }

    /// <summary>A program that has answered a target once and whose content has changed since, which it does not look for.</summary>
    private static async Task<ContentApiFactory> OutdatedAfter(string target, params (string, string)[] settings)
    {
        var program = new ContentApiFactory(new TestFolder(), null, [.. settings, ("ContentApi:ContentCheckMilliseconds", Hour)]);
        program.Folder.Put("a.txt", new PageDump("Lúa chín vàng trên đồng lớn xã Phú Hòa") { Date = "01/08/2018 08:00" }.ToString());
        Assert.Equal(HttpStatusCode.OK, (await program.Api.Get(target)).Status);
        program.Folder.Put("b.txt", new PageDump("Chợ hoa xuân mở sớm ở bến sông") { Date = "02/08/2018 08:00" }.ToString());
        program.Import();
        return program;
    }

    /// <summary>An address of a route in one of its formats, with some of its parameters as they are shown by example.</summary>
    private static Gen<string> Target(RouteEndpoint route)
    {
        var path = HttpContractTests.Address("/" + route.RoutePattern.RawText!.Trim('/'));
        var parameters = route.Metadata.GetMetadata<QueryGrammar>()?.Parameters.Where(parameter => parameter.Example is not null).ToArray() ?? [];
        var suffixes = route.Metadata.GetMetadata<AnswerFormats>()?.Suffixes.Select(suffix => "." + suffix) ?? [];
        return Gen.Select(Gen.OneOf(["", .. suffixes]), Gen.Bool.Array[parameters.Length], Gen.Int[0, 3]).Select((suffix, isGiven, rare) =>
            path + suffix + "?" + string.Join('&', parameters.Where((parameter, i) => parameter.Name == "q" || (isGiven[i] && (i + rare) % 4 == 0)).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Example!)}"))
        );
    }

    private static (string, string)[] Given(string name, string value) => value.Length == 0 ? [] : [(name, value)];

    private static string Comparable(Answer answer)
    {
        var text = answer.Headers.GetValueOrDefault("Content-Encoding") is { } coding ? Encoding.UTF8.GetString(HttpContractTests.Decode(answer.Bytes, coding)) : answer.Text;
        // Each problem has a trace of its own, and so a length when it is compressed.
        var isProblem = answer.Headers.GetValueOrDefault("Content-Type") is "application/problem+json; charset=utf-8";
        var headers = answer.Headers.Where(header => header.Key != "Date" && !(isProblem && header.Key == "Content-Length")).Select(header => $"{header.Key}: {header.Value}").Order();
        return string.Join('\n', [answer.Status.ToString(), .. headers, Trace().Replace(text, "")]);
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();
}
