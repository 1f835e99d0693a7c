using ContentApi.Documents;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Blocks as the lines that a crawler would leave, read by the rules of page dumps: where markup tells nothing, words and order do.</summary>
internal static class PlainLines
{
    /// <summary>Each line with the block that it is of, in order; lines of tables and figures are left out.</summary>
    /// <param name="title">The headline, where it is known.</param>
    /// <param name="blocks">The blocks.</param>
    public static IEnumerable<(ReadBlock Block, PageLine Line)> Read(string? title, IEnumerable<ReadBlock> blocks)
    {
        var lines = blocks.SelectMany(block => Texts(block.Block).Select(text => (Block: block, Text: text))).ToList();
        // Blank lines part the blocks: a block is one line, on every second line of the dump.
        var texts = title is null ? lines.Select(line => line.Text) : lines.Select(line => line.Text).Prepend(title);
        var first = title is null ? 0 : 1;
        foreach (var read in PageParser.Parse(string.Join("\n\n", texts)).Lines)
        {
            var at = (read.Lines[0] - 1) / 2 - first;
            if (at >= 0)
                yield return (lines[at].Block, read);
        }
    }

    private static IEnumerable<string> Texts(PageBlock block) =>
        block switch
        {
            PageBlock.Paragraph paragraph => [paragraph.Text],
            PageBlock.Heading heading => [heading.Text],
            PageBlock.List list => list.Items,
            PageBlock.Quote quote => [quote.Text],
            _ => [],
        };
}
