using ContentApi.Documents;

namespace ContentApi.Tests.Documents;

/// <summary>The document of the page format and the code say the same.</summary>
public class PageFormatTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.Path("docs", "page-format.md"));

    [Fact]
    public void The_page_format_lists_the_rules_in_their_order()
    {
        var table = Lines.SkipWhile(line => line != "## Rules").TakeWhile(line => !line.StartsWith("###", StringComparison.Ordinal));
        Assert.Equal(PageParser.Rules, FirstCells(table));
    }

    [Fact]
    public void The_page_format_lists_the_warnings()
    {
        var codes = Enum.GetNames<PageWarningCode>().Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName)
            .Order(StringComparer.Ordinal);
        Assert.Equal(codes, FirstCells(Lines.SkipWhile(line => line != "## Warnings")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FirstCells(IEnumerable<string> lines)
        => lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
}
