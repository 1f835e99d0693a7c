using System.Globalization;
using System.Text;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>
/// The text of an article as Markdown: CommonMark, with the tables of GitHub. Whatever the text holds is escaped, so that it reads as that text and never as
/// markup.
/// </summary>
public static class BodyMarkdown
{
    /// <summary>The blocks, without the lead; empty where there is none.</summary>
    public static string Render(IReadOnlyList<Block> blocks)
    {
        var written = new List<string>();
        ListBlock? listBefore = null;
        var other = false;
        foreach (var block in blocks)
        {
            // Two lists with one marker after each other would be one.
            other = block is ListBlock list && listBefore?.Ordered == list.Ordered && !other;
            if (Of(block, other) is not { Length: > 0 } text)
                continue;
            written.Add(text);
            listBefore = block as ListBlock;
        }
        return string.Join("\n\n", written);
    }

    /// <summary>
    /// Text as one line that stands at the start of a block and reads as the same text. White space that would break the line becomes a blank; ends are trimmed.
    /// </summary>
    internal static string Escape(string text)
    {
        var line = Markup.Clean(text).Trim();
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '\t' or '\n' or '\r' or '\v' or '\f')
            {
                escaped.Append(' ');
                continue;
            }
            if (IsMarkup(line, i))
                escaped.Append('\\');
            escaped.Append(line[i]);
        }
        return escaped.ToString();
    }

    private static bool IsMarkup(string line, int at)
    {
        var next = at + 1 < line.Length ? line[at + 1] : '\n';
        return line[at] switch
        {
            // Emphasis, code, links, HTML, cells; braces are no Markdown, but templates of static sites begin with two of them.
            '\\' or '`' or '*' or '_' or '~' or '[' or ']' or '<' or '|' or '{' => true,
            '&' => next == '#' || char.IsAsciiLetter(next),
            // A heading begins with it, and may end with it.
            '#' => at == 0 || next == '\n',
            '>' or '=' => at == 0,
            '-' or '+' => at == 0 && (char.IsWhiteSpace(next) || next == line[at]),
            // A numbered list: up to nine digits before the mark.
            '.' or ')' => at is > 0 and <= 9 && char.IsWhiteSpace(next) && !line.AsSpan(0, at).ContainsAnyExceptInRange('0', '9'),
            _ => false,
        };
    }

    private static string Of(Block block, bool otherMarker) =>
        block switch
        {
            HeadingBlock heading => Prefixed(new string('#', Math.Clamp(heading.Level, 2, 6)) + " ", heading.Text),
            ParagraphBlock paragraph => Escape(paragraph.Text),
            FigureBlock figure => Of(FigureWords.Of(figure)),
            ListBlock list => Of(list, otherMarker),
            QuoteBlock quote => Of(quote),
            TableBlock table => Of(table),
            VideoBlock video => Of(FigureWords.Of(video)),
            _ => throw new InvalidOperationException($"There is no Markdown for a {block.GetType().Name}."),
        };

    // A backslash at the end of a line breaks it.
    private static string Of(FigureWords figure) =>
        string.Join(
            "\\\n",
            new[] { figure.ImageUrl is { } address ? Image(address, figure.Place) : Emphasized(figure.Place), Emphasized(figure.CaptionLine) }.Where(line => line.Length > 0)
        );

    // In angle brackets an address may hold everything but these.
    private static string Image(string address, string? alternative) =>
        $"![{Escape(alternative ?? "")}](<{Markup.Clean(address).Replace("\\", "%5C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";

    private static string Emphasized(string? text) => Escape(text ?? "") is { Length: > 0 } escaped ? $"*{escaped}*" : "";

    private static string Of(ListBlock list, bool otherMarker) =>
        string.Join(
            '\n',
            list.Items.Select((item, i) => (list.Ordered ? (i + 1).ToString(CultureInfo.InvariantCulture) + (otherMarker ? ")" : ".") : otherMarker ? "+" : "-") + " " + Escape(item))
        );

    private static string Of(QuoteBlock quote) => Prefixed("> ", quote.Text) + (quote.Attribution is { } attribution ? Prefixed("\n>\n> — ", attribution) : "");

    /// <summary>GitHub's tables have a first row of headings. Ours are not known to be headings, so it is empty.</summary>
    private static string Of(TableBlock table)
    {
        var columns = table.Rows.Select(row => row.Count).DefaultIfEmpty().Max();
        if (columns == 0)
            return "";
        IEnumerable<IEnumerable<string>> rows =
        [
            Enumerable.Repeat("", columns),
            Enumerable.Repeat("---", columns),
            .. table.Rows.Select(row => row.Concat(Enumerable.Repeat("", columns - row.Count)).Select(Escape)),
        ];
        return string.Join('\n', rows.Select(row => $"| {string.Join(" | ", row)} |"));
    }

    private static string Prefixed(string prefix, string text) => Escape(text) is { Length: > 0 } escaped ? prefix + escaped : "";
}
