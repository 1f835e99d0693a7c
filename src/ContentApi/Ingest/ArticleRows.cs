using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Derive;
using ContentApi.Documents;
using ContentApi.Documents.Text;
using ContentApi.Ingest.Formats;
using ContentApi.Storage;

namespace ContentApi.Ingest;

/// <summary>A page that was read.</summary>
/// <param name="Source">The document as its format gave it.</param>
/// <param name="Document">The page with what an editor says of it.</param>
/// <param name="Override">What an editor says of it, or null.</param>
public sealed record ReadPage(SourceDocument Source, PageDocument Document, Override? Override)
{
    /// <summary>The title that the page itself has: it is what makes the article the same article.</summary>
    public string PrintedTitle => ((PageReading.Read)Source.Page).Document.Title;

    /// <summary>What the article's source calls it.</summary>
    public string Name => Source.Name;

    /// <summary>The lists that the page prints, by role.</summary>
    public IEnumerable<(string Role, PageList List)> Lists
    {
        get
        {
            if (Document.Related is { } related)
                yield return ("related", related);
            if (Document.Latest is { } latest)
                yield return ("latest", latest);
        }
    }

    /// <summary>A document with what an editor says of it, or null when it was refused.</summary>
    public static ReadPage? From(SourceDocument source, OverrideFile overrides) =>
        source.Page is not PageReading.Read { Document: var document } ? null
        : overrides.Of(source.Name) is { } entry ? new(source, entry.Apply(document), entry)
        : new(source, document, null);
}

/// <summary>What one page says of one article.</summary>
/// <param name="Key">The identity key: what the source states of itself, else publisher and title.</param>
/// <param name="TitleKey">The key of publisher and title.</param>
/// <param name="Place">The line of its title: where in the page it was met.</param>
/// <param name="Content">The article, its id and tie made from key and place; lists are added when their items are stored.</param>
public sealed record ArticleClaim(string Key, string TitleKey, int Place, ArticleContent Content)
{
    /// <summary>The id that the source states, or null: then the key makes it.</summary>
    public string? StatedId { get; init; }

    /// <summary>Whether the key is the source's own and not made of the title.</summary>
    public bool IsKeyStated => Key != TitleKey;
}

/// <summary>What a document says: of its own article, and of those that its lists name.</summary>
/// <param name="Source">The document.</param>
/// <param name="Article">The article, its lists still empty; null when the document was refused.</param>
/// <param name="Lists">The lists that the page prints.</param>
public sealed record PageClaims(SourceDocument Source, ArticleClaim? Article, IReadOnlyList<ClaimedList> Lists)
{
    /// <summary>The claims of a document, with what an editor says of it.</summary>
    public static PageClaims Of(SourceDocument source, OverrideFile overrides, ArticleRows rows) =>
        ReadPage.From(source, overrides) is not { } page
            ? new(source, null, [])
            : new(
                source,
                rows.Article(page),
                [
                    .. page.Lists.Select(list => new ClaimedList(
                        list.Role,
                        list.List.Heading,
                        [.. list.List.Items.Select(item => new ClaimedItem(item.Position, item.Title, item.Id, item.Id is null ? rows.Teaser(page, list.Role, item) : null))]
                    )),
                ]
            );
}

/// <summary>A list that a page prints.</summary>
public sealed record ClaimedList(string Role, string Heading, IReadOnlyList<ClaimedItem> Items);

/// <summary>An item of it: by the id that the source states, or what the page says of it.</summary>
public sealed record ClaimedItem(int Position, string Title, string? StatedId, ArticleClaim? Claim);

/// <summary>From a page to the rows of its article and teasers.</summary>
public sealed partial class ArticleRows(SectionPlacing sections)
{
    /// <summary>Pages print the same teasers over and over: of the latest, a kilobyte each, what takes longest is known.</summary>
    private readonly Recent<(string Title, string? Summary), TeaserWords> teasers = new(16_384);

