namespace ContentApi.Documents;

/// <summary>How one line of a page was read. Hard-wrapped lines that make one paragraph are one <see cref="PageLine"/>.</summary>
/// <param name="Lines">The lines of the file, counted from 1.</param>
/// <param name="Text">Their text, white space folded.</param>
/// <param name="Role">What the line is.</param>
/// <param name="Rule">The rule that said so, in kebab-case; one of <see cref="PageParser.Rules"/>.</param>
public sealed record PageLine(IReadOnlyList<int> Lines, string Text, LineRole Role, string Rule);

/// <summary>What a line of a page is.</summary>
public enum LineRole
{
    /// <summary>No rule has spoken yet; never in a finished reading.</summary>
    Unread,

    /// <summary>Menus, widgets, footers, second copies: no part of the article.</summary>
    Noise,

    /// <summary>The masthead.</summary>
    Publisher,

    /// <summary>The headline.</summary>
    Title,

    /// <summary>A line that is a date, and perhaps a name.</summary>
    Date,

    /// <summary>A breadcrumb or "Chuyên mục: …".</summary>
    Section,

    /// <summary>"Từ khóa: …".</summary>
    Tags,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>The agency it comes from.</summary>
    Credit,

    /// <summary>The first paragraph.</summary>
    Lead,

    /// <summary>A heading inside the article.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>The label of a figure.</summary>
    FigureLabel,

    /// <summary>The caption of a figure, or its credit.</summary>
    Caption,

    /// <summary>An item of a list inside the article.</summary>
    ListItem,

    /// <summary>A quotation as a block.</summary>
    Quote,

    /// <summary>A row of a table.</summary>
    TableRow,

    /// <summary>The label of a video.</summary>
    Video,

    /// <summary>The heading of a list of other articles.</summary>
    ListHeading,

    /// <summary>A headline in a list of other articles.</summary>
    TeaserTitle,

    /// <summary>A summary in a list of other articles.</summary>
    TeaserSummary,
}
