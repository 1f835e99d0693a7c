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
        var leadLines = Lines(fields, "lead");
        var texts = document.Blocks.SelectMany(Texts).ToList();
        var date = EventDates.OfArticle(document.Title, document.Lead, leadLines, texts, document.PublishedAt);
        DateOrigin(fields, date);
        return document with
        {
            EventDate = date,
            Related = Complete(document.Related, "source.related", fields),
            Latest = Complete(document.Latest, "source.latest", fields),
            Warnings = PageWarnings.Of(document, [(document.Title, Lines(fields, "title")), (document.Lead ?? "", leadLines), .. texts]),
            Fields = fields,
            WordCount = CountWords(document.Lead, document.Blocks),
        };
    }

    /// <summary>The words of lead and blocks: of headings, paragraphs, quotes with who said them, captions, lists and tables.</summary>
    internal static int CountWords(string? lead, IReadOnlyList<PageBlock> blocks) => Words.Count(lead ?? "") + blocks.Sum(CountWords);

    /// <summary>Adds where the article's place in time comes from: its publication, else its change, else the event.</summary>
    internal static void DateOrigin(List<FieldOrigin> fields, EventDate? date)
    {
        if ((fields.Find(field => field.Path == "publishedAt") ?? fields.Find(field => field.Path == "modifiedAt")) is { } stated)
            fields.Add(stated with { Path = "date" });
        else if (date is not null)
            fields.Add(new FieldOrigin("date", date.Lines, "event-date", 0.8, date.Explanation));
    }

    /// <summary>The list with the dates of its items.</summary>
    internal static PageList Dated(PageList list)
    {
        var dates = EventDates.OfTeasers([.. list.Items.Select(item => (item.Title, item.Summary, item.Lines))]);
        return list with { Items = [.. list.Items.Select((item, i) => item with { Date = dates[i] })] };
    }

    /// <summary>The path of an item of a list.</summary>
    internal static string PathOf(string path, PageTeaser item) => string.Create(CultureInfo.InvariantCulture, $"{path}[{item.Position - 1}]");

    /// <summary>Adds where the date of an item comes from, if it has one.</summary>
    internal static void DateOrigin(List<FieldOrigin> fields, string path, PageTeaser item)
    {
        if (item.Date is { } date)
            fields.Add(new FieldOrigin(PathOf(path, item) + ".date", date.Lines, "event-date", date.Basis == EventDateBasis.Sibling ? 0.7 : 0.9, date.Explanation));
    }

    private static PageList? Complete(PageList? list, string path, List<FieldOrigin> fields)
    {
        if (list is null)
            return null;
        var dated = Dated(list);
        foreach (var item in dated.Items)
            DateOrigin(fields, path, item);
        return dated;
    }

    private static IReadOnlyList<int> Lines(List<FieldOrigin> fields, string path) => fields.Find(field => field.Path == path)?.Lines ?? [];

    private static int CountWords(PageBlock block) =>
        block switch
        {
            PageBlock.Heading heading => Words.Count(heading.Text),
            PageBlock.Paragraph paragraph => Words.Count(paragraph.Text),
            PageBlock.Quote quote => Words.Count(quote.Text) + Words.Count(quote.Attribution ?? ""),
            PageBlock.Figure figure => Words.Count(figure.Caption ?? ""),
            PageBlock.List list => list.Items.Sum(Words.Count),
            PageBlock.Table table => table.Rows.Sum(row => row.Sum(Words.Count)),
            _ => 0,
        };

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
