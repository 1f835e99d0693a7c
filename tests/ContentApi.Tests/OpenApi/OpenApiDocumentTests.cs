using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentApi.Tests.Hosting;
using CsCheck;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.OpenApi;

public sealed partial class OpenApiDocumentTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private const string Article = "/v1/articles/cong-tac-khuyen-cong-thuan-loi-va-thach-thuc";

    private static readonly string Committed = Path.Combine(Repository.Root, "openapi", "contentapi.v1.json");
    private static readonly string Examples = Path.Combine(Repository.Root, "openapi", "examples.json");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
    public async Task Every_JSON_operation_shows_what_it_answers_over_the_seeds()
    {
        var document = await seed.Api.Json("/openapi/v1.json");
        var answers = new JsonObject();
        // The seeds state no tag, so no answer about one can be shown.
        foreach (var operation in new Contract(document).Operations.Where(operation => operation.GivesJson && !operation.IsOfOneTag))
        {
            // Two items of a list show what a list is.
            var target = operation.Target(operation.Parameters.Where(parameter => parameter.IsRequired || parameter.Name == "limit").Select(parameter => (parameter.Name, parameter.IsRequired ? parameter.Example! : "2")));
            // Each database has a name of its own, which its tokens carry.
            var answer = DatabaseName().Replace((await seed.Api.Get(target)).Text, "\"734d168449bb29fa-");
            answers.Add(operation.Says.Text("operationId")!, new JsonObject { ["target"] = target, ["body"] = JsonNode.Parse(answer) });
        }
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(Examples, answers.ToJsonString(Indented) + "\n", TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine("openapi/examples.json was written anew; what the program serves shows it after the next build.");
            return;
        }
        Assert.True(
            JsonNode.DeepEquals(answers, JsonNode.Parse(await File.ReadAllTextAsync(Examples, TestContext.Current.CancellationToken))),
            "The program answers other than the contract shows. If that is meant, run the tests with UPDATE_OPENAPI=1 twice, for the examples are built into the program, and commit openapi/."
        );
        var shown = document["components"]!["examples"]!.AsObject();
        Assert.Equal(answers.Names().Order(StringComparer.Ordinal), shown.Names().Order(StringComparer.Ordinal));
        Assert.All(shown, example => Assert.True(JsonNode.DeepEquals(answers[example.Key]!["body"], example.Value!["value"]), example.Key));
    }

    [Fact]
    public async Task It_is_the_same_bytes_twice() =>
        Assert.Equal((await seed.Api.Get("/openapi/v1.json")).Bytes, (await seed.Api.Get("/openapi/v1.json")).Bytes);

    [Fact]
    public async Task Every_operation_parameter_and_answer_is_described()
    {
        foreach (var operation in (await Contract.Of(seed.Api)).Operations)
        {
            Assert.False(string.IsNullOrWhiteSpace(operation.Says.Text("summary")), operation.Path);
            Assert.False(string.IsNullOrWhiteSpace(operation.Says.Text("description")), operation.Path);
            Assert.All(operation.Parameters, parameter => Assert.False(string.IsNullOrWhiteSpace(parameter.Description), $"{operation.Path} {parameter.Name}"));
            var content = operation.Says.At("responses", "200", "content")!.AsObject();
            Assert.NotEmpty(content);
            Assert.All(content, media => Assert.NotNull(media.Value!["schema"]));
        }
    }

    [Fact]
    public async Task Every_route_is_in_it()
    {
        var paths = (await Contract.Of(seed.Api)).Operations.Select(operation => operation.Path).ToList();
        var routes = seed
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'));
        Assert.All(routes.Where(route => route.StartsWith("/v1", StringComparison.Ordinal)), route => Assert.Contains(route, paths));
    }

    [Fact]
    public async Task Every_operation_answers_its_own_examples_as_documented()
    {
        var contract = await Contract.Of(seed.Api);
        foreach (var operation in contract.Operations)
        {
            var needed = operation
                .Parameters.Where(parameter => parameter.IsRequired)
                .Select(parameter => (parameter.Name, Value: parameter.Example ?? throw new InvalidOperationException($"{operation.Path}: {parameter.Name} has no example.")))
                .ToList();
            // The seed states no tag, so no example of one can exist.
            var expected = operation.IsOfOneTag ? HttpStatusCode.NotFound : HttpStatusCode.OK;
            await Answers(needed, expected);
            foreach (var parameter in operation.InQuery.Where(parameter => !parameter.IsRequired && parameter.Example is not null))
                await Answers([.. needed, (parameter.Name, parameter.Example!)], expected);
            await Answers([.. needed, ("khong-co", "1")], HttpStatusCode.BadRequest);
            foreach (var parameter in operation.InPath.Where(parameter => parameter.Name != "format"))
                await Answers([.. needed.Where(each => each.Name != parameter.Name), (parameter.Name, "khong-co")], HttpStatusCode.NotFound);

            async Task Answers(IReadOnlyList<(string Name, string Value)> values, HttpStatusCode status)
            {
                var target = operation.Target(values);
                var answer = await seed.Api.Get(target);
                Assert.True(answer.Status == status, $"{target}: {answer.Status} {answer.Text}");
                contract.Holds(operation, target, answer);
                if (status == HttpStatusCode.OK && answer.Headers.TryGetValue("ETag", out var tag))
                {
                    answer = await seed.Api.Get(target, ("If-None-Match", tag));
                    Assert.Equal((target, HttpStatusCode.NotModified), (target, answer.Status));
                    contract.Holds(operation, target, answer);
                }
            }
        }
    }

    [Theory]
    [InlineData("/components/schemas/Article/properties/title", Article)]
    [InlineData("/components/schemas/HeadingBlock/properties/level", Article)]
    [InlineData("/paths/~1v1~1articles~1{article}/get/responses/200/content/application~1json", Article)]
    [InlineData("/paths/~1v1~1articles~1{article}/get/responses/200", Article)]
    [InlineData("/components/schemas/NewsArticle/properties/headline", Article + ".jsonld", "/v1/articles/{article}.{format}")]
    [InlineData("/components/schemas/JsonFeedItem/properties/url", "/v1/articles.jsonfeed", "/v1/articles.{format}")]
    [InlineData("/components/schemas/Article/properties/title", "/v1/articles.ndjson", "/v1/articles.ndjson")]
    [InlineData("/components/schemas/Section/properties/name", "/v1/sections.ndjson", "/v1/sections.ndjson")]
    [InlineData("/components/schemas/ExportRecord/properties/aliases", "/v1/export.ndjson", "/v1/export.ndjson")]
    public async Task An_answer_that_says_more_than_the_document_is_found(string removed, string target, string path = "/v1/articles/{article}")
    {
        var document = await seed.Api.Json("/openapi/v1.json");
        var names = removed[1..].Split('/').Select(name => name.Replace("~1", "/", StringComparison.Ordinal)).ToList();
        Assert.True(names[..^1].Aggregate(document, (at, name) => at[name]!).AsObject().Remove(names[^1]));
        var contract = new Contract(document);
        var answer = await seed.Api.Get(target);
        var operation = contract.Operations.Single(operation => operation.Path == path);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => contract.Holds(operation, target, answer));
    }

    [Fact]
    public async Task An_answer_to_a_request_that_is_refused_or_sent_elsewhere_is_documented()
    {
        var contract = await Contract.Of(seed.Api);
        foreach (var operation in contract.Operations)
        {
            var needed = operation.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => (parameter.Name, parameter.Example!)).ToList();
            var responses = operation.Says["responses"]!.AsObject();
            if (responses.ContainsKey("406"))
                await Answers(needed, HttpStatusCode.NotAcceptable, "image/png");
            if (responses["200"]!["content"]!.AsObject().ContainsKey("text/html"))
                await Answers(needed, operation.IsOfOneTag ? HttpStatusCode.NotFound : HttpStatusCode.OK, "text/html");
            if (operation.InPath.Any(parameter => parameter.Name is "article" or "section" or "author" or "type"))
                await Answers([.. needed.Select(each => each.Name is "format" ? each : (each.Name, each.Item2.ToUpperInvariant()))], HttpStatusCode.PermanentRedirect);
            if (operation.InQuery.Any())
                await Answers([.. needed, (operation.InQuery.First().Name, new string('a', 9000))], HttpStatusCode.RequestUriTooLong);

            async Task Answers(IReadOnlyList<(string, string)> values, HttpStatusCode status, string accept = "*/*")
            {
                var target = operation.Target(values);
                var answer = await seed.Api.Get(target, ("Accept", accept));
                Assert.True(answer.Status == status, $"{target}: {answer.Status} {answer.Text}");
                contract.Holds(operation, target, answer);
            }
        }
    }

    [Fact]
    public async Task Any_request_is_answered_as_documented()
    {
        var contract = await Contract.Of(seed.Api);
        await RequestsOf(contract)
            .SampleAsync(
                async request =>
                {
                    var answer = await seed.Api.Get(request.Target);
                    Assert.True((int)answer.Status < 500, $"{request.Target}: {answer.Status}");
                    contract.Holds(request.Operation, request.Target, answer);
                },
                iter: 1500,
                threads: 1,
                print: request => request.Target
            );
    }

    /// <summary>An operation with values that its schemas take, most of the time, and others.</summary>
    private static Gen<(Operation Operation, string Target)> RequestsOf(Contract contract) =>
        from operation in Gen.OneOf([.. contract.Operations])
        from values in operation.Parameters.Aggregate(
            Gen.Const(new List<(string, string)>()),
            (gen, parameter) =>
                from before in gen
                from given in Gen.Int[0, 3]
                from value in ValueOf(parameter)
                select parameter.IsRequired || given == 0 ? [.. before, (parameter.Name, value)] : before
        )
        select (operation, operation.Target(values));

    private static Gen<string> ValueOf(Parameter parameter)
    {
        // Nothing is to be waited for.
        if (parameter.Name == "wait")
            return Gen.OneOf("0", "-1", "61", "x");
        var one = parameter.One;
        var taken =
            one["enum"] is JsonArray choices ? Gen.OneOf([.. choices.Select(choice => choice!.ToString())])
            : one.Text("type") == "integer" ? Gen.Int[(int)one["minimum"]!, (int)one["maximum"]!].Select(number => number.ToString(CultureInfo.InvariantCulture))
            : one["anyOf"] is not null ? Gen.OneOf("2018-08-01", "2024-04-24", "2018-08-01T09:45:00Z", "2030-01-01T00:00:00+07:00")
            : one["pattern"] is not null ? Gen.OneOf("kinh-te", "manh-hung", "khong-co", parameter.Example ?? "a")
            : Gen.OneOf(parameter.Example ?? "a", "khuyến công", "Đặc sắc Hội Soóng cọ");
        var several = parameter.IsList ? taken.Array[1, 3].Select(values => string.Join(',', values)) : taken;
        // A segment of dots or nothing is another address.
        var other = parameter.IsInPath ? Gen.OneOf("khong-co", "Kinh Tế", "%", "0", "'; --", new string('a', 300)) : Gen.OneOf<string>(Gen.String[0, 40].Where(text => !text.Any(char.IsSurrogate)), Gen.OneOf("", "-1", "9999999999", ",", "null"));
        // The format is part of the operation.
        return parameter.Name == "format" ? several : Gen.Frequency((4, several), (1, other));
    }

    [GeneratedRegex("\"[0-9a-f]{16}-")]
    private static partial Regex DatabaseName();
}
