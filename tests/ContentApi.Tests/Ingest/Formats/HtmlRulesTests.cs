using System.Globalization;
using ContentApi.Documents;
using ContentApi.Ingest.Formats;
using ContentApi.Tests.Documents;

namespace ContentApi.Tests.Ingest.Formats;

/// <summary>The examples of web pages in the page format, and the rules of the code.</summary>
public sealed class HtmlRulesTests
{
    private const string Headline = "Xã ven sông trồng lại rừng dừa nước";

    private const string Prose = "<p>Sau ba mùa bão, người dân xã Phú Hòa góp công trồng lại hơn hai mươi héc-ta dừa nước dọc bờ sông, mỗi hộ nhận chăm sóc một đoạn bờ dài năm mươi mét cho tới khi cây bén rễ.</p>";

    private const string More = "<p>Theo kế hoạch, đến mùa mưa sang năm cả tuyến bờ sẽ có cây, nước lớn không còn khoét chân ruộng như những năm trước, bà con yên tâm xuống giống và sửa lại nhà cửa sau lũ.</p>";

    private static readonly string[] Lines = File.ReadAllLines(Repository.Path("docs", "page-format.md"));

    public static TheoryData<string, string, string> Examples => [.. Cells(2)];

    public static TheoryData<string, string, string> CounterExamples => [.. Cells(3)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_rule_reads_its_example(string field, string rule, string example)
    {
        var (page, value) = example.Split(" ⇒ ") is [var markup, var read] ? (markup, read) : (example, null);
        var document = Read(page);
        Assert.Contains(rule, RulesOf(document, field));
        if (value is not null)
            Assert.Equal(value, ValueOf(document, field));
    }

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void The_rule_leaves_its_counter_example(string field, string rule, string example) =>
        Assert.DoesNotContain(rule, HtmlPages.Parse(new PageText.Decoded(Page(example), "utf-8")) is PageReading.Read { Document: var document } ? RulesOf(document, field) : []);

    [Fact]
    public void Every_rule_has_an_example_and_a_counter_example()
    {
        var rules = Cells(2).Select(cell => (cell.Item1, cell.Item2)).Distinct().ToList();
        Assert.NotEmpty(rules);
        Assert.Equal(rules, Cells(3).Select(cell => (cell.Item1, cell.Item2)).Distinct());
    }

    private static IEnumerable<(string, string, string)> Cells(int column)
        => from row in Lines.SkipWhile(line => line != "### Examples of web pages")
           where row.StartsWith("| ", StringComparison.Ordinal) && row.Contains('`', StringComparison.Ordinal)
           let cells = row.Trim('|').Split(" | ", StringSplitOptions.TrimEntries)
           from span in cells[column].Split('`').Where((_, index) => index % 2 == 1)
           select (cells[0], cells[1].Trim('`'), span);

    private static PageDocument Read(string example) => Assert.IsType<PageReading.Read>(HtmlPages.Parse(new PageText.Decoded(Page(example), "utf-8"))).Document;

    // The page that the document describes.
    private static string Page(string example)
    {
        var markup = example.TrimStart('^', '~', '$', '=').Replace("%", Prose, StringComparison.Ordinal);
        string At(char place) => example[0] == place ? markup : "";
        return example[0] == '='
            ? $"<html><body>{markup}</body></html>"
            : $"<html><body><div>{At('^')}<h1>{Headline}</h1>{At('~')}<div>{Prose}{More}{(example[0] is '^' or '~' or '$' ? "" : markup)}{Prose}{More}</div>{At('$')}</div></body></html>";
    }

    // Under "caption" the figures that have one, under "heading" the headings, under "discarded" the reasons.
    private static IEnumerable<string> RulesOf(PageDocument document, string field) =>
        field switch
        {
            "caption" => Blocks<PageBlock.Figure>(document).Where(each => each.Block.Caption is not null).Select(each => each.Rule),
            "heading" => Blocks<PageBlock.Heading>(document).Select(each => each.Rule),
            "discarded" => document.Discarded.Select(line => line.Reason),
            _ => document.Fields.Where(each => each.Path == field).Select(each => each.Rule),
        };

    private static IEnumerable<(T Block, string Rule)> Blocks<T>(PageDocument document)
        where T : PageBlock
        => document.Blocks.Index().Where(each => each.Item is T)
            .Select(each => ((T)each.Item, document.Fields.Single(field => field.Path == string.Create(CultureInfo.InvariantCulture, $"body.blocks[{each.Index}]")).Rule));

    private static string? ValueOf(PageDocument document, string field) =>
        field switch
        {
            "title" => document.Title,
            "lead" => document.Lead,
            "section" => document.Section,
            "authors" => string.Join(", ", document.Authors),
            "source.credit" => document.Credit,
            "tags" => string.Join(", ", document.Tags),
            "publishedAt" => document.PublishedAt?.Day.ToString("O", CultureInfo.InvariantCulture),
            "modifiedAt" => document.ModifiedAt?.Day.ToString("O", CultureInfo.InvariantCulture),
            "caption" => string.Join(", ", document.Blocks.OfType<PageBlock.Figure>().Select(figure => figure.Caption)),
            "heading" => string.Join(", ", document.Blocks.OfType<PageBlock.Heading>().Select(heading => heading.Text)),
            _ => throw new ArgumentException($"No value is compared of {field}.", nameof(field)),
        };
}
