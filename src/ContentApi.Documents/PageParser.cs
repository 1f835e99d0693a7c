using ContentApi.Documents.Reading;

namespace ContentApi.Documents;

/// <summary>Reads a page dump into a document.</summary>
public static class PageParser
{
    /// <summary>
    /// The rules in the order they are asked: each claims lines that none before it has claimed. <c>docs/page-format.md</c> tells
    /// them with examples.
    /// </summary>
    private static readonly (string Name, Action<PageDraft, string> Apply)[] Table =
    [
        ("ornament", NoiseRules.Ornament),
        ("figure-label", FigureRules.Label),
        ("stated-tags", NoiseRules.Tags),
        ("stated-section", NoiseRules.SectionPrefix),
        ("breadcrumb", NoiseRules.Breadcrumb),
        ("list-heading", ListRules.Heading),
        ("noise-line", NoiseRules.KnownLine),
        ("noise-prefix", NoiseRules.KnownPrefix),
        ("menu", NoiseRules.Menu),
        ("section-label", NoiseRules.SectionLabel),
        ("menu-run", NoiseRules.MenuRun),
        ("date-line", DateRules.DateLine),
        ("title-with-site", HeaderRules.TitleWithSite),
        ("title-figure-labels", HeaderRules.TitleFromLabels),
        ("title-first-line", HeaderRules.TitleFirstLine),
        ("masthead", HeaderRules.Masthead),
        ("above-title", HeaderRules.AboveTitle),
        ("title-again", HeaderRules.TitleAgain),
        ("comments", NoiseRules.Comments),
        ("poll", NoiseRules.Poll),
        ("footer", NoiseRules.Footer),
        ("list-items", ListRules.Items),
        ("noise-run", NoiseRules.NoiseRun),
        ("inline-related", ListRules.InlineItem),
        ("series-remark", NoiseRules.SeriesRemark),
        ("publication-date", DateRules.Published),
        ("interview-turn", BodyRules.InterviewTurn),
        ("mail-address", BylineRules.MailAddress),
        ("agency-credit", BylineRules.Agency),
        ("byline-prefix", BylineRules.Prefixed),
        ("video", FigureRules.Video),
        ("caption-credit", FigureRules.CreditedCaption),
        ("caption-below-label", FigureRules.CaptionBelowLabel),
        ("caption-in-cell", FigureRules.CaptionInCell),
        ("caption-twice", FigureRules.CaptionTwice),
        ("repeated-button", NoiseRules.RepeatedButton),
        ("printed-twice", BodyRules.PrintedTwice),
        ("below-title", MarginRules.BelowTitle),
        ("named-tags", MarginRules.NamedTags),
        ("above-buttons", MarginRules.AboveButtons),
        ("below-author", MarginRules.BelowAuthor),
        ("below-buttons", MarginRules.BelowButtons),
        ("byline-name", BylineRules.NameLine),
        ("table", BodyRules.Table),
        ("cell-column", BodyRules.CellColumn),
        ("bullets", BodyRules.Bullets),
        ("numbers", BodyRules.Numbered),
        ("lead", BodyRules.Lead),
        ("caption-beside-heading", FigureRules.CaptionBesideHeading),
        ("caption-below-lead", FigureRules.CaptionBelowLead),
        ("caption-alone", FigureRules.CaptionAlone),
        ("quote", BodyRules.Quote),
        ("quote-attribution", BodyRules.QuoteAttribution),
        ("heading", BodyRules.Heading),
        ("paragraph", BodyRules.Paragraph),
    ];

    /// <summary>The names of the rules, in the order they are asked.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. Table.Select(rule => rule.Name)];

    /// <summary>
    /// The document that a page holds, or the reason why it holds none; its <see cref="PageReading.Lines"/> tell how each line was read.
    /// Any text can be given, damaged ones included: nothing is thrown.
    /// </summary>
    public static PageReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var draft = new PageDraft(text);
        foreach (var (name, apply) in Table)
        {
            apply(draft, name);
            if (draft.Title is null && name == "title-first-line")
                return Untitled(draft);
        }
        return new PageReading.Read(DocumentBuilder.Build(draft)) { Lines = Lines(draft) };
    }

    /// <summary>
    /// As <see cref="Parse(string)"/>; a warning about the encoding stands last among the document's warnings, as all do that are about
    /// the whole page.
    /// </summary>
    public static PageReading Parse(PageText.Decoded text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.Text).With(text.Warning);
    }

    private static PageReading.Refused Untitled(PageDraft draft)
    {
        var first = draft.Lines.FirstOrDefault(line => line.IsUnread);
        return draft.Lines.Count == 0
            ? new PageReading.Refused("The page is blank; give it a headline and text, or remove it.", null)
            : new PageReading.Refused("No headline was found among the lines of the page; put it on a line of its own, above the text.",
                first?.Numbers[0])
            {
                Lines = Lines(draft),
            };
    }

    private static List<PageLine> Lines(PageDraft draft) => draft.Lines.ConvertAll(line
        => new PageLine(line.Numbers, line.Text, line.Role, line.Rule));
}
