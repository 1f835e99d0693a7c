using ContentApi.Documents;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>A block of the body while it is read.</summary>
/// <param name="Block">The block.</param>
/// <param name="Rule">What read it.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Element">The element it was read from.</param>
internal sealed record ReadBlock(PageBlock Block, string Rule, double Confidence, MarkupElement Element)
{
    /// <summary>Its text is bold, or italic, throughout.</summary>
    public bool IsBold { get; init; }

    public bool IsItalic { get; init; }

    /// <summary>Nearly all of its text is links.</summary>
    public bool IsLink { get; init; }

    /// <summary>The first link in it, or null.</summary>
    public MarkupElement? Link { get; init; }

    /// <summary>The innermost element that its text begins in.</summary>
    public MarkupElement Start { get; init; } = Element;

    public string Text => Block switch
    {
        PageBlock.Paragraph paragraph => paragraph.Text,
        PageBlock.Heading heading => heading.Text,
        _ => "",
    };
}