    /// <summary>The article that the page is, or the teaser of which it is a copy.</summary>
    public ArticleClaim Article(ReadPage page)
    {
        var document = page.Document;
        var record = page.Source.Record;
        var titleKey = record?.TitleIdentity ?? Identity.Key(document.Publisher, page.PrintedTitle);
        var key = record?.IdentityKey ?? document.SourceKey ?? titleKey;
        var id = document.Id ?? Identity.Id(key);
        var place = PlaceOf(((PageReading.Read)page.Source.Page).Document, "title");
        var blocks = Blocks(document.Blocks);
        var section = sections.Place(document.Section, document.Title, document.Lead, blocks.Select(block => block.PlainText));
        var placement = section.Placement(page.Name, place);
        var published = Stamp(document.PublishedAt);
        var modified = Stamp(document.ModifiedAt);
        var date =
            published is { } stated ? (stated.Ms, stated.Precision, Basis: "published")
            : modified is { } changed ? (changed.Ms, changed.Precision, Basis: "modified")
            : EventStamp(document.EventDate);
        return new(
            key,
            titleKey,
            place,
            new ArticleContent
            {
                Id = id,
                Slug = Slug.From(document.Title),
                GivenSlug = record?.Slug,
                IdentityKey = key,
                TitleIdentity = titleKey,
                Kind = document.IsTeaser ? "teaser" : "article",
                Title = document.Title,
                TitleKey = Documents.Text.SortKey.From(document.Title),
                Lead = document.Lead,
                SectionSlug = section.Slug,
                SectionBasis = section.Basis,
                SectionName = section.Name,
                Placement = placement,
                Authors = Named(document.Authors, null),
                Tags = Named(document.Tags, "stated"),
                PublishedMs = published?.Ms,
                PublishedPrecision = published?.Precision,
                ModifiedMs = modified?.Ms,
                ModifiedPrecision = modified?.Precision,
                DateMs = date.Ms,
                DatePrecision = date.Precision,
                DateBasis = date.Basis,
                Tie = Tie(date.Precision, page.Name, place, id),
                Language = document.Language,
                WordCount = document.IsTeaser ? null : document.WordCount,
                LeadFigure = blocks.FirstOrDefault(block => block.Type == "figure"),
                Blocks = document.IsTeaser ? null : blocks,
                Document = page.Name,
                Publisher = document.Publisher,
                Credit = document.Credit,
                Encoding = page.Source.Encoding!,
                Sha256 = page.Source.Sha256,
                OverrideWithdrawal = page.Override?.Withdrawal is { } withdrawal ? new WithdrawalContent(withdrawal.Reason) : null,
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
                Fields = [.. document.Fields.Select(field => Row(field, page.Name)), .. Fields(placement)],
                Discarded = [.. document.Discarded.Select(line => new DiscardedRow(page.Name, line.Lines, line.Text, line.Reason))],
                Sketch = document.IsTeaser ? null : DuplicateRows.Sketch(document.Lead, blocks),
            }.Digested()
        )
        {
            StatedId = document.Id,
        };
    }

    /// <summary>The teaser that an item of one of the page's lists is.</summary>
    public ArticleClaim Teaser(ReadPage page, string list, PageTeaser teaser)
    {
        var titleKey = Identity.Key(page.Document.Publisher, teaser.Title);
        var key = teaser.SourceKey ?? titleKey;
        var place = teaser.Lines is [var line, ..] ? line : 1;
        var words = teasers.Get((teaser.Title, teaser.Summary), WordsOf);
        var placement = words.Section.Placement(page.Name, place);
        var path = $"source.{list}[{teaser.Position - 1}]";
        var printedOn = new PrintedOn(page.Name, page.Document.Publisher, page.Document.Language, page.Source.Encoding!, page.Source.Sha256);
        var content = Teaser(Identity.Id(key), key, titleKey, teaser.Title, teaser.Summary, words, EventStamp(teaser.Date), printedOn, place) with
        {
            Fields =
            [
                // What the page's provenance says of its list item, said of the teaser itself.
                .. page
                    .Document.Fields.Where(field => field.Path == path || field.Path.StartsWith(path + ".", StringComparison.Ordinal))
                    .Select(field => Row(field, page.Name) with { Path = field.Path.Length == path.Length ? "title" : field.Path[(path.Length + 1)..] }),
                .. Fields(placement),
            ],
            Placement = placement,
            Discarded =
            [
                .. page
                    .Document.Discarded.Where(line => line.Lines.All(teaser.Lines.Contains))
                    .Select(line => new DiscardedRow(page.Name, line.Lines, line.Text, line.Reason)),
            ],
        };
        // Most teasers are known already when they come to be stored: nothing is written for those.
        return new(key, titleKey, place, content);
    }

