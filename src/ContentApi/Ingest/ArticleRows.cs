using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Derive;
using ContentApi.Documents;
using ContentApi.Documents.Text;
using ContentApi.Storage;

namespace ContentApi.Ingest;

/// <summary>A page that was read, with the file it came from.</summary>
public sealed record ReadPage(SourceFile File, string Sha256, string Encoding, PageDocument Document);

/// <summary>What one page says of one article.</summary>
/// <param name="Key">The identity key.</param>
/// <param name="Place">The line of its title: where in the page it was met.</param>
/// <param name="Content">The article, its id and tie made from key and place; lists are added when their items are stored.</param>
public sealed record ArticleClaim(string Key, int Place, ArticleContent Content);

/// <summary>From a page to the rows of its article and teasers.</summary>
public sealed partial class ArticleRows(SectionPlacing sections)
{
    /// <summary>The article that the page is.</summary>
    public ArticleClaim Article(ReadPage page)
    {
        var document = page.Document;
        var key = Identity.Key(document.Publisher, document.Title);
        var place = PlaceOf(document, "title");
        var blocks = Blocks(document.Blocks);
        var section = sections.Place(document.Section, document.Title, document.Lead, blocks.Select(block => block.PlainText));
        var published = Stamp(document.PublishedAt);
        var modified = Stamp(document.ModifiedAt);
        var date =
            published is { } stated ? (stated.Ms, stated.Precision, Basis: "published")
            : modified is { } changed ? (changed.Ms, changed.Precision, Basis: "modified")
            : EventStamp(document.EventDate);
        return new(
            key,
            place,
            new ArticleContent
            {
                Id = Identity.Id(key),
                Slug = Slug.From(document.Title),
                IdentityKey = key,
                TitleIdentity = key,
                Kind = "article",
                Title = document.Title,
                TitleKey = Documents.Text.SortKey.From(document.Title),
                Lead = document.Lead,
                SectionSlug = section.Slug,
                SectionBasis = section.Basis,
                SectionName = section.Name,
                Authors = Named(document.Authors, null),
                Tags = Named(document.Tags, "stated"),
                PublishedMs = published?.Ms,
                PublishedPrecision = published?.Precision,
                ModifiedMs = modified?.Ms,
                ModifiedPrecision = modified?.Precision,
                DateMs = date.Ms,
                DatePrecision = date.Precision,
                DateBasis = date.Basis,
                Tie = Tie(date.Precision, page.File.Name, place, key),
                Language = document.Language,
                WordCount = document.WordCount,
                LeadFigure = blocks.FirstOrDefault(block => block.Type == "figure"),
                Blocks = blocks,
                Document = page.File.Name,
                Publisher = document.Publisher,
                Credit = document.Credit,
                Encoding = page.Encoding,
                Sha256 = page.Sha256,
                Warnings =
                [
                    .. document.Warnings.Select(warning => new WarningRow(
                        Kebab(warning.Code.ToString()),
                        warning.Message,
                        warning.Lines,
                        warning.Text,
                        warning.Suggestion
                    )),
                ],
                Lists = [],
                Fields = [.. document.Fields.Select(field => Row(field, page.File.Name)), .. section.Fields(page.File.Name, place)],
                Discarded = [.. document.Discarded.Select(line => new DiscardedRow(page.File.Name, line.Lines, line.Text, line.Reason))],
            }
        );
    }

