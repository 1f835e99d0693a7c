using System.Globalization;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>The text of an article as plain text: a blank line between blocks, nothing wrapped.</summary>
public static class BodyText
{
    /// <summary>The blocks, without the lead; empty where there is none.</summary>
    public static string Render(IReadOnlyList<Block> blocks) => string.Join("\n\n", blocks.Select(Of).Where(text => text.Length > 0));

    /// <summary>What is without words leaves no line.</summary>
    internal static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.Select(line => Markup.Clean(line ?? "")).Where(line => line.Length > 0));

    private static string Of(Block block) =>
        block switch
        {
            HeadingBlock heading => Lines(heading.Text),
            ParagraphBlock paragraph => Lines(paragraph.Text),
            FigureBlock figure => Of(FigureWords.Of(figure)),
            ListBlock list => Lines(list.Items.Select((item, i) => (list.Ordered ? (i + 1).ToString(CultureInfo.InvariantCulture) + ". " : "- ") + item)),
            QuoteBlock quote => Lines(quote.Text, quote.Attribution is { } attribution ? "— " + attribution : null),
            TableBlock table => Lines(table.Rows.Select(row => string.Join('\t', row))),
            VideoBlock video => Of(FigureWords.Of(video)),
            _ => throw new InvalidOperationException($"There is no text for a {block.GetType().Name}."),
        };

    private static string Of(FigureWords figure) => Lines(figure.Place, figure.CaptionLine);
}
