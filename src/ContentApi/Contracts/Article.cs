using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ContentApi.Contracts;

/// <summary>A news article, or the teaser of one. Unknown facts are null, unknown lists empty; a property that was not asked for is absent.</summary>
public sealed class Article : Shaped
{
    /// <summary>16 characters, for ever the same.</summary>
    /// <example>th62w1n49my5e57p</example>
    public required string Id { get; init; }

    /// <summary>The readable address, unique among articles.</summary>
    /// <example>cong-tac-khuyen-cong-thuan-loi-va-thach-thuc</example>
    public required string Slug { get; init; }

    /// <summary><c>article</c>, or <c>teaser</c>: a headline and summary from another page's list, whose body is not known.</summary>
    [AllowedValues("article", "teaser")]
    public required string Kind { get; init; }

    /// <summary>The headline.</summary>
    /// <example>Công tác Khuyến công - thuận lợi và thách thức</example>
    public required string Title { get; init; }

    /// <summary>The first paragraph, or a teaser's summary; never repeated in <c>body</c>.</summary>
    public required string? Lead { get; init; }

    /// <summary>The section, and how it is known.</summary>
    public required SectionReference Section { get; init; }

    /// <summary>The names of the byline in printed order.</summary>
    public required IReadOnlyList<AuthorReference> Authors { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyList<TagReference> Tags { get; init; }

    /// <summary>When the page says it was published: an instant in UTC, or a day where it states only the day. Never a guess.</summary>
    /// <example>2018-08-01T09:45:00Z</example>
    public required string? PublishedAt { get; init; }

    /// <summary>When the page says it was changed; as <c>publishedAt</c>.</summary>
    public required string? ModifiedAt { get; init; }

    /// <summary>The article's place in time, which lists are sorted by.</summary>
    public required ArticleDate Date { get; init; }

    /// <summary>A BCP 47 language tag.</summary>
    /// <example>vi</example>
    public required string Language { get; init; }

    /// <summary>Words of the text: Vietnamese syllables. Null for a teaser.</summary>
    /// <example>1069</example>
    [Range(0, int.MaxValue)]
    public required int? WordCount { get; init; }

    /// <summary>Minutes to read it at 200 words a minute, rounded up. Null for a teaser.</summary>
    /// <example>6</example>
    [Range(0, int.MaxValue)]
    public required int? ReadingMinutes { get; init; }

    /// <summary>The first figure; in lists, where <c>figures</c> is absent.</summary>
    public Figure? LeadFigure { get; init; }

    /// <summary>The figures in order.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>The text, block by block; null for a teaser.</summary>
    public Body? Body { get; init; }

    /// <summary>The headings inside the article.</summary>
    public IReadOnlyList<OutlineItem> Outline { get; init; } = [];

    /// <summary>The page that the article was read from.</summary>
    public Source? Source { get; init; }

    /// <summary>Related articles; only with <c>include=related</c>.</summary>
    public IReadOnlyList<RelatedItem> Related { get; init; } = [];

    /// <summary>The page's own list of latest articles; only with <c>include=latest</c>.</summary>
    public ArticleLatest? Latest { get; init; }

    /// <summary>The id of the earlier article that this one repeats, or null.</summary>
    public required string? DuplicateOf { get; init; }

    /// <summary>Counts from 1, and grows each time the article's content changes.</summary>
    [Range(1, long.MaxValue)]
    public required long Revision { get; init; }

    /// <summary>When our record of the article last changed, in UTC.</summary>
    /// <example>2026-11-22T08:00:00.000Z</example>
    public required string UpdatedAt { get; init; }

    /// <summary>Addresses of the article and its surroundings.</summary>
    public required ArticleLinks Links { get; init; }
}

/// <summary>The section of an article.</summary>
public sealed class SectionReference : Shaped
{
    /// <example>kinh-te</example>
    public required string Slug { get; init; }

    /// <example>Kinh tế</example>
    public required string Name { get; init; }

