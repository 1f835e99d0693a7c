using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.Documents;
using ContentApi.Documents.Sections;
using ContentApi.Documents.Text;
using ContentApi.Ingest.Formats;

namespace ContentApi.Ingest;

/// <summary>What an editor says of one document. What is null is left as the page has it.</summary>
/// <param name="Line">The line of overrides.json where the entry begins.</param>
/// <param name="Sha256">The hash of the entry: another entry, another reading of the document.</param>
public sealed record Override(int Line, string Sha256)
{
    /// <summary>The headline; identity stays with the page's own.</summary>
    public string? Title { get; init; }

    /// <summary>The name of a section of the taxonomy.</summary>
    public string? Section { get; init; }
    public PageDate? PublishedAt { get; init; }

    /// <summary>Empty: the article has none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Empty: the article has none.</summary>
    public IReadOnlyList<string>? Authors { get; init; }
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>The document with what the editor says in place of what the page says; provenance names the line of the entry.</summary>
    public PageDocument Apply(PageDocument document)
    {
        var said = new (string Path, bool IsSaid)[]
        {
            ("title", Title is not null),
            ("section", Section is not null),
            ("publishedAt", PublishedAt is not null),
            ("tags", Tags is not null),
            ("authors", Authors is not null),
        }
            .Where(field => field.IsSaid)
            .Select(field => field.Path)
            .ToList();
        return document with
        {
            Title = Title ?? document.Title,
            Section = Section ?? document.Section,
            PublishedAt = PublishedAt ?? document.PublishedAt,
            Tags = Tags ?? document.Tags,
            Authors = Authors ?? document.Authors,
            Warnings = [.. document.Warnings.Where(warning => PublishedAt is null || warning.Code != PageWarningCode.NoPublicationDate)],
            Fields =
            [
                .. document.Fields.Where(field => !said.Contains(field.Path)),
                .. said.Select(path => new FieldOrigin(path, [Line], "override", 1, null) { Document = OverrideFile.FileName }),
            ],
        };
    }
}

/// <summary>
/// The editor's corrections beside the pages: <c>{ "a.txt": { "title", "section", "date", "tags", "authors", "withdrawn" } }</c>, each optional.
/// </summary>
public sealed class OverrideFile
{
    /// <summary>The name of the file, in the folder that is imported.</summary>
    public const string FileName = "overrides.json";

    private static readonly string[] Properties = ["title", "section", "date", "tags", "authors", "withdrawn"];

    private readonly Dictionary<string, Override> entries;

    private OverrideFile(Dictionary<string, Override> entries, string? sha256 = null)
    {
        this.entries = entries;
        Sha256 = sha256;
    }

    /// <summary>The first 16 hexadecimal digits of the hash of the whole file; null without a file.</summary>
    public string? Sha256 { get; }

    /// <summary>The names of the documents that there is something to say of.</summary>
    public IReadOnlyCollection<string> Documents => entries.Keys;

    /// <summary>What is said of a document, or null.</summary>
    public Override? Of(string document) => entries.GetValueOrDefault(document);

