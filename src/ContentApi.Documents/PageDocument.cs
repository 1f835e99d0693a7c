namespace ContentApi.Documents;

/// <summary>One page as it was read: what it states, what was inferred from it, and where each fact stands in the file.</summary>
public sealed record PageDocument
{
    /// <summary>The id that the article has where it comes from, 16 characters as ours are, or null. Only a copy of our own content states one.</summary>
    public string? Id { get; init; }

    /// <summary>The address or id that the source states of itself (a canonical link), or null. It is what makes the article the same article.</summary>
    public string? SourceKey { get; init; }

    /// <summary>Whether it is only what a list of another page told of an article: there is a title and a lead at most.</summary>
    public bool IsTeaser { get; init; }

    /// <summary>The masthead line, or null when the page has none.</summary>
    public required string? Publisher { get; init; }

    /// <summary>The headline; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>A BCP 47 tag: <c>vi</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The first paragraph, or null when the page has no text; never repeated in <see cref="Blocks"/>.</summary>
    public required string? Lead { get; init; }

    /// <summary>The names of the byline in printed order; empty when there is none.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>The agency that the page credits ("Theo TTXVN"), as printed, or null.</summary>
    public required string? Credit { get; init; }

    /// <summary>The section that the page states, as printed, or null.</summary>
    public required string? Section { get; init; }

    /// <summary>The tags that the page states, in printed order; empty when it states none.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>When the page says it was published, or null. Never a guess.</summary>
    public required PageDate? PublishedAt { get; init; }

    /// <summary>When the page says it was changed, or null. Never a guess.</summary>
    public required PageDate? ModifiedAt { get; init; }

    /// <summary>The day of the event that the page tells of, where its year is certain; else null.</summary>
    public required EventDate? EventDate { get; init; }

    /// <summary>The body in order, without the lead.</summary>
    public required IReadOnlyList<PageBlock> Blocks { get; init; }

    /// <summary>The publisher's own list of related articles; null: no such list; no items: its heading stands alone.</summary>
    public required PageList? Related { get; init; }

    /// <summary>The page's own list of latest articles; null and empty as for <see cref="Related"/>.</summary>
    public required PageList? Latest { get; init; }

    /// <summary>What an editor should look at, in the order of the lines.</summary>
    public required IReadOnlyList<PageWarning> Warnings { get; init; }

    /// <summary>Where each field was read and by which rule.</summary>
    public required IReadOnlyList<FieldOrigin> Fields { get; init; }

    /// <summary>The lines that are no part of the article, and why.</summary>
    public required IReadOnlyList<DiscardedLine> Discarded { get; init; }

    /// <summary>
    /// White-space separated tokens that hold a letter or a digit, in lead, headings, paragraphs, lists, quotes, tables and captions
    /// (not in title, labels, byline and lists of other articles).
    /// </summary>
    public required int WordCount { get; init; }
}

/// <summary>A stated time.</summary>
/// <param name="Day">The day as stated, in the page's own time zone.</param>
/// <param name="Instant">The instant in UTC, or null when only the day is stated.</param>
public sealed record PageDate(DateOnly Day, DateTimeOffset? Instant);

/// <summary>A day that the text tells of.</summary>
/// <param name="Day">The day.</param>
/// <param name="Basis">Where the year came from.</param>
/// <param name="Explanation">One sentence: the words of the text and how the year was settled.</param>
/// <param name="Lines">Where the evidence stands; lines count from 1.</param>
public sealed record EventDate(DateOnly Day, EventDateBasis Basis, string Explanation, IReadOnlyList<int> Lines);

/// <summary>What made the year of an event certain.</summary>
public enum EventDateBasis
{
    /// <summary>The same sentence, the title or the article itself.</summary>
    Text,

    /// <summary>The other items of the same list.</summary>
    Sibling,
}

/// <summary>A list of other articles that the page prints.</summary>
/// <param name="Heading">Its heading as printed; the name of its element where a web page prints none.</param>
/// <param name="Line">The line of the heading.</param>
/// <param name="Items">The items in printed order.</param>
public sealed record PageList(string Heading, int Line, IReadOnlyList<PageTeaser> Items);

/// <summary>One item of a list of other articles.</summary>
/// <param name="Position">Counts from 1 within its list.</param>
/// <param name="Title">The headline, once.</param>
/// <param name="Summary">The text under it, or null.</param>
/// <param name="Date">The day that the item tells of, where its year is certain; else null.</param>
/// <param name="Lines">The lines it stands on, second copies of the headline included.</param>
public sealed record PageTeaser(int Position, string Title, string? Summary, EventDate? Date, IReadOnlyList<int> Lines)
{
    /// <summary>The id of the article that the item is, where the source states it (see <see cref="PageDocument.Id"/>); else null.</summary>
    public string? Id { get; init; }

