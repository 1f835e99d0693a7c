using ContentApi.Documents;

namespace ContentApi.Tests.Documents;

/// <summary>Short ways to read a page written in a test.</summary>
internal static class Pages
{
    /// <summary>Blocks of lines, a blank line between each; the document must be read.</summary>
    public static PageDocument Read(params string[] lines) => Document(string.Join("\n\n", lines));

    public static PageDocument Document(string text) => Assert.IsType<PageReading.Read>(PageParser.Parse(text)).Document;

    public static IEnumerable<string> Paragraphs(this PageDocument document)
        => document.Blocks.OfType<PageBlock.Paragraph>().Select(block => block.Text);

    public static IEnumerable<string> Headings(this PageDocument document)
        => document.Blocks.OfType<PageBlock.Heading>().Select(block => block.Text);

    public static IReadOnlyList<PageBlock.Figure> Figures(this PageDocument document) => [.. document.Blocks.OfType<PageBlock.Figure>()];

    public static IEnumerable<PageWarningCode> Codes(this PageDocument document) => document.Warnings.Select(warning => warning.Code);
}