    /// <summary>Reads the file of a folder; without one nothing is overridden.</summary>
    /// <param name="folder">The imported folder.</param>
    /// <param name="taxonomy">The sections that an entry may name.</param>
    /// <exception cref="ImportException">
    /// The file cannot be read or has faults: all are named, each with its line. Nothing is imported then, for what an entry withdrew would come back.
    /// </exception>
    public static OverrideFile Read(string folder, Taxonomy taxonomy)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return new([]);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{FileName} cannot be read ({exception.Message}). Check its rights.", exception);
        }
        var (overrides, faults) = Parse(bytes, taxonomy);
        return faults.Count == 0 ? overrides : throw new ImportException($"{FileName} has faults, and nothing was imported: {string.Join(" ", faults)} Mend the file.");
    }

    /// <summary>The overrides in the bytes of a file, and every fault as one sentence with its line.</summary>
    public static (OverrideFile Overrides, IReadOnlyList<string> Faults) Parse(ReadOnlySpan<byte> bytes, Taxonomy taxonomy)
    {
        var json = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var entries = new Dictionary<string, Override>(StringComparer.Ordinal);
        var faults = new List<string>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return (new([]), ["Line 1: there must be an object, with a document's name for each entry: { \"a.txt\": { \"section\": \"kinh-te\" } }."]);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var line = 1 + json[..(int)reader.TokenStartIndex].Count((byte)'\n');
                var name = reader.GetString()!.Normalize();
                reader.Read();
                using var value = JsonDocument.ParseValue(ref reader);
                var hash = Hash(Encoding.UTF8.GetBytes(value.RootElement.GetRawText()));
                var entry = Entry(value.RootElement, new Override(line, hash), taxonomy, fault => faults.Add($"Line {line}, {name}: {fault}"));
                if (!entries.TryAdd(name, entry))
                    faults.Add($"Line {line}, {name}: there is an entry of this document above; make them one.");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A lone surrogate in a name is valid for the reader and not for GetString.
            faults.Add($"Line {1 + ((exception as JsonException)?.LineNumber ?? 0)}: it is not valid JSON.");
        }
        return (new(entries, Hash(bytes)), faults);
    }

    private static Override Entry(JsonElement element, Override entry, Taxonomy taxonomy, Action<string> fault)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            fault("an entry is an object, such as { \"section\": \"kinh-te\" }.");
            return entry;
        }
        foreach (var property in element.EnumerateObject())
        {
            var value = property.Value;
            switch (property.Name)
            {
                case "title" when Text(value) is { } title:
                    entry = entry with { Title = title };
                    break;
                case "section" when Text(value) is { } section && taxonomy.Find(section) is { } known:
                    entry = entry with { Section = known.Name };
                    break;
                // The name that the published article has for it is understood too.
                case "date" or "publishedAt" when Text(value) is { } text && Date(text) is { } date:
                    entry = entry with { PublishedAt = date };
                    break;
                case "tags" when Names(value) is { } tags:
                    entry = entry with { Tags = tags };
                    break;
                case "authors" when Names(value) is { } authors:
                    entry = entry with { Authors = authors };
                    break;
                case "withdrawn" when value.ValueKind is JsonValueKind.True or JsonValueKind.False || Text(value) is not null:
                    entry = entry with { Withdrawal = value.ValueKind == JsonValueKind.False ? null : new(Text(value)) };
                    break;
                case "section":
                    fault($"section must be one of {string.Join(", ", taxonomy.Sections.Select(section => section.Slug))}.");
                    break;
                case "title":
                    fault("title must be a text that is not blank.");
                    break;
                case "date" or "publishedAt":
                    fault($"{property.Name} must be a day or an instant, such as 2018-08-01 or 2018-08-01T16:45:00+07:00.");
                    break;
                case "tags" or "authors":
                    fault($"{property.Name} must be a list of texts, such as [\"Mạnh Hùng\"]; [] for none.");
                    break;
                case "withdrawn":
                    fault("withdrawn must be true, false or the reason as a text.");
                    break;
                default:
                    fault($"there is no property {property.Name}; there are {string.Join(", ", Properties)}.");
                    break;
            }
        }
        return entry;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    private static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        var text = WhiteSpace.Collapse(value.GetString()!.Normalize());
        return text.Length == 0 ? null : text;
    }

    private static List<string>? Names(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var names = value.EnumerateArray().Select(Text).ToList();
        return names.Contains(null) ? null : [.. names.Select(name => name!)];
    }

    private static PageDate? Date(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(day, null);
        string[] zoned = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        if (!DateTime.TryParseExact(text, zoned, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var parsed))
            return null;
        // Without a zone it is the newsroom's own, as on a page.
        var instant = parsed.Kind == DateTimeKind.Utc ? new DateTimeOffset(parsed) : new DateTimeOffset(parsed, VietnamTime);
        return new(DateOnly.FromDateTime(instant.ToOffset(VietnamTime).DateTime), instant.ToUniversalTime());
    }

    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);
}
