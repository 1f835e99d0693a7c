using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Contracts;

/// <summary>The stored parts of one article, as far as a shape asks for them.</summary>
public sealed record MappedParts
{
    public IReadOnlyList<Block>? Blocks { get; init; }

    /// <summary>Makes the body of its blocks, in the forms that its shape has; of itself only the blocks.</summary>
    public Func<Shape, IReadOnlyList<Block>, Body> Body { get; init; } = static (shape, blocks) => new Body { Shape = shape, Blocks = blocks };
    public SourceRow? Source { get; init; }
    public IReadOnlyList<ListItemRow> Lists { get; init; } = [];
    public IReadOnlyList<RelatedItem> Related { get; init; } = [];
    public ArticleLatest? Latest { get; init; }
}

/// <summary>From rows to the published shapes.</summary>
public static class ArticleMapping
{
    /// <summary>An article; what the shape does not have is not made.</summary>
    public static Article From(ArticleRow row, Shape shape, MappedParts parts)
    {
        var blocks = parts.Blocks;
        return new Article
        {
            Shape = shape,
            Id = row.Id,
            Slug = row.Slug,
            Kind = row.Kind,
            Title = row.Title,
            Lead = row.Lead,
            Section = new SectionReference
            {
                Shape = shape.Of("section"),
                Slug = row.SectionSlug,
                Name = row.SectionName,
                Basis = row.SectionBasis,
            },
            Authors =
            [
                .. JsonColumn
                    .Read<IReadOnlyList<NameRow>>(row.Authors)
                    .Select(name => new AuthorReference
                    {
                        Shape = shape.Of("authors"),
                        Slug = name.Slug,
                        Name = name.Name,
                    }),
            ],
            Tags =
            [
                .. JsonColumn
                    .Read<IReadOnlyList<NameRow>>(row.Tags)
                    .Select(name => new TagReference
                    {
                        Shape = shape.Of("tags"),
                        Slug = name.Slug,
                        Name = name.Name,
                        Basis = name.Basis ?? "stated",
                    }),
            ],
            PublishedAt = Times.Format(row.PublishedMs, row.PublishedPrecision),
            ModifiedAt = Times.Format(row.ModifiedMs, row.ModifiedPrecision),
            Date = new ArticleDate
            {
                Shape = shape.Of("date"),
                Value = Times.Format(row.DateMs, row.DatePrecision),
                Precision = row.DatePrecision,
                Basis = row.DateBasis,
            },
            Language = row.Language,
            WordCount = (int?)row.WordCount,
            ReadingMinutes = (int?)((row.WordCount + 199) / 200),
            LeadFigure = row.LeadFigure is { } figure ? From((FigureBlock)From(JsonColumn.Read<BlockRow>(figure)), shape.Of("leadFigure")) : null,
            Figures = blocks is null || !shape.Has("figures") ? [] : [.. blocks.OfType<FigureBlock>().Select(figure => From(figure, shape.Of("figures")))],
            Body = blocks is null || !shape.Has("body") ? null : parts.Body(shape.Of("body"), blocks),
            Outline = blocks is null || !shape.Has("outline") ? [] : Outline(blocks, shape.Of("outline")),
            Source = parts.Source is { } source ? From(source, parts.Lists, shape.Of("source")) : null,
            Related = parts.Related,
            Latest = parts.Latest,
            DuplicateOf = row.DuplicateOf,
            Revision = row.Revision,
            UpdatedAt = Times.FormatInstant(row.UpdatedMs),
            Links = new ArticleLinks
            {
                Shape = shape.Of("links"),
                Self = $"/v1/articles/{row.Id}",
                Web = $"/v1/articles/{row.Slug}.html",
                Related = $"/v1/articles/{row.Id}/related",
                Section = $"/v1/sections/{row.SectionSlug}",
            },
        };
    }

    /// <summary>A related article.</summary>
    public static RelatedItem Related(RelatedRow row, ArticleJson article) =>
        new()
        {
            Article = article,
            Origin = row.Score is null ? "publisher" : "computed",
            Score = row.Score,
            Reasons = row.Reasons is null ? [] : JsonColumn.Read<IReadOnlyList<string>>(row.Reasons),
        };

    /// <summary>The latest list of a page, or no heading and no items when the page has none.</summary>
    public static ArticleLatest Latest(IReadOnlyList<LatestRow> rows, Func<LatestRow, Article> article) =>
        new()
        {
            Heading = rows.Count == 0 ? null : rows[0].Heading,
            Items =
            [
                .. rows.Where(row => row.Position is not null)
                    .Select(row => new ArticleLatestItem { Position = (int)row.Position!, Article = article(row) }),
            ],
        };

