using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.OpenApi;

/// <summary>Within a major version no client breaks: the served document against that of the last release.</summary>
public sealed class ContractChangesTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private static readonly string Released = Path.Combine(Repository.Root, "openapi", "released", "contentapi.v1.json");

    [Fact]
    public async Task Nothing_that_was_released_is_taken_back_within_a_version()
    {
        var released = JsonNode.Parse(await File.ReadAllTextAsync(Released, TestContext.Current.CancellationToken))!;
        var current = await seed.Api.Json("/openapi/v1.json");
        if (Major(released) != Major(current))
            return;
        var broken = ContractChanges.Breaking(released, current);
        Assert.True(broken.Count == 0, $"Clients of {released.Text("info", "version")} would break. Keep what was there, or begin a new major version.\n{string.Join('\n', broken)}");
    }

    [Theory]
    [InlineData("/paths/~1v1~1tags", null, "/v1/tags is gone.")]
    [InlineData("/components/parameters/undated", "limit", "/v1/articles parameter undated is gone.")]
    [InlineData("/components/parameters/count/required", "true", "/v1/articles parameter count is required now.")]
    [InlineData("/components/parameters/count/schema/default", "\"none\"", "/v1/articles parameter count has another default.")]
    [InlineData("/components/parameters/count/schema/enum/0", null, "/v1/articles parameter count no longer takes exact.")]
    [InlineData("/components/parameters/limit/schema/maximum", "50", "/v1/articles parameter limit has a lower maximum.")]
    [InlineData("/components/parameters/limit/schema/minimum", "2", "/v1/articles parameter limit has a higher minimum.")]
    [InlineData("/components/parameters/section/schema/items/pattern", "\"^[a-z]+$\"", "/v1/articles parameter section has another pattern.")]
    [InlineData("/components/schemas/Fields/enum/0", null, "/v1/articles parameter fields no longer takes id.")]
    [InlineData("/components/schemas/Article/properties/lead", null, "Article.lead is gone.")]
    [InlineData("/components/schemas/Article/required/0", null, "Article.authors is not always there any more.")]
    [InlineData("/components/schemas/Article/properties/kind/enum/1", "\"video\"", "Article.kind can be video now.")]
    [InlineData("/components/schemas/Article/properties/kind/enum/1", null, "Article.kind is never teaser any more.")]
    [InlineData("/components/schemas/Article/properties/title/type", "[\"null\",\"string\"]", "Article.title can be null now.")]
    [InlineData("/components/schemas/HeadingBlock/properties/level", null, "HeadingBlock.level is gone.")]
    [InlineData("/components/schemas/ExportRecord/properties/aliases", null, "ExportRecord.aliases is gone.")]
    [InlineData("/components/schemas/JsonFeedItem/properties/url", null, "JsonFeedItem.url is gone.")]
    [InlineData("/components/schemas/Problem/properties/type/enum/0", null, "Problem.type is never /problems/invalid-parameter any more.")]
    [InlineData("/components/responses/NotModified/headers/ETag", null, "/v1/articles 304 has no header ETag any more.")]
    [InlineData("/paths/~1v1~1articles~1{article}.{format}/get/responses/200/content/text~1markdown", null, "/v1/articles/{article}.{format} 200 is no longer had as text/markdown.")]
    public async Task What_would_break_a_client_is_found(string at, string? value, string told)
    {
        var released = await seed.Api.Json("/openapi/v1.json");
        var current = released.DeepClone();
        var names = at[1..].Split('/').Select(name => name.Replace("~1", "/", StringComparison.Ordinal)).ToList();
        var holder = names[..^1].Aggregate(current, (node, name) => node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!);
        if (value == "limit")
            holder[names[^1]] = holder["limit"]!.DeepClone();
        else if (value is null && holder is JsonArray all)
            all.RemoveAt(int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture));
        else if (value is null)
            Assert.True(holder.AsObject().Remove(names[^1]));
        else if (holder is JsonArray list)
            list[int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        else
            holder[names[^1]] = JsonNode.Parse(value);
        Assert.Empty(ContractChanges.Breaking(released, released));
        Assert.Contains(told, ContractChanges.Breaking(released, current));
    }

    [Fact]
    public async Task What_is_added_breaks_nobody()
    {
        var current = await seed.Api.Json("/openapi/v1.json");
        var released = current.DeepClone();
        released["paths"]!.AsObject().Remove("/v1/search/suggest");
        released["components"]!["schemas"]!["Article"]!["properties"]!.AsObject().Remove("revision");
        released["components"]!["schemas"]!["Fields"]!["enum"]!.AsArray().RemoveAt(3);
        released["components"]!["parameters"]!["limit"]!["schema"]!["maximum"] = 50L;
        Assert.Empty(ContractChanges.Breaking(released, current));
    }

    private static string Major(JsonNode document) => document.Text("info", "version")!.Split('.')[0];
}