    /// <summary>Stated by the page, inferred from its words, or the default because nothing was certain.</summary>
    [AllowedValues("stated", "inferred", "default")]
    public required string Basis { get; init; }
}

/// <summary>One name of a byline.</summary>
public sealed class AuthorReference : Shaped
{
    /// <example>manh-hung</example>
    public required string Slug { get; init; }

    /// <example>Mạnh Hùng</example>
    public required string Name { get; init; }
}

/// <summary>A tag of an article.</summary>
public sealed class TagReference : Shaped
{
    public required string Slug { get; init; }
    public required string Name { get; init; }

    /// <summary>Stated by the page, or inferred from its words.</summary>
    [AllowedValues("stated", "inferred")]
    public required string Basis { get; init; }
}

/// <summary>A place in time, and how it is known.</summary>
public sealed class ArticleDate : Shaped
{
    /// <summary>An instant in UTC or a day; null when nothing is certain.</summary>
    /// <example>2018-08-01</example>
    public required string? Value { get; init; }

    /// <summary>What <c>value</c> is; null with it.</summary>
    [AllowedValues("instant", "day", null)]
    public required string? Precision { get; init; }

    /// <summary>
    /// The stated publication or change; else the event that the text tells of, its year certain from the text (<c>event</c>) or from the other items of
    /// the list (<c>sibling</c>); else <c>none</c>.
    /// </summary>
    [AllowedValues("published", "modified", "event", "sibling", "none")]
    public required string Basis { get; init; }
}

/// <summary>The text of an article, without its lead: in the one form that <c>bodyFormat</c> names.</summary>
public sealed class Body : Shaped
{
    /// <summary>Block by block, in order; without <c>bodyFormat</c>.</summary>
    [JsonConverter(typeof(BlocksConverter))]
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>With <c>bodyFormat=html</c>: the same as HTML, escaped; each element carries the id of its block.</summary>
    public string Html { get; init; } = "";

    /// <summary>With <c>bodyFormat=markdown</c>: the same as CommonMark with the tables of GitHub; what would be markup in the text is escaped.</summary>
    public string Markdown { get; init; } = "";

    /// <summary>With <c>bodyFormat=text</c>: the same as plain text, a blank line between blocks.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A part of the body; <c>type</c> says which.</summary>
[JsonDerivedType(typeof(HeadingBlock))]
[JsonDerivedType(typeof(ParagraphBlock))]
[JsonDerivedType(typeof(FigureBlock))]
[JsonDerivedType(typeof(ListBlock))]
[JsonDerivedType(typeof(QuoteBlock))]
[JsonDerivedType(typeof(TableBlock))]
[JsonDerivedType(typeof(VideoBlock))]
public abstract class Block
{
    /// <summary>Every kind of block.</summary>
    internal static readonly Type[] Types =
    [
        typeof(HeadingBlock), typeof(ParagraphBlock), typeof(FigureBlock), typeof(ListBlock), typeof(QuoteBlock), typeof(TableBlock), typeof(VideoBlock),
    ];

    /// <summary>Unique within the article; an anchor.</summary>
    [JsonPropertyOrder(-2)]
    public required string Id { get; init; }

    /// <summary>Which kind of block this is, by the word of its own <c>type</c>.</summary>
    [JsonPropertyOrder(-1)]
    public abstract string Type { get; }
}

/// <summary>A heading inside the article.</summary>
public sealed class HeadingBlock : Block
{
    [AllowedValues("heading")]
    [JsonPropertyOrder(-1)]
    public override string Type => "heading";

    /// <summary>2 is the first level inside an article.</summary>
    [Range(2, 6)]
    public required int Level { get; init; }
    public required string Text { get; init; }
}

/// <summary>A paragraph.</summary>
public sealed class ParagraphBlock : Block
{
    [AllowedValues("paragraph")]
    [JsonPropertyOrder(-1)]
    public override string Type => "paragraph";
    public required string Text { get; init; }
}

/// <summary>A figure in its place in the body.</summary>
public sealed class FigureBlock : Block
{
    [AllowedValues("figure")]
    [JsonPropertyOrder(-1)]
    public override string Type => "figure";