    /// <summary>The teaser of which no more is known than its id and the title that a list gives it.</summary>
    public ArticleContent Reference(DanglingItem item)
    {
        var titleKey = Identity.Key(item.Publisher, item.Title);
        // The title's own key may be another article's; the id was given elsewhere, so it is what tells this one apart.
        var key = Identity.Distinct(titleKey, item.ItemId);
        var printedOn = new PrintedOn(item.Document, item.Publisher, item.Language, item.Encoding, item.Sha256);
        return Teaser(item.ItemId, key, titleKey, item.Title, null, WordsOf((item.Title, null)), EventStamp(null), printedOn, 0);
    }

    /// <summary>The page whose list prints a teaser.</summary>
    private sealed record PrintedOn(string Document, string? Publisher, string Language, string Encoding, string Sha256);

    /// <summary>What follows from the words of a teaser, whatever the page that prints it.</summary>
    private sealed record TeaserWords(string Slug, string SortKey, PlacedSection Section);

    private TeaserWords WordsOf((string Title, string? Summary) teaser) =>
        new(
            Slug.From(teaser.Title),
            Documents.Text.SortKey.From(teaser.Title),
            sections.Place(null, teaser.Title, teaser.Summary, [])
        );

    /// <summary>A teaser as far as its words and its page say.</summary>
    private static ArticleContent Teaser(
        string id,
        string key,
        string titleKey,
        string title,
        string? summary,
        TeaserWords words,
        (long? Ms, string? Precision, string Basis) date,
        PrintedOn page,
        int place
    ) =>
        new()
        {
            Id = id,
            Slug = words.Slug,
            GivenSlug = null,
            IdentityKey = key,
            TitleIdentity = titleKey,
            Kind = "teaser",
            Title = title,
            TitleKey = words.SortKey,
            Lead = summary,
            SectionSlug = words.Section.Slug,
            SectionBasis = words.Section.Basis,
            SectionName = words.Section.Name,
            Authors = [],
            Tags = [],
            PublishedMs = null,
            PublishedPrecision = null,
            ModifiedMs = null,
            ModifiedPrecision = null,
            DateMs = date.Ms,
            DatePrecision = date.Precision,
            DateBasis = date.Basis,
            Tie = Tie(date.Precision, page.Document, place, id),
            Language = page.Language,
            WordCount = null,
            LeadFigure = null,
            Blocks = null,
            Document = page.Document,
            Publisher = page.Publisher,
            Credit = null,
            Encoding = page.Encoding,
            Sha256 = page.Sha256,
            OverrideWithdrawal = null,
            Warnings = [],
            Lists = [],
            Fields = [],
            Discarded = [],
        };

    /// <summary>The last word on order: precision (finer first), document, place, id.</summary>
    private static string Tie(string? precision, string document, int place, string id) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(precision == "instant" ? 0 : precision == "day" ? 1 : 2)}\u0001{document}\u0001{place:D9}\u0001{id}"
        );

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
                        ImageUrl = figure.ImageUrl,
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

    private static IEnumerable<FieldRow> Fields(PlacementRow? placement) => placement is null ? [] : [placement.Field];

    private static FieldRow Row(FieldOrigin field, string document) =>
        new(field.Path, field.Document ?? document, field.Lines, field.Rule, field.Confidence, field.Evidence);

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
