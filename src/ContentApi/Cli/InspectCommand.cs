using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Contracts;
using ContentApi.Documents;
using ContentApi.Ingest;
using ContentApi.Ingest.Formats;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Cli;

/// <summary>The verb <c>inspect</c>. Exit codes: 0 read, 2 refused, 1 nothing could be done.</summary>
internal static class InspectCommand
{
    /// <summary>How much of a line is shown.</summary>
    private const int ShownText = 100;

    /// <summary>What can be said of an article before it is stored.</summary>
    private static readonly Shape Inspected = ArticleShapes.Of(
        ["id", "kind", "title", "lead", "section", "authors", "tags", "publishedAt", "modifiedAt", "date", "language", "wordCount", "readingMinutes", "body", "source"]
    );

    /// <summary>The verb.</summary>
    /// <param name="database">The option that names the database file; not opened.</param>
    public static Command Create(Option<string?> database)
    {
        var file = new Argument<string>("FILE") { Description = $"A page ({PageFormats.Patterns})." };
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        var inspect = new Command(
            "inspect",
            "Show how a page is read: each line with its role and the rule that gave it, the fields with their confidence, the warnings. Nothing is stored. Exit code 0: read; 2: refused; 1: there is no such page."
        )
        {
            file,
            json,
        };
        inspect.TreatUnmatchedTokensAsErrors = true;
        inspect.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(database)));
        return inspect;
    }

    private static int Run(string file, bool isJson, string? database)
    {
        var isRefused = false;
        var documents = new JsonArray();
        foreach (var document in Inspection.Of(file, CommandSettings.Read(database).Sections))
        {
            isRefused |= document.Content is null;
            if (isJson)
                documents.Add(Json(document));
            else
                Print(document);
        }
        if (isJson)
            CommandJson.Write(documents.Count == 1 ? documents[0] : documents);
        return isRefused ? 2 : 0;
    }

    private static void Print(InspectedDocument document)
    {
        Console.WriteLine($"{document.Source.Name}{(document.Source.Encoding is { } encoding ? $" ({encoding})" : "")}");
        foreach (var line in document.Source.Page.Lines)
            Console.WriteLine($"{Numbers(line.Lines),6}  {Name(line.Role),-14}  {line.Rule,-20}  {Cut(line.Text)}");
        if (document.Source.Page is PageReading.Refused refused)
        {
            Console.WriteLine($"Refused{(refused.Line is { } at ? string.Create(CultureInfo.InvariantCulture, $" at line {at}") : "")}: {refused.Reason}");
            return;
        }
        Console.WriteLine();
        var article = Article(document);
        foreach (var field in document.Content!.Fields)
        {
            var value = Value(article, field.Path) is { } found ? Cut(found.ToJsonString(ContentJson.Options)) : "";
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{field.Path}  {value}\n        {Where(field, document)}  {field.Rule}  confidence {field.Confidence:0.##}{(field.Evidence is { } evidence ? "  " + Cut(evidence) : "")}")
            );
        }
        if (document.Content.Warnings.Count > 0)
            Console.WriteLine();
        foreach (var warning in document.Content.Warnings)
            Console.WriteLine($"Warning {warning.Code}{(warning.Lines.Count > 0 ? $", line {Numbers(warning.Lines)}" : "")}: {warning.Message}");
        if (document.Content.OverrideWithdrawal is not null)
            Console.WriteLine($"{OverrideFile.FileName} withdraws it.");
    }

    private static JsonObject Json(InspectedDocument document)
    {
        var refused = document.Source.Page as PageReading.Refused;
        var article = document.Content is null ? null : Article(document);
        return new JsonObject
        {
            ["document"] = document.Source.Name,
            ["encoding"] = document.Source.Encoding,
            ["sha256"] = document.Source.Sha256,
            ["refused"] = refused is null ? null : new JsonObject { ["line"] = refused.Line, ["reason"] = refused.Reason },
            ["lines"] = Array(
                document.Source.Page.Lines,
                line => new JsonObject
                {
                    ["lines"] = Array(line.Lines, number => number),
                    ["role"] = Name(line.Role),
                    ["rule"] = line.Rule,
                    ["text"] = line.Text,
                }
            ),
            ["fields"] = Array(
                document.Content?.Fields ?? [],
                field => new JsonObject
                {
                    ["path"] = field.Path,
                    ["value"] = Value(article!, field.Path)?.DeepClone(),
                    ["document"] = field.Document,
                    ["lines"] = Array(field.Lines, number => number),
                    ["rule"] = field.Rule,
                    ["confidence"] = field.Confidence,
                    ["evidence"] = field.Evidence,
                }
            ),
            ["warnings"] = Array(document.Content?.Warnings ?? [], warning => JsonSerializer.SerializeToNode(warning, JsonSerializerOptions.Web)!),
            ["withdrawn"] = document.Content?.OverrideWithdrawal is not null,
            ["article"] = article,
        };

        static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> map) => [.. items.Select(map)];
    }

    /// <summary>The article in the shape that the program would publish.</summary>
    private static JsonObject Article(InspectedDocument document)
    {
        var content = document.Content!;
        var row = new ArticleRow
        {
            Id = content.Id,
            Slug = content.Slug,
            Kind = content.Kind,
            Title = content.Title,
            Lead = content.Lead,
            SectionSlug = content.SectionSlug,
            SectionName = content.SectionName ?? content.SectionSlug,
            SectionBasis = content.SectionBasis,
            Authors = JsonColumn.Write(content.Authors),
            Tags = JsonColumn.Write(content.Tags),
            PublishedMs = content.PublishedMs,
            PublishedPrecision = content.PublishedPrecision,
            ModifiedMs = content.ModifiedMs,
            ModifiedPrecision = content.ModifiedPrecision,
            DateMs = content.DateMs,
            DatePrecision = content.DatePrecision,
            DateBasis = content.DateBasis,
            Language = content.Language,
            WordCount = content.WordCount,
        };
        var parts = new MappedParts
        {
            Blocks = content.Blocks is { } blocks ? [.. blocks.Select(ArticleMapping.From)] : null,
            Source = new SourceRow
            {
                Document = content.Document,
                Publisher = content.Publisher,
                Credit = content.Credit,
                Encoding = content.Encoding,
                Sha256 = content.Sha256,
                Warnings = JsonColumn.Write(content.Warnings),
            },
            Lists = [.. content.Lists.SelectMany(Rows)],
        };
        return JsonSerializer.SerializeToNode(ArticleMapping.From(row, Inspected, parts), ContentJson.Options)!.AsObject();

        static IEnumerable<ListItemRow> Rows(ListContent list) =>
            list.Items.Select(item => new ListItemRow
            {
                Role = list.Role,
                Heading = list.Heading,
                Position = item.Position,
                Title = item.Title,
                ItemId = item.ItemId,
            })
                .DefaultIfEmpty(new ListItemRow { Role = list.Role, Heading = list.Heading });
    }

    /// <summary>What stands at a path such as <c>body.blocks[3]</c>, or null: nothing, or it is known only inside the program.</summary>
    private static JsonNode? Value(JsonObject article, string path)
    {
        JsonNode? node = article;
        foreach (var step in path.Split('.', '['))
        {
            node = (node, step.EndsWith(']')) switch
            {
                (JsonArray items, true) when int.TryParse(step[..^1], CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
                (JsonObject properties, false) => properties[step],
                _ => null,
            };
        }
        return node;
    }

    private static string Where(FieldRow field, InspectedDocument document)
    {
        var lines = field.Lines.Count == 0 ? "" : $"line {Numbers(field.Lines)}";
        return field.Document == document.Source.Name ? lines : $"{field.Document} {lines}";
    }

    private static string Numbers(IReadOnlyList<int> lines)
    {
        var isRun = lines.Count > 2 && lines[^1] - lines[0] == lines.Count - 1;
        return isRun ? string.Create(CultureInfo.InvariantCulture, $"{lines[0]}-{lines[^1]}") : string.Join(", ", lines);
    }

    private static string Name(LineRole role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    private static string Cut(string text) => text.Length <= ShownText ? text : text[..ShownText].TrimEnd() + "…";
}