    /// <summary>The headings of a body.</summary>
    private static IReadOnlyList<OutlineItem> Outline(IEnumerable<Block> blocks, Shape shape) =>
        [
            .. blocks
                .OfType<HeadingBlock>()
                .Select(heading => new OutlineItem
                {
                    Shape = shape,
                    Id = heading.Id,
                    Level = heading.Level,
                    Text = heading.Text,
                }),
        ];

    /// <summary>A block.</summary>
    public static Block From(BlockRow row) =>
        row.Type switch
        {
            "heading" => new HeadingBlock
            {
                Id = row.Id,
                Level = row.Level ?? 2,
                Text = row.Text!,
            },
            "paragraph" => new ParagraphBlock { Id = row.Id, Text = row.Text! },
            "figure" => new FigureBlock
            {
                Id = row.Id,
                Label = row.Label,
                Caption = row.Caption,
                Credit = row.Credit,
                ImageUrl = row.ImageUrl,
            },
            "list" => new ListBlock
            {
                Id = row.Id,
                Ordered = row.Ordered ?? false,
                Items = row.Items!,
            },
            "quote" => new QuoteBlock
            {
                Id = row.Id,
                Text = row.Text!,
                Attribution = row.Attribution,
            },
            "table" => new TableBlock { Id = row.Id, Rows = row.Rows! },
            "video" => new VideoBlock { Id = row.Id, Label = row.Label! },
            _ => throw new InvalidDataException($"The database holds a block of type {row.Type}, which this program does not know."),
        };

    /// <summary>Where an article came from.</summary>
    public static ArticleProvenance From(string id, IReadOnlyList<AppearanceRow> documents, ProvenanceRow row) =>
        new()
        {
            Id = id,
            Documents =
            [
                .. documents.Select(document => new ProvenanceDocument
                {
                    Document = document.Document,
                    Sha256 = document.Sha256,
                    Encoding = document.Encoding,
                    Role = document.Role,
                }),
            ],
            Fields =
            [
                .. FieldsOf(row)
                    .Select(field => new ProvenanceField
                    {
                        Path = field.Path,
                        Document = field.Document,
                        Lines = field.Lines,
                        Rule = field.Rule,
                        Confidence = field.Confidence,
                        Evidence = field.Evidence,
                    }),
            ],
            Discarded =
            [
                .. JsonColumn
                    .Read<IReadOnlyList<DiscardedRow>>(row.Discarded)
                    .Select(line => new ProvenanceDiscarded
                    {
                        Document = line.Document,
                        Lines = line.Lines,
                        Text = line.Text,
                        Reason = line.Reason,
                    }),
            ],
        };

    /// <summary>What was read from the page, and in its place or behind it what was made of the article in the light of the others.</summary>
    private static IEnumerable<FieldRow> FieldsOf(ProvenanceRow row)
    {
        var section = row.SectionField is { } placed ? JsonColumn.Read<FieldRow>(placed) : null;
        foreach (var field in JsonColumn.Read<IReadOnlyList<FieldRow>>(row.Fields))
            yield return field.Path == "section" && section is not null ? section : field;
        if (row.TagsField is { } tags)
            yield return JsonColumn.Read<FieldRow>(tags);
    }

    private static Figure From(FigureBlock block, Shape shape) =>
        new()
        {
            Shape = shape,
            Id = block.Id,
            Label = block.Label,
            Caption = block.Caption,
            Credit = block.Credit,
            ImageUrl = block.ImageUrl,
        };

    private static Source From(SourceRow row, IReadOnlyList<ListItemRow> lists, Shape shape) =>
        new()
        {
            Shape = shape,
            Document = row.Document,
            Publisher = row.Publisher,
            Credit = row.Credit,
            Encoding = row.Encoding,
            Sha256 = row.Sha256,
            Related = Items(lists, "related", shape),
            Latest = Items(lists, "latest", shape),
            Warnings =
            [
                .. JsonColumn
                    .Read<IReadOnlyList<WarningRow>>(row.Warnings)
                    .Select(warning => new Warning
                    {
                        Shape = shape.Of("warnings"),
                        Code = warning.Code,
                        Message = warning.Message,
                        Lines = warning.Lines,
                        Text = warning.Text,
                        Suggestion = warning.Suggestion,
                    }),
            ],
        };

    private static List<SourceListItem>? Items(IReadOnlyList<ListItemRow> lists, string role, Shape shape)
    {
        var list = lists.Where(row => row.Role == role).ToList();
        return list.Count == 0
            ? null
            : [.. list.Where(row => row.ItemId is not null).Select(row => new SourceListItem { Shape = shape.Of(role), Title = row.Title!, ArticleId = row.ItemId! })];
    }
}
