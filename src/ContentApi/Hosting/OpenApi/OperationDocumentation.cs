using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Contracts;
using ContentApi.Documents.Text;
using ContentApi.Documents.Text.Search;
using ContentApi.Endpoints;
using ContentApi.Requests;
using ContentApi.Storage;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Writes the parameters of an operation from the grammar table, and the answers that every operation can give.</summary>
internal sealed class OperationDocumentation : IOperationFilter
{
    /// <summary>Path parameters: what each is, and one that gives an answer on the seeds.</summary>
    private static readonly Dictionary<string, (string Description, string Example)> PathParameters = new()
    {
        ["article"] = ("The id or slug of an article.", "cong-tac-khuyen-cong-thuan-loi-va-thach-thuc"),
        ["section"] = ("The slug of a section.", "kinh-te"),
        ["tag"] = ("The slug of a tag.", "khuyen-cong"),
        ["author"] = ("The slug of an author.", "manh-hung"),
        ["part"] = ("The number of a part of the sitemap, from 1.", "1"),
        ["type"] = ("The last segment of a problem's type.", "invalid-parameter"),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var path = operation.Parameters?.Where(parameter => parameter.In == ParameterLocation.Path).ToList() ?? [];
        operation.Parameters = [];
        foreach (var parameter in path)
        {
            var (description, example) = PathParameters[parameter.Name!];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Path,
                    Required = true,
                    Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Example = example,
                }
            );
        }
        var grammar = metadata.OfType<QueryGrammar>().LastOrDefault();
        foreach (var parameter in grammar?.In(AnswerForms.Json).Parameters ?? [])
            operation.Parameters.Add(Describe(parameter));

        var onlyFormat = metadata.OfType<OnlyFormat>().SingleOrDefault();
        var isExport = onlyFormat?.BareType == "application/x-ndjson";
        var isKept = !metadata.OfType<NeverKept>().Any();
        var answer = context.ApiDescription.SupportedResponseTypes.Single(type => type.StatusCode == StatusCodes.Status200OK).Type!;
        var given = (OpenApiResponse)operation.Responses!["200"];
        given.Description = "The answer.";
        given.Headers = AnswerDocumentation.All(
            [
                "Cache-Control",
                .. isKept ? (string[])["ETag", "Last-Modified"] : [],
                .. answer == typeof(SearchResults) || (answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(ListOf<>)) ? (string[])["Link"] : [],
                .. answer == typeof(Article) ? (string[])["Content-Location"] : [],
                .. isExport ? (string[])["Content-Disposition", "Content-Snapshot", "Next-Since"] : [],
            ],
            context.Document
        );
        if (onlyFormat is not null)
            given.Content = new Dictionary<string, IOpenApiMediaType> { [onlyFormat.BareType] = Body(onlyFormat.BareType) };
        if (metadata.OfType<GoesByAccept>().Any())
            given.Content!["text/html"] = Body("text/html");

        var responses = new OpenApiResponses { ["200"] = given };
        if (isKept)
            Add("304", AnswerDocumentation.NotModified);
        if (path.Count > 0)
            Add("308", AnswerDocumentation.Moved);
        Add("400", AnswerDocumentation.BadRequest);
        if (path.Count > 0)
            Add("404", AnswerDocumentation.NotFound);
        if (onlyFormat is null)
            Add("406", AnswerDocumentation.NotAcceptable);
        foreach (var failure in metadata.OfType<ProblemType>())
            Add(failure.Status.ToString(CultureInfo.InvariantCulture), AnswerDocumentation.NameOf(failure));
        Add("414", AnswerDocumentation.AddressTooLong);
        Add("500", AnswerDocumentation.Failed);
        // What does not read the content does not need it.
        if (context.MethodInfo.GetParameters().Any(parameter => parameter.ParameterType == typeof(ContentDatabase)))
            Add("503", AnswerDocumentation.Unavailable);
        operation.Responses = responses;

        OpenApiMediaType Body(string mediaType) => new() { Schema = BodyDocumentation.Of(mediaType, BodyDocumentation.Export, context.Document) };

        void Add(string status, string name) => responses[status] = AnswerDocumentation.Answer(name, context.Document);
    }

    /// <summary>A parameter of a query.</summary>
    internal static OpenApiParameter Describe(QueryParameter parameter)
    {
        var described = new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Required = parameter.IsRequired,
            Description = parameter.Description,
            Schema = Schema(parameter),
            // Without it Try it out could not be tried.
            Example = parameter.IsRequired ? parameter.Example : null,
        };
        // A list is one value with commas between; given again it is another condition.
        if (((OpenApiSchema)described.Schema).Type == JsonSchemaType.Array)
        {
            described.Style = ParameterStyle.Form;
            described.Explode = false;
        }
        return described;
    }

    /// <summary>The type, bounds, closed set and default of a parameter. Examples stand in the schema: as values they would fill in Try it out, which is for the required ones alone.</summary>
    private static OpenApiSchema Schema(QueryParameter parameter)
    {
        var schema = parameter switch
        {
            IntegerParameter integer => new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = integer.Minimum.ToString(CultureInfo.InvariantCulture),
                Maximum = integer.Maximum.ToString(CultureInfo.InvariantCulture),
                // Clients send defaults, which is no harm but where the parameter needs another.
                Default = integer.NeedsAnother ? null : integer.Default,
            },
            ChoiceParameter { Several: true } choices => Several(OneOf(choices.Choices), choices.Default),
            ChoiceParameter choice => OneOf(choice.Choices, choice.DefaultText),
            SortParameter sort => Several(OneOf(sort.Choices), [sort.DefaultText!], SortParameter.Most),
            SlugsParameter => Several(SlugSchema(), [], SlugsParameter.Most),
            IdsParameter => Several(SlugSchema(), [], IdsParameter.Most),
            NamesParameter => Several(new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1 }, [], NamesParameter.Most),
            InstantParameter => new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                AnyOf = [new OpenApiSchema { Format = "date" }, new OpenApiSchema { Format = "date-time" }],
            },
            SearchTextParameter => new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = SearchQuery.MaximumLength },
            _ => new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1 },
        };
        if (parameter.Example is { } example)
        {
            schema.Examples =
            [
                schema.Type == JsonSchemaType.Array ? new JsonArray([.. example.Split(',').Select(value => JsonValue.Create(value))])
                : schema.Type == JsonSchemaType.Integer ? JsonValue.Create(int.Parse(example, CultureInfo.InvariantCulture))
                : JsonValue.Create(example),
            ];
        }
        return schema;
    }

    private static OpenApiSchema SlugSchema() =>
        new()
        {
            Type = JsonSchemaType.String,
            Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
            MaxLength = Slug.MaximumLength,
        };

    private static OpenApiSchema OneOf(IReadOnlyList<string> choices, string? otherwise = null) =>
        new()
        {
            Type = JsonSchemaType.String,
            Enum = [.. choices.Select(choice => (JsonNode)choice)],
            Default = otherwise,
        };

    private static OpenApiSchema Several(IOpenApiSchema item, IReadOnlyList<string> otherwise, int? most = null) =>
        new()
        {
            Type = JsonSchemaType.Array,
            Items = item,
            MinItems = 1,
            MaxItems = most,
            Default = otherwise.Count == 0 ? null : new JsonArray([.. otherwise.Select(value => JsonValue.Create(value))]),
        };
}
