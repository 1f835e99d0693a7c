using ContentApi.Documents;

namespace ContentApi.Tests.Documents;

/// <summary>The document of the page format and the code say the same.</summary>
public class PageFormatTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.Path("docs", "page-format.md"));

    private const string Above = "Xã ven sông trồng lại rừng dừa nước\n\n"
        + "Sau ba mùa bão, người dân xã Phú Hòa góp công trồng lại hơn hai mươi héc-ta dừa nước dọc bờ sông.\n\n"
        + "Mỗi hộ nhận chăm sóc một đoạn bờ dài năm mươi mét, tỉnh lo cây giống và trả tiền công hai năm đầu cho bà con.";

    private const string Below =
        "Theo kế hoạch, đến mùa mưa sang năm cả tuyến bờ sẽ có cây, nước lớn không còn khoét chân ruộng như những năm trước.";

    public static TheoryData<string, string> Examples => [.. Cells(2)];

    public static TheoryData<string, string> CounterExamples => [.. Cells(3)];

    [Fact]
    public void The_page_format_lists_the_rules_in_their_order() => Assert.Equal(PageParser.Rules, FirstCells(Table));

    [Fact]
    public void Every_rule_has_an_example_and_a_counter_example()
    {
        Assert.Equal(PageParser.Rules, Cells(2).Select(row => row.Item1).Distinct());
        Assert.Equal(PageParser.Rules, Cells(3).Select(row => row.Item1).Distinct());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_rule_claims_its_example(string rule, string example) => Assert.Contains(rule, RulesOn(example));

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void The_rule_leaves_its_counter_example(string rule, string example) => Assert.DoesNotContain(rule, RulesOn(example));

    [Fact]
    public void The_page_format_lists_the_warnings()
    {
        var codes = Enum.GetNames<PageWarningCode>().Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName)
            .Order(StringComparer.Ordinal);
        Assert.Equal(codes, FirstCells(Lines.SkipWhile(line => line != "## Warnings")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Table
        => Lines.SkipWhile(line => line != "## Rules").TakeWhile(line => !line.StartsWith("###", StringComparison.Ordinal));

    // The code spans in a column of the table of rules.
    private static IEnumerable<(string, string)> Cells(int column)
        => from row in Table
           where row.StartsWith("| `", StringComparison.Ordinal)
           let cells = row.Replace("\\|", "\u0001", StringComparison.Ordinal).Trim('|').Split(" | ", StringSplitOptions.TrimEntries)
           from span in cells[column].Split('`').Where((_, index) => index % 2 == 1)
           select (cells[0].Trim(' ', '`'), span.Replace('\u0001', '|'));

    // The page that the document describes, and the rules on the lines of the example.
    private static List<string> RulesOn(string example)
    {
        var text = example.TrimStart('^', '$', '=').Replace("⏎", "\n", StringComparison.Ordinal)
            .Replace("¶", "\n\n", StringComparison.Ordinal).Replace('⇥', '\t');
        var page = example[0] switch
        {
            '^' => $"{text}\n\n{Above}\n\n{Below}",
            '$' => $"{Above}\n\n{Below}\n\n{text}",
            '=' => text,
            _ => $"{Above}\n\n{text}\n\n{Below}",
        };
        var first = page[..page.IndexOf(text, StringComparison.Ordinal)].Count(character => character == '\n') + 1;
        // The headline may be the example itself, once more.
        if (example[0] is not ('^' or '=') && first == 1)
            first = Above.Count(character => character == '\n') + 3;
        var last = first + text.Count(character => character == '\n');
        return [.. PageParser.Parse(page).Lines.Where(line => line.Lines[0] >= first && line.Lines[0] <= last).Select(line => line.Rule)];
    }

    private static IEnumerable<string> FirstCells(IEnumerable<string> lines)
        => lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
}
