using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ContentApi.Documents;
using ContentApi.Documents.Text;
using ContentApi.Storage;

namespace ContentApi.Ingest.Formats;

/// <summary>What the first line of a file of articles is.</summary>
internal enum OpeningLine
{
    /// <summary>The header of an export.</summary>
    Header,

    /// <summary>The header of an export in a version that this program does not know.</summary>
    NewerHeader,

    /// <summary>An article, or a damaged one.</summary>
    Article,

    /// <summary>Neither: the file holds something else.</summary>
    Foreign,
}

/// <summary>
/// From a line of an export to the document that it is a copy of. Strict: a property of another type than docs/export-format.md says refuses the line; unknown properties
/// are left aside, so that a newer program may add some.
/// </summary>
internal static class ExportedLine
{
    private const int NewestVersion = 1;

    /// <summary>What the first line says of the file.</summary>
    public static OpeningLine Opening(byte[] line)
    {
        if (line[0] != (byte)'{')
            return OpeningLine.Foreign;
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = new JsonFacts(json.RootElement);
            if (root.Has("contentApi"))
                return root.TextOrNull("contentApi") != "export" ? OpeningLine.Foreign
                    : root.Number("version") is >= 1 and <= NewestVersion && root.Fault is null ? OpeningLine.Header
                    : OpeningLine.NewerHeader;
            return root.Has("id") && root.Has("kind") && root.Has("title") ? OpeningLine.Article : OpeningLine.Foreign;
        }
        catch (JsonException)
        {
            return OpeningLine.Article;
        }
    }

    /// <summary>Whether the line stands before or after articles and is none: the header or end of an export, also of one that was put behind another.</summary>
    public static bool IsFrame(byte[] line) => line.AsSpan().StartsWith("{\"contentApi\":"u8);

    /// <summary>A document that was refused.</summary>
    public static SourceDocument Refuse(string name, string reason) => new(name, "", null, new PageReading.Refused(reason, null));

    /// <summary>The document of a line, whatever it holds.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="place">The file with the number of the line: what a refused line is called.</param>
    /// <param name="line">The line.</param>
    public static SourceDocument Read(string file, string place, byte[] line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var facts = new JsonFacts(json.RootElement);
            var document = Article(file, line, facts);
            return facts.Fault is { } fault ? Refuse(place, $"The line is no article: {fault}. Export it again.") : document;
        }
        catch (JsonException)
        {
            return Refuse(place, "The line is no JSON: it is damaged or cut. Export it again.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Content is hostile and one line never stops the others; the property tests say that this does not happen.
            return Refuse(place, "The reader failed on this line, which is a fault of the program. Report it with the line.");
        }
    }

    private static SourceDocument Article(string file, byte[] line, JsonFacts article)
    {
        var id = article.Text("id");
        if (!IsId(id))
            article.Fail("id is not 16 characters of 0-9 and a-z");
        var kind = article.OneOf("kind", "article", "teaser");
        var title = article.Clean("title");
        if (title is "")
            article.Fail("title is empty");
        var slug = article.TextOrNull("slug");
        if (slug is not null && !Slug.IsWellFormed(slug))
            article.Fail("slug is no slug");
        var source = article.ObjectOrNull("source");
        var record = article.ObjectOrNull("record");
        // Without a source the line itself is the document; the id names it whatever line it stands on.
        var name = source?.Clean("document") ?? $"{file}#{id}";
        if (name.Length == 0)
            source!.Fail("document is empty");
        var fields = record is null ? [] : Fields(record, name);
        var section = article.ObjectOrNull("section");
        var tags = article.ObjectsOrNull("tags")?.Where(tag => tag.OneOf("basis", "stated", "inferred") == "stated").Select(tag => tag.Clean("name")).ToList() ?? [];
        // Of an article whose body was not asked for there is as much as a teaser has, and it must not take the place of one that has it.
        var isTeaser = kind == "teaser" || !article.Has("body") || article.ObjectOrNull("body") is null;
        var isSectionStated = section?.OneOf("basis", "stated", "inferred", "default") == "stated";
        var sectionName = section?.Clean("name");
        var document = new PageDocument
        {
            Id = id,
            IsTeaser = isTeaser,
            Publisher = source?.CleanOrNull("publisher"),
            Title = title,
            Language = article.TextOrNull("language") ?? "vi",
            Lead = article.CleanOrNull("lead"),
            Authors = [.. (article.ObjectsOrNull("authors") ?? []).Select(author => author.Clean("name"))],
            Credit = source?.CleanOrNull("credit"),
            Section = isSectionStated ? sectionName : null,
            Tags = tags,
            PublishedAt = Date(article, "publishedAt"),
            ModifiedAt = Date(article, "modifiedAt"),
            EventDate = EventDateOf(article, fields),
            Blocks = isTeaser ? [] : [.. article.Object("body").Objects("blocks").Select(Block)],
            Related = List(article, source, record, "related", fields),
            Latest = List(article, source, record, "latest", fields),
            Warnings = [.. (source?.ObjectsOrNull("warnings") ?? []).Select(Warning).OfType<PageWarning>()],
            // What the importer infers it says again itself.
            Fields = [.. fields.Where(field => !(field.Path == "section" && !isSectionStated) && !(field.Path == "tags" && tags.Count == 0))],
            Discarded = record is null
                ? []
                : [.. record.Objects("discarded").Select(discarded => new DiscardedLine(discarded.Lines("lines"), discarded.Text("text"), discarded.Text("reason")))],
            WordCount = (article.Has("wordCount") ? article.NumberOrNull("wordCount") : null) ?? 0,
        };
        return new SourceDocument(
            name,
            source?.TextOrNull("sha256") ?? Convert.ToHexStringLower(SHA256.HashData(line)),
            source?.TextOrNull("encoding") ?? "utf-8",
            new PageReading.Read(document)
        )
        {
            Record = record is null ? null : Record(article, record),
        };
    }

    private static ArticleRecord Record(JsonFacts article, JsonFacts record) =>
        new()
        {
            IdentityKey = record.Text("identityKey"),
            TitleIdentity = record.Text("titleIdentity"),
            Slug = article.Text("slug"),
            Aliases = [.. record.Texts("aliases").Where(alias => Slug.IsWellFormed(alias) || record.Fail("aliases holds what is no slug"))],
            Withdrawal = record.ObjectOrNull("withdrawal") is { } withdrawal ? new Withdrawal(withdrawal.CleanOrNull("reason")) : null,
            Appearances =
            [
                .. record
                    .Objects("appearances")
                    .Select(place => new SourceAppearance(
                        place.Clean("document"),
                        place.Number("place"),
                        place.OneOf("role", "body", "teaser", "duplicate"),
                        place.Text("sha256"),
                        place.Text("encoding")
                    )),
            ],
        };

    private static List<FieldOrigin> Fields(JsonFacts record, string document)
    {
        var fields = new List<FieldOrigin>();
        foreach (var field in record.Objects("fields"))
        {
            var named = field.Text("document");
            fields.Add(
                new(field.Text("path"), field.Lines("lines"), field.Text("rule"), field.Share("confidence"), field.TextOrNull("evidence"))
                {
                    Document = named == document ? null : named,
                }
            );
        }
        return fields;
    }

    private static PageList? List(JsonFacts article, JsonFacts? source, JsonFacts? record, string role, List<FieldOrigin> fields)
    {
        if (source?.ObjectsOrNull(role) is not { } items)
            return null;
        // A line of the API tells the heading of the latest list, and only where it was asked for; the others have none.
        var heading = record is not null ? record.Object("headings").CleanOrNull(role) : role == "latest" ? article.ObjectOrNull(role)?.CleanOrNull("heading") : null;
        var path = $"source.{role}";
        var line = LinesOf(fields, path) is [var first, ..] ? first : 1;
        return new PageList(
            heading ?? "",
            line,
            [
                .. items.Select(
                    (item, index) =>
                    {
                        var id = item.Text("articleId");
                        if (!IsId(id))
                            item.Fail("articleId is not 16 characters of 0-9 and a-z");
                        var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
                        return new PageTeaser(index + 1, item.Clean("title"), null, null, LinesOf(fields, at) is { Count: > 0 } lines ? lines : [line]) { Id = id };
                    }
                ),
            ]
        );
    }

    private static IReadOnlyList<int> LinesOf(List<FieldOrigin> fields, string path) => fields.Find(field => field.Path == path)?.Lines ?? [];

    private static PageBlock Block(JsonFacts block)
    {
        switch (block.OneOf("type", "heading", "paragraph", "figure", "list", "quote", "table", "video"))
        {
            case "heading":
                var level = block.Number("level");
                if (level is < 2 or > 6)
                    block.Fail("level is not 2 to 6");
                return new PageBlock.Heading(level, block.Clean("text"), []);
            case "figure":
                var image = block.TextOrNull("imageUrl");
                if (image is not null && !(Uri.TryCreate(image, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
                    block.Fail("imageUrl is no absolute web address");
                return new PageBlock.Figure(block.CleanOrNull("label"), null, block.CleanOrNull("caption"), block.CleanOrNull("credit"), []) { ImageUrl = image };
            case "list":
                return new PageBlock.List(block.Flag("ordered"), [.. block.Texts("items").Select(WhiteSpace.Collapse)], []);
            case "quote":
                return new PageBlock.Quote(block.Clean("text"), block.CleanOrNull("attribution"), []);
            case "table":
                return new PageBlock.Table(block.Rows("rows"), []);
            case "video":
                return new PageBlock.Video(block.Clean("label"), []);
            default:
                return new PageBlock.Paragraph(block.Clean("text"), []);
        }
    }

    // A code that only a newer program knows is an editor's loss, not the article's.
    private static PageWarning? Warning(JsonFacts warning)
    {
        var (code, message, lines) = (warning.Text("code"), warning.Text("message"), warning.Lines("lines"));
        return Enum.GetValues<PageWarningCode>().Where(known => JsonNamingPolicy.KebabCaseLower.ConvertName(known.ToString()) == code).Take(1).ToList() is [var found]
            ? new PageWarning(found, message, lines, warning.TextOrNull("text"), warning.TextOrNull("suggestion"))
            : null;
    }

    private static EventDate? EventDateOf(JsonFacts article, List<FieldOrigin> fields)
    {
        if (article.ObjectOrNull("date") is not { } date || date.OneOf("basis", "published", "modified", "event", "sibling", "none") is not ("event" or "sibling"))
            return null;
        if (Date(date, "value") is not { Instant: null } day)
        {
            date.Fail("value of an event is no day");
            return null;
        }
        var origin = fields.Find(field => field.Path == "date");
        var basis = date.Text("basis") == "sibling" ? EventDateBasis.Sibling : EventDateBasis.Text;
        return new EventDate(day.Day, basis, origin?.Evidence ?? "", origin?.Lines ?? []);
    }

    /// <summary>An instant (<c>2018-08-01T09:45:00Z</c>) or a day (<c>2018-08-01</c>), as the API writes them.</summary>
    private static PageDate? Date(JsonFacts facts, string name)
    {
        if (facts.TextOrNull(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new PageDate(day, null);
        const DateTimeStyles universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (
            DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, universal, out var instant)
            && instant.Year is > 1 and < 9999
        )
            return new PageDate(StoredDay.FromMilliseconds(instant.ToUnixTimeMilliseconds()), instant);
        facts.Fail($"{name} is neither an instant nor a day");
        return null;
    }

    private static bool IsId(string id) => id.Length == 16 && id.All(character => char.IsAsciiDigit(character) || char.IsAsciiLetterLower(character));
}