    /// <summary>The teaser that an item of one of the page's lists is.</summary>
    public ArticleClaim Teaser(ReadPage page, string list, PageTeaser teaser)
    {
        var key = Identity.Key(page.Document.Publisher, teaser.Title);
        var place = teaser.Lines[0];
        var section = sections.Place(null, teaser.Title, teaser.Summary, []);
        var date = EventStamp(teaser.Date);
        var path = $"source.{list}[{teaser.Position - 1}]";
        return new(
            key,
            place,
            new ArticleContent
            {
                Id = Identity.Id(key),
                Slug = Slug.From(teaser.Title),
                IdentityKey = key,
                TitleIdentity = key,
                Kind = "teaser",
                Title = teaser.Title,
                TitleKey = Documents.Text.SortKey.From(teaser.Title),
                Lead = teaser.Summary,
                SectionSlug = section.Slug,
                SectionBasis = section.Basis,
                SectionName = section.Name,
                Authors = [],
                Tags = [],
                PublishedMs = null,
                PublishedPrecision = null,
                ModifiedMs = null,
                ModifiedPrecision = null,
                DateMs = date.Ms,
                DatePrecision = date.Precision,
                DateBasis = date.Basis,
                Tie = Tie(date.Precision, page.File.Name, place, key),
                Language = page.Document.Language,
                WordCount = null,
                LeadFigure = null,
                Blocks = null,
                Document = page.File.Name,
                Publisher = page.Document.Publisher,
                Credit = null,
                Encoding = page.Encoding,
                Sha256 = page.Sha256,
                Warnings = [],
                Lists = [],
                Fields =
                [
                    // What the page's provenance says of its list item, said of the teaser itself.
                    .. page
                        .Document.Fields.Where(field => field.Path == path || field.Path.StartsWith(path + ".", StringComparison.Ordinal))
                        .Select(field => Row(field, page.File.Name) with { Path = field.Path.Length == path.Length ? "title" : field.Path[(path.Length + 1)..] }),
                    .. section.Fields(page.File.Name, place),
                ],
                Discarded =
                [
                    .. page
                        .Document.Discarded.Where(line => line.Lines.All(teaser.Lines.Contains))
                        .Select(line => new DiscardedRow(page.File.Name, line.Lines, line.Text, line.Reason)),
                ],
            }
        );
    }

    /// <summary>The last word on order: precision (finer first), document, place, id.</summary>
    private static string Tie(string? precision, string document, int place, string key) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(precision == "instant" ? 0 : precision == "day" ? 1 : 2)}\u0001{document}\u0001{place:D9}\u0001{Identity.Id(key)}"
        );

    /// <summary>The text of an article without its title.</summary>
    public static string TextOf(string? lead, IReadOnlyList<BlockRow> blocks) => string.Join('\n', blocks.Select(block => block.PlainText).Prepend(lead ?? ""));

    /// <summary>A hash of a text that survives white space, punctuation, case and marks.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Words.Syllables(text)))));

    private static List<BlockRow> Blocks(IReadOnlyList<PageBlock> blocks)
    {
        var rows = new List<BlockRow>(blocks.Count);
        var numbers = new Dictionary<string, int>();
        foreach (var block in blocks)
        {
            rows.Add(
                block switch
                {
                    PageBlock.Heading heading => new BlockRow(Id("h"), "heading") { Level = heading.Level, Text = heading.Text },
                    PageBlock.Paragraph paragraph => new BlockRow(Id("p"), "paragraph") { Text = paragraph.Text },
                    PageBlock.Figure figure => new BlockRow(Id("fig"), "figure")
                    {
                        Label = figure.Label,
                        Caption = figure.Caption,
                        Credit = figure.Credit,
                    },
                    PageBlock.List list => new BlockRow(Id("l"), "list") { Ordered = list.Ordered, Items = list.Items },
                    PageBlock.Quote quote => new BlockRow(Id("q"), "quote") { Text = quote.Text, Attribution = quote.Attribution },
                    PageBlock.Table table => new BlockRow(Id("t"), "table") { Rows = table.Rows },
                    PageBlock.Video video => new BlockRow(Id("v"), "video") { Label = video.Label },
                    _ => throw new InvalidOperationException($"A page block of type {block.GetType().Name} has no row."),
                }
            );
        }
        return rows;

        string Id(string prefix)
        {
            numbers[prefix] = numbers.GetValueOrDefault(prefix) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{prefix}{numbers[prefix]}");
        }
    }

    private static int PlaceOf(PageDocument document, string path) =>
        document.Fields.FirstOrDefault(field => field.Path == path) is { Lines: [var line, ..] } ? line : 1;

    private static List<NameRow> Named(IReadOnlyList<string> names, string? basis) =>
        [
            .. names
                .Select(name => new NameRow(Slug.From(name), name, basis))
                .Where(name => name.Slug.Length > 0)
                .DistinctBy(name => name.Slug),
        ];

    private static FieldRow Row(FieldOrigin field, string document) =>
        new(field.Path, document, field.Lines, field.Rule, field.Confidence, field.Evidence);

    private static (long Ms, string Precision)? Stamp(PageDate? date) =>
        date is null ? null
        : date.Instant is { } instant ? (instant.ToUnixTimeMilliseconds(), "instant")
        : (StoredDay.ToMilliseconds(date.Day), "day");

    private static (long? Ms, string? Precision, string Basis) EventStamp(EventDate? date) =>
        date is null ? (null, null, "none") : (StoredDay.ToMilliseconds(date.Day), "day", date.Basis == EventDateBasis.Sibling ? "sibling" : "event");

    private static string Kebab(string name) => WordStart().Replace(name, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
