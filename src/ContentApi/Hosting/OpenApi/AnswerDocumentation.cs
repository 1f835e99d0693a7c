using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using Microsoft.OpenApi;

namespace ContentApi.Hosting.OpenApi;

/// <summary>What operations have in common: the answers besides 200, and the headers. Each stands in the document once, among its components.</summary>
internal static class AnswerDocumentation
{
    public const string NotModified = "NotModified";
    public const string Moved = "Moved";
    public const string BadRequest = "BadRequest";
    public const string NotFound = "NotFound";
    public const string NotAcceptable = "NotAcceptable";
    public const string AddressTooLong = "AddressTooLong";
    public const string Failed = "Failed";
    public const string Unavailable = "Unavailable";

    /// <summary>Every header that a client may want to read: what it says, an example, and whether an answer that may have it always does.</summary>
    private static readonly Dictionary<string, (string Description, string Example, bool IsCertain)> Headers = new()
    {
        ["Cache-Control"] = ("How long the answer may be kept.", CachePolicy.List, true),
        ["ETag"] = ("The validator of these bytes, for If-None-Match.", "\"vTzZ0PXbzvhyhHRo-7mxV1wYAk3Hyn_4ZHkpNe1cwNQ\"", true),
        ["Last-Modified"] = ("When what is shown last changed; absent where it does not change with the content.", "Sun, 22 Nov 2026 08:00:00 GMT", false),
        ["Link"] = ("The addresses of this page and its neighbours (RFC 8288): `self`, `first`, `next`, `prev`.", "</v1/articles>; rel=\"self\", </v1/articles>; rel=\"first\"", true),
        ["Content-Location"] = ("Where the whole of it stands for good: by id. Absent where the query asks for a part.", "/v1/articles/th62w1n49my5e57p", false),
        ["Content-Disposition"] = ("What to call the file that it is saved as.", "attachment; filename=\"articles.csv\"", false),
        ["Content-Snapshot"] = ("The name of the content that the lines are of, to go on with when they break off.", "734d168449bb29fa-v1", true),
        ["Next-Since"] = ("For `since` of the changes: what comes after these lines.", "734d168449bb29fa-7", true),
        ["Location"] = ("The canonical address, with suffix and query as they were asked for.", "/v1/articles/cong-tac-khuyen-cong-thuan-loi-va-thach-thuc", true),
        ["Retry-After"] = ("After how many seconds to try again.", "10", true),
    };

    /// <summary>The components that <see cref="Answer"/> and <see cref="All"/> refer to.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        var components = document.Components ??= new OpenApiComponents();
        components.Headers = new Dictionary<string, IOpenApiHeader>();
        foreach (var (name, (description, example, isCertain)) in Headers)
        {
            components.Headers[name] = new OpenApiHeader
            {
                Description = description,
                Required = isCertain,
                Schema = name == "Retry-After" ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" } : new OpenApiSchema { Type = JsonSchemaType.String },
                Example = name == "Retry-After" ? JsonValue.Create(int.Parse(example, CultureInfo.InvariantCulture)) : example,
            };
        }
        components.Responses = new Dictionary<string, IOpenApiResponse>
        {
            [NotModified] = Empty("The client's copy, named by If-None-Match or If-Modified-Since, is still the answer.", "Cache-Control", "ETag"),
            [Moved] = Empty("This is another form of the address (case, marks, Unicode form), or one that the article had before: go to the canonical one.", "Location", "Cache-Control"),
            [BadRequest] = Problem(
                "The query has faults, and `errors` names all of them; or the address cannot be read.",
                ProblemType.InvalidParameter, ProblemType.UnknownParameter, ProblemType.InvalidCursor, ProblemType.MalformedRequest),
            [NotFound] = Problem("Nothing has this address; `detail` names what was probably meant.", ProblemType.NotFound),
            [NotAcceptable] = Problem("Accept excludes JSON.", ProblemType.NotAcceptable),
            [NameOf(ProblemType.Gone)] = Problem(ProblemType.Gone.Meaning, ProblemType.Gone),
            [NameOf(ProblemType.SyncTokenUnknown)] = Problem(ProblemType.SyncTokenUnknown.Meaning, ProblemType.SyncTokenUnknown),
            [AddressTooLong] = Empty("The address is longer than the server reads, 8 KiB: ask for less at once."),
            [Failed] = Problem(ProblemType.Internal.Meaning, ProblemType.Internal),
            [Unavailable] = Problem(ProblemType.Unavailable.Meaning, ProblemType.Unavailable),
        };

        OpenApiResponse Empty(string description, params string[] headers) => new() { Description = description, Headers = All(headers, document) };

        OpenApiResponse Problem(string description, params ProblemType[] types) =>
            new()
            {
                Description = description,
                Headers = All(types is [{ Name: "unavailable" }] ? ["Cache-Control", "Retry-After"] : ["Cache-Control"], document),
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    ["application/problem+json"] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference(nameof(Contracts.Problem), document),
                        Examples = types.ToDictionary(type => type.Name, IOpenApiExample (type) => new OpenApiExample { Summary = type.Title, Value = Example(type) }),
                    },
                },
            };
    }

    /// <summary>The name of the answer with a problem that only some operations have.</summary>
    public static string NameOf(ProblemType type) => string.Concat(type.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static IOpenApiResponse Answer(string name, OpenApiDocument document) => new OpenApiResponseReference(name, document);

    /// <summary>Headers by name.</summary>
    public static IDictionary<string, IOpenApiHeader>? All(IEnumerable<string> names, OpenApiDocument document)
    {
        var all = names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));
        return all.Count == 0 ? null : all;
    }

    private static JsonNode Example(ProblemType type) => JsonSerializer.SerializeToNode(ProblemHtml.Example(type), ContentJson.Options.GetTypeInfo(typeof(Problem)))!;
}
