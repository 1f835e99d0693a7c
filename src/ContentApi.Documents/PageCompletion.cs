using System.Globalization;
using ContentApi.Documents.Reading;
using ContentApi.Documents.Text;

namespace ContentApi.Documents;

/// <summary>What follows from the parts of a document in whatever format they came, by the rules of the page dump reader.</summary>
public static class PageCompletion
{
    /// <summary>The language that a text is written in, and how sure that is from 0 to 1.</summary>
    public static (string Language, double Confidence) LanguageOf(string text) => Languages.Of(text);

    /// <summary>
    /// The document with event dates, warnings and word count, and the origins of <c>date</c> and of the lists' dates; those it came with are kept. It must hold
    /// everything else.
    /// </summary>
    public static PageDocument Complete(PageDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var fields = document.Fields.ToList();
        var leadLines = fields.Find(field => field.Path == "lead")?.Lines ?? [];
        var texts = document.Blocks.SelectMany(Texts).ToList();
        var date = EventDates.OfArticle(document.Title, document.Lead, leadLines, texts, document.PublishedAt);
        var dated = fields.Find(field => field.Path == "publishedAt") ?? fields.Find(field => field.Path == "modifiedAt");
        if (dated is not null)
            fields.Add(dated with { Path = "date" });
        else if (date is not null)
            fields.Add(new FieldOrigin("date", date.Lines, "event-date", 0.8, date.Explanation));
        return document with
        {
            EventDate = date,
            Related = Complete(document.Related, "source.related", fields),
            Latest = Complete(document.Latest, "source.latest", fields),
            Warnings = Warnings(document, leadLines),
            Fields = fields,
            WordCount = document.Blocks.Sum(DocumentBuilder.CountWords) + Words.Count(document.Lead ?? ""),
        };
    }

    private static PageList? Complete(PageList? list, string path, List<FieldOrigin> fields)
    {
        if (list is null)
            return null;
        var dates = EventDates.OfTeasers([.. list.Items.Select(item => (item.Title, item.Summary, item.Lines))]);
        var items = new List<PageTeaser>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var date = dates[items.Count];
            if (date is not null)
                fields.Add(new FieldOrigin(string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}].date"), date.Lines, "event-date",
                    date.Basis == EventDateBasis.Sibling ? 0.7 : 0.9, date.Explanation));
            items.Add(item with { Date = date });
        }
        return list with { Items = items };
    }

    private static List<PageWarning> Warnings(PageDocument document, IReadOnlyList<int> leadLines)
    {
        var warnings = document.Warnings.ToList();
        PageWarnings.DamagedWords(document.Title, document.Fields.FirstOrDefault(field => field.Path == "title")?.Lines ?? [], warnings);
        PageWarnings.DamagedWords(document.Lead ?? "", leadLines, warnings);
        foreach (var (text, lines) in document.Blocks.SelectMany(Texts))
            PageWarnings.DamagedWords(text, lines, warnings);
        foreach (var figure in document.Blocks.OfType<PageBlock.Figure>())
        {
            if (figure.Caption is null)
                warnings.Add(new PageWarning(PageWarningCode.FigureWithoutCaption, "The figure has no caption.", figure.Lines, figure.Label, null));
        }
        var missing = document.Blocks.OfType<PageBlock.Figure>().Where(figure => figure.ImageUrl is null).Select(figure => figure.Lines[0]).ToList();
        if (missing.Count > 0)
            warnings.Add(new PageWarning(PageWarningCode.FigureWithoutImage, "Figures tell of images whose address the file does not hold.", missing, null, null));
        foreach (var list in (PageList?[])[document.Related, document.Latest])
        {
            if (list is { Items.Count: 0 })
                warnings.Add(new PageWarning(PageWarningCode.EmptyList, "The list has a heading and no items.", [list.Line], list.Heading, null));
        }
        var last = document.Blocks.OfType<PageBlock.Paragraph>().LastOrDefault();
        if (last is not null)
            PageWarnings.Truncation(last.Text, last.Lines, warnings);
        else if (document.Lead is { } lead)
            PageWarnings.Truncation(lead, leadLines, warnings);
        if (document.PublishedAt is null)
            warnings.Add(new PageWarning(PageWarningCode.NoPublicationDate, "The page states no time of publication.", [], null, null));
        if (document.Lead is null && document.Blocks.Count == 0)
            warnings.Add(new PageWarning(PageWarningCode.NoBody, "The page has a headline and no text.", [], null, null));
        // What is about the whole page stands last.
        return [.. warnings.OrderBy(warning => warning.Lines.Count == 0 ? int.MaxValue : warning.Lines[0])];
    }

    private static IEnumerable<(string Text, IReadOnlyList<int> Lines)> Texts(PageBlock block) =>
        block switch
        {
            PageBlock.Heading heading => [(heading.Text, heading.Lines)],
            PageBlock.Paragraph paragraph => [(paragraph.Text, paragraph.Lines)],
            PageBlock.Quote quote => [(quote.Text, quote.Lines)],
            PageBlock.List list => list.Items.Select(item => (item, list.Lines)),
            _ => [],
        };
}
