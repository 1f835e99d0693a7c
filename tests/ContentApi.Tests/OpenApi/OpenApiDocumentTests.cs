using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.OpenApi;

public sealed class OpenApiDocumentTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private static readonly string Committed = Path.Combine(Repository.Root, "openapi", "contentapi.v1.json");

    [Fact]
    public async Task The_committed_document_is_the_served_one()
    {
        var served = (await seed.Api.Get("/openapi/v1.json")).Bytes;
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Committed)!);
            await File.WriteAllBytesAsync(Committed, served, TestContext.Current.CancellationToken);
            TestContext.Current.SendDiagnosticMessage("openapi/contentapi.v1.json was written anew.");
            TestContext.Current.TestOutputHelper?.WriteLine("openapi/contentapi.v1.json was written anew.");
            return;
        }
        Assert.True(File.Exists(Committed), "There is no openapi/contentapi.v1.json. Run the tests with UPDATE_OPENAPI=1 and commit it.");
        var committed = await File.ReadAllBytesAsync(Committed, TestContext.Current.CancellationToken);
        Assert.True(
            served.AsSpan().SequenceEqual(committed),
            "The contract has changed. If that is meant, run the tests with UPDATE_OPENAPI=1 and commit openapi/."
        );
    }

    [Fact]
    public async Task It_is_the_same_bytes_twice() =>
        Assert.Equal((await seed.Api.Get("/openapi/v1.json")).Bytes, (await seed.Api.Get("/openapi/v1.json")).Bytes);

    [Fact]
    public async Task Every_operation_parameter_and_answer_is_described()
    {
        foreach (var (path, operation) in Operations(await seed.Api.Json("/openapi/v1.json")))
        {
            Assert.False(string.IsNullOrWhiteSpace(operation.Text("summary")), path);
            Assert.False(string.IsNullOrWhiteSpace(operation.Text("description")), path);
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                Assert.False(string.IsNullOrWhiteSpace(parameter.Text("description")), $"{path} {parameter.Text("name")}");
            var content = operation.At("responses", "200", "content")!.AsObject();
            Assert.NotEmpty(content);
            Assert.All(content, media => Assert.NotNull(media.Value!["schema"]));
        }
    }

    [Fact]
    public async Task Every_route_is_in_it()
    {
        var paths = Operations(await seed.Api.Json("/openapi/v1.json")).Select(operation => operation.Path).ToList();
        var routes = seed
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'));
        Assert.All(routes.Where(route => route.StartsWith("/v1", StringComparison.Ordinal)), route => Assert.Contains(route, paths));
    }

    [Fact]
    public async Task Every_operation_answers_to_its_own_examples()
    {
        foreach (var (path, operation) in Operations(await seed.Api.Json("/openapi/v1.json")))
        {
            var target = path;
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                if (parameter.Text("in") == "path")
                    target = target.Replace(
                        $"{{{parameter.Text("name")}}}",
                        Uri.EscapeDataString(Example(parameter!) ?? "khong-co"),
                        StringComparison.Ordinal
                    );
            }
            var required = (operation["parameters"]?.AsArray() ?? [])
                .Where(parameter => parameter.Text("in") == "query" && (bool?)parameter!["required"] == true)
                .ToDictionary(parameter => parameter.Text("name")!, parameter => Example(parameter!)!);
            var asked = required.Aggregate(target + "?", (query, parameter) => $"{query}{parameter.Key}={Uri.EscapeDataString(parameter.Value)}&");
            var answer = await seed.Api.Get(asked.TrimEnd('?', '&'));
            // The seed states no tag, so no example of one can exist.
            Assert.True(
                answer.Status == HttpStatusCode.OK || path.StartsWith("/v1/tags/{tag}", StringComparison.Ordinal),
                $"{target}: {answer.Status}"
            );
            foreach (
                var parameter in (operation["parameters"]?.AsArray() ?? []).Where(parameter =>
                    parameter.Text("in") == "query" && Example(parameter!) is not null && !required.ContainsKey(parameter.Text("name")!)
                )
            )
            {
                var query = $"{asked}{parameter.Text("name")}={Uri.EscapeDataString(Example(parameter!)!)}";
                answer = await seed.Api.Get(query);
                Assert.True(
                    answer.Status == HttpStatusCode.OK || path.StartsWith("/v1/tags/{tag}", StringComparison.Ordinal),
                    $"{query}: {answer.Status}"
                );
            }
        }
    }

    private static string? Example(JsonNode parameter)
    {
        var example =
            parameter["example"]
            ?? parameter["examples"]?.AsObject().FirstOrDefault().Value?["value"]
            ?? parameter.At("schema", "examples")?[0];
        // A list in a query has commas between.
        return example is JsonArray several ? string.Join(',', several) : example?.ToString();
    }

    private static IEnumerable<(string Path, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject().Where(each => each.Key == "get").Select(each => (path.Key, each.Value!)));
}
