namespace ContentApi.Documents.Reading;

/// <summary>Text to lines; the lines of a hard-wrapped paragraph become one.</summary>
internal static class LineReader
{
    /// <summary>No one wraps prose wider than this; a page with longer lines is not wrapped at all.</summary>
    private const int WidestColumn = 110;

    /// <summary>No one wraps prose narrower than this: these are short lines.</summary>
    private const int NarrowestColumn = 40;

    /// <summary>Of the neighbouring lines, this share must be explained by the column before any are joined.</summary>
    private const double Majority = 0.6;

    private const int LeastIndent = 2;

    /// <summary>What stands further to the right is centred.</summary>
    private const int MostIndent = 10;

    /// <summary>Lines that go on with a small letter; one alone on a page without blank lines may be a slip.</summary>
    private const int LeastOpen = 2;

    public static List<DraftLine> Read(string text)
    {
        var groups = Groups(text);
        var column = Column(groups);
        var lines = new List<DraftLine>();
        foreach (var group in groups)
        {
            var start = 0;
            for (var i = 0; i < group.Count; i++)
            {
                if (column > 0 && i + 1 < group.Count && IsWrapped(group[i].Text, group[i + 1].Text, column)
                    && !StandsAlone(group, i + 1, column))
                    continue;
                var part = group[start..(i + 1)];
                var raw = part.Count == 1 ? part[0].Text : string.Join('\n', part.Select(line => line.Text));
                var line = new DraftLine([.. part.Select(line => line.Number)], raw, start == 0);
                if (line.Text.Length > 0)
                    lines.Add(line);
                start = i + 1;
            }
        }
        return lines;
    }

    private static List<List<(int Number, string Text)>> Groups(string text)
    {
        var groups = new List<List<(int, string)>>();
        List<(int, string)>? group = null;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                group = null;
                continue;
            }
            if (group is null)
                groups.Add(group = []);
            group.Add((number, line.ToString()));
        }
        return groups;
    }

    // A greedy wrap breaks a line only where the next word would not have fitted: that is the test, not the look of the lines.
    private static int Column(List<List<(int Number, string Text)>> groups)
    {
        var column = 0;
        // The rows of a table and of a menu are as wide as they are.
        foreach (var (_, text) in groups.SelectMany(group => group).Where(line => !line.Text.AsSpan().Trim().Contains('\t')))
        {
            column = Math.Max(column, Width(text));
            if (column > WidestColumn)
                return 0;
        }
        if (column < NarrowestColumn)
            return 0;
        var (wrapped, pairs) = (0, 0);
        // A long line that no sentence ends, and a small letter below it: where all of those are explained the page is wrapped, whatever
        // lists and menus of short lines it has besides.
        var (open, explained) = (0, 0);
        foreach (var group in groups)
        {
            for (var i = 0; i + 1 < group.Count; i++)
            {
                // A line printed twice and the items of a list are lines of their own on a wrapped page as well.
                if (!CanContinue(group[i].Text, group[i + 1].Text))
                    continue;
                pairs++;
                var isWrapped = IsWrapped(group[i].Text, group[i + 1].Text, column);
                wrapped += isWrapped ? 1 : 0;
                if (!StaysOpen(group[i].Text, group[i + 1].Text) || IsDate(group[i + 1].Text))
                    continue;
                open++;
                explained += isWrapped ? 1 : 0;
            }
        }
        // Without blank lines full lines may be paragraphs as well: there only such lines tell that they are not.
        var isOneBlock = groups.Count < 2;
        return pairs > 0 && ((wrapped >= pairs * Majority && !isOneBlock) || (open >= (isOneBlock ? LeastOpen : 1) && explained == open)) ? column : 0;
    }

    private static bool CanContinue(string line, string next)
    {
        var tail = next.AsSpan().Trim();
        return !line.AsSpan().Trim().SequenceEqual(tail) && !line.AsSpan().Trim().Contains('\t') && !OpensParagraph(line, next)
            && !(tail.Length > 1 && tail[0] is '-' or '•' or '*' or '>' && tail[1] is ' ' or '>')
            && BodyRules.Number(tail.ToString()) == 0;
    }

    // Below a full line that ends a sentence: the author's name or a heading; the last line of a paragraph ends a sentence itself. No date
    // goes on with a line either.
    private static bool StandsAlone(List<(int Number, string Text)> group, int index, int column)
    {
        var line = group[index].Text.AsSpan().Trim();
        // "… trước ngày", "15/7/2020;": what closes a sentence is no line of a date.
        if (IsDate(group[index].Text) && line[^1] is not ('.' or ';' or ','))
            return true;
        if (char.IsLower(line[0]))
            return false;
        return LineForm.EndsSentence(group[index - 1].Text) && !LineForm.EndsSentence(group[index].Text) && line[^1] != ':'
                && !(index + 1 < group.Count && IsWrapped(group[index].Text, group[index + 1].Text, column));
    }

    // "thứ 5, 10/6/2010, 15:20" begins with a small letter and goes on with no headline.
    private static bool IsDate(string line)
        => line.AsSpan().Trim().Length < NarrowestColumn && StatedDates.Read(Text.WhiteSpace.Collapse(line)) is not null;

    private static bool StaysOpen(string line, string next)
    {
        var head = line.AsSpan().Trim();
        return head.Length >= NarrowestColumn && head[^1] is not (':' or ';' or '.' or '!' or '?')
            && char.IsLower(next.AsSpan().TrimStart()[0]);
    }

    private static bool IsWrapped(string line, string next, int column)
    {
        var head = line.AsSpan().Trim();
        var tail = next.AsSpan().Trim();
        var blank = tail.IndexOf(' ');
        var word = blank < 0 ? tail.Length : blank;
        // The rows of a table are lines of their own.
        return Width(line) + 1 + word > column && !head.SequenceEqual(tail) && !head.Contains('\t') && !OpensParagraph(line, next)
            && !OpensItem(head, tail);
    }

    // "- Lắp máy …" below "…;": the next item of a list. Below an open line a dash may go on with it ("Phan Rang", "- Tháp Chàm").
    private static bool OpensItem(ReadOnlySpan<char> line, ReadOnlySpan<char> next)
        => next.StartsWith(">>") || line[^1] is ';' or '.' or ':' or '!' or '?' && next.Length > 1
            && ((next[0] is '-' or '–' or '•' or '*' or '+' && next[1] == ' ') || BodyRules.Number(next.ToString()) > 0);

    // An indent takes its place on the line, but for that of a centred one.
    private static int Width(string line) => line.AsSpan().Trim().Length + (Indent(line) is <= MostIndent and var indent ? indent : 0);

    // Indented more than the line above it, unless it goes on with an item of a list.
    private static bool OpensParagraph(string line, string next)
        => Indent(next) - Indent(line) is >= LeastIndent and <= MostIndent && char.IsUpper(next.AsSpan().TrimStart()[0])
            && !(line.AsSpan().TrimStart() is ['-' or '•' or '*' or '+', ..]) && BodyRules.Number(line.Trim()) == 0;

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart().Length;
}