    /// <summary>As of <see cref="Figure"/>.</summary>
    public required string? Label { get; init; }
    public required string? Caption { get; init; }
    public required string? Credit { get; init; }
    public required string? ImageUrl { get; init; }
}

/// <summary>A list.</summary>
public sealed class ListBlock : Block
{
    [AllowedValues("list")]
    [JsonPropertyOrder(-1)]
    public override string Type => "list";
    public required bool Ordered { get; init; }
    public required IReadOnlyList<string> Items { get; init; }
}

/// <summary>A quotation.</summary>
public sealed class QuoteBlock : Block
{
    [AllowedValues("quote")]
    [JsonPropertyOrder(-1)]
    public override string Type => "quote";
    public required string Text { get; init; }
    public required string? Attribution { get; init; }
}

/// <summary>A table, row by row.</summary>
public sealed class TableBlock : Block
{
    [AllowedValues("table")]
    [JsonPropertyOrder(-1)]
    public override string Type => "table";
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
}

/// <summary>A video of which the label is known.</summary>
public sealed class VideoBlock : Block
{
    [AllowedValues("video")]
    [JsonPropertyOrder(-1)]
    public override string Type => "video";
    public required string Label { get; init; }
}

/// <summary>A figure of an article.</summary>
public sealed class Figure : Shaped
{
    /// <summary>The id of its block.</summary>
    public required string Id { get; init; }

    /// <summary>The label that stands in the image's place or its alternative text, or null.</summary>
    public required string? Label { get; init; }
    public required string? Caption { get; init; }

    /// <summary>Who made the image, or null.</summary>
    public required string? Credit { get; init; }

    /// <summary>The address of the image, or null where the page dump has none.</summary>
    public required string? ImageUrl { get; init; }
}

/// <summary>A heading inside the article, by its block.</summary>
public sealed class OutlineItem : Shaped
{
    /// <summary>The id of the heading's block.</summary>
    public required string Id { get; init; }

    [Range(2, 6)]
    public required int Level { get; init; }
    public required string Text { get; init; }
}

/// <summary>Where an article was read.</summary>
public sealed class Source : Shaped
{
    /// <summary>The file, relative to the imported folder.</summary>
    public required string Document { get; init; }

    /// <summary>The masthead of the page, or null.</summary>
    public required string? Publisher { get; init; }

    /// <summary>The agency that the page credits, or null.</summary>
    public required string? Credit { get; init; }

    /// <summary>The encoding of the file.</summary>
    /// <example>utf-8</example>
    public required string Encoding { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The publisher's own list of related articles; null: the page has none; empty: it prints the heading and no item.</summary>
    public required IReadOnlyList<SourceListItem>? Related { get; init; }

    /// <summary>The page's own list of latest articles; null and empty as for <c>related</c>.</summary>
    public required IReadOnlyList<SourceListItem>? Latest { get; init; }

    /// <summary>What an editor should look at. The text itself is never corrected.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
}

/// <summary>An item of a list that the page prints.</summary>
public sealed class SourceListItem : Shaped
{
    public required string Title { get; init; }

    /// <summary>The article or teaser that it became.</summary>
    public required string ArticleId { get; init; }
}

/// <summary>Something in the page that an editor should look at.</summary>
public sealed class Warning : Shaped
{
    /// <summary>What kind.</summary>
    /// <example>figure-without-caption</example>
    public required string Code { get; init; }

    /// <summary>One sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Lines of the file, from 1; empty when it is about the whole page.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>The words it is about, or null.</summary>
    public required string? Text { get; init; }

    /// <summary>What was probably meant, or null.</summary>
    public required string? Suggestion { get; init; }
}

/// <summary>Addresses, from the root of this host.</summary>
public sealed class ArticleLinks : Shaped
{
    /// <summary>This article by id.</summary>
    public required string Self { get; init; }

    /// <summary>This article as a web page.</summary>
    public required string Web { get; init; }

    /// <summary>Its related articles.</summary>
    public required string Related { get; init; }

    /// <summary>Its section.</summary>
    public required string Section { get; init; }
}