    /// <summary>The address that the item leads to, where the source states it (see <see cref="PageDocument.SourceKey"/>); else null.</summary>
    public string? SourceKey { get; init; }
}

/// <summary>A part of the body.</summary>
public abstract record PageBlock(IReadOnlyList<int> Lines)
{
    /// <summary>A heading inside the article; <paramref name="Level"/> is 2 or more.</summary>
    public sealed record Heading(int Level, string Text, IReadOnlyList<int> Lines) : PageBlock(Lines);

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text, IReadOnlyList<int> Lines) : PageBlock(Lines);

    /// <summary>A figure: at least one of label, caption and image is there. Of a text dump only the words are.</summary>
    public sealed record Figure(string? Label, int? Number, string? Caption, string? Credit, IReadOnlyList<int> Lines) : PageBlock(Lines)
    {
        /// <summary>The absolute address of the image, or null.</summary>
        public string? ImageUrl { get; init; }
    }

    /// <summary>A list, its markers stripped.</summary>
    public sealed record List(bool Ordered, IReadOnlyList<string> Items, IReadOnlyList<int> Lines) : PageBlock(Lines);

    /// <summary>A quotation that stands as a block of its own.</summary>
    public sealed record Quote(string Text, string? Attribution, IReadOnlyList<int> Lines) : PageBlock(Lines);

    /// <summary>A table, row by row.</summary>
    public sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<int> Lines) : PageBlock(Lines);

    /// <summary>The label of a video that the dump did not keep.</summary>
    public sealed record Video(string Label, IReadOnlyList<int> Lines) : PageBlock(Lines);
}

/// <summary>Something to look at; the text itself is never corrected.</summary>
/// <param name="Code">What kind of damage or gap.</param>
/// <param name="Message">One sentence for an editor.</param>
/// <param name="Lines">Where; empty when it is about the whole page.</param>
/// <param name="Text">The words it is about, or null.</param>
/// <param name="Suggestion">What was probably meant, or null.</param>
public sealed record PageWarning(PageWarningCode Code, string Message, IReadOnlyList<int> Lines, string? Text, string? Suggestion);

/// <summary>The closed list of warnings; on the wire in kebab-case (<c>figure-without-caption</c>).</summary>
public enum PageWarningCode
{
    /// <summary>Two words stand together without a blank: a separator was lost.</summary>
    GluedSyllables,

    /// <summary>A word that no syllable of Vietnamese is written as, or one printed twice that never is.</summary>
    PossibleTypo,

    /// <summary>A figure has a label and no caption.</summary>
    FigureWithoutCaption,

    /// <summary>A list heading has no items.</summary>
    EmptyList,

    /// <summary>The page states no time of publication.</summary>
    NoPublicationDate,

    /// <summary>The page has a title and no text.</summary>
    NoBody,

    /// <summary>Labels tell of images that the dump did not keep.</summary>
    FigureWithoutImage,

    /// <summary>The last paragraph stops in the middle of a sentence.</summary>
    PossibleTruncation,

    /// <summary>The file is in an older Vietnamese encoding that can only be guessed; the message tells the confidence.</summary>
    GuessedEncoding,
}

/// <summary>Where a field was read.</summary>
/// <param name="Path">The field in the published shape: <c>title</c>, <c>body.blocks[3]</c>, <c>source.latest[0]</c>.</param>
/// <param name="Lines">The lines it was read from; lines count from 1.</param>
/// <param name="Rule">The rule that read it, in kebab-case.</param>
/// <param name="Confidence">0 to 1; 1 is read directly.</param>
/// <param name="Evidence">The words or the sentence that settle it, or null.</param>
public sealed record FieldOrigin(string Path, IReadOnlyList<int> Lines, string Rule, double Confidence, string? Evidence)
{
    /// <summary>The document that the lines are counted in where that is not the page itself; else null.</summary>
    public string? Document { get; init; }
}

/// <summary>A line that is no part of the article.</summary>
public sealed record DiscardedLine(IReadOnlyList<int> Lines, string Text, string Reason);

/// <summary>What reading a page gave: a document, or the reason why there is none.</summary>
public abstract record PageReading
{
    /// <summary>Every line of the page that is not blank, with its role and the rule that gave it, in order.</summary>
    public IReadOnlyList<PageLine> Lines { get; init; } = [];

    /// <summary>With one more warning about the whole page, behind the others; a page that was refused, and no warning, change nothing.</summary>
    public PageReading With(PageWarning? warning) =>
        warning is not null && this is Read { Document: var document } read ? read with { Document = document with { Warnings = [.. document.Warnings, warning] } } : this;

    /// <summary>The page was read.</summary>
    public sealed record Read(PageDocument Document) : PageReading;

    /// <summary>There is no article in it.</summary>
    /// <param name="Reason">One sentence: what is wrong and what to do.</param>
    /// <param name="Line">Where, or null.</param>
    public sealed record Refused(string Reason, int? Line) : PageReading;
}
