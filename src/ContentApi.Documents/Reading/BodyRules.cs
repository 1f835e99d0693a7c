using System.Buffers;

namespace ContentApi.Documents.Reading;

/// <summary>The text itself: lists, quotes, tables, headings, lead and paragraphs.</summary>
internal static class BodyRules
{
    private static readonly SearchValues<char> FigureSigns = SearchValues.Create("0123456789.,+-–%/: ()'");

    private static readonly SearchValues<char> Columns = SearchValues.Create("\t|");

    /// <summary>As Vietnamese lists count; "e", "g" and so on stand behind "đ".</summary>
    private const string Letters = "abcdđeghiklmnopq";

    private static readonly string[] RomanFigures = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

    /// <summary>"(viii) "</summary>
    private const int LongestMark = 8;

    public const int LongestHeading = 22;

    private const int LongestQuestion = 14;

    private const int ShortestQuote = 6;

    private const int LongestItem = 60;

    private const int ShortestOpening = 8;

    private const int ShortestDeck = 6;

    private const int LongestQuotedHeading = 10;

    private const int LongestCell = 6;

    private const int LongestUnit = 3;

    private const int ShortestRepeated = 4;

    private const int LeastCells = 6;

    private const int LongestFactName = 30;

    /// <summary>Two or more rows with the same number of columns, parted by tabs or bars.</summary>
    public static void Table(PageDraft draft, string rule)
    {
        foreach (var (_, run) in Runs(draft, line => line.Raw.AsSpan().ContainsAny(Columns) && Cells(line).Count >= 2))
        {
            if (run.Count >= 2 && run.All(line => Cells(line).Count == Cells(run[0]).Count))
                run.ForEach(line => line.Claim(LineRole.TableRow, rule));
        }
    }

    /// <summary>Two or more lines with a bullet, or one behind a colon. A lone dash opens speech, not a list.</summary>
    public static void Bullets(PageDraft draft, string rule)
    {
        foreach (var (above, run) in Runs(draft, line => line.IsMarked && line.WordCount <= LongestItem))
        {
            if ((run.Count >= 2 && !run.Exists(line => line.Text.EndsWith('?'))) || (above is not null && above.Text.EndsWith(':')))
                run.ForEach(line => line.Claim(LineRole.ListItem, rule));
        }
    }

    /// <summary>
    /// "1.", "2)" or "a)", "b)" in sequence without a paragraph between; with paragraphs between they are headings. Lists may stand under items that
    /// end as sentences do; under headings as well, which do not.
    /// </summary>
    public static void Numbered(PageDraft draft, string rule)
    {
        foreach (var place in (Func<string, int>[])[Letter, Roman, Number])
        {
            foreach (var (_, run) in Runs(draft, line => place(line.Text) > 0 && line.WordCount <= LongestItem))
            {
                if (IsCounted(run, place))
                    run.ForEach(line => line.Claim(LineRole.ListItem, rule));
            }
        }
        foreach (var (_, run) in Runs(draft, line => Number(line.Text) > 0 && line.WordCount <= LongestItem, isOverLists: true))
        {
            if (IsCounted(run, Number) && run.TrueForAll(line => LineForm.HasClosingSign(line.Text)))
                run.ForEach(line => line.Claim(LineRole.ListItem, rule));
        }
    }

    private static bool IsCounted(List<DraftLine> run, Func<string, int> place)
        => run.Count >= 2 && run.Select((line, index) => place(line.Text) == index + 1).All(inSequence => inSequence);

    /// <summary>A line that is one quotation from its first sign to its last.</summary>
    public static void Quote(PageDraft draft, string rule)
    {
        bool? hasOtherHeading = null;
        // The lead is claimed by now: the first text is the lead even when someone says it.
        foreach (var (index, line) in draft.Body())
        {
            if (line.WordCount < ShortestQuote)
                continue;
            // A few words in quotation marks above a paragraph, no sentence, or a question where others head paragraphs: a heading.
            if (IsQuotation(line.Text) && !(line.WordCount <= LongestQuotedHeading && (!line.EndsSentence || (IsQuotedQuestion(line) && (hasOtherHeading ??= HasOtherHeading(draft))))
                && IsAboveProse(draft, index)))
                line.Claim(LineRole.Quote, rule);
            else if (Attributed(line.Text) is var (quote, name))
            {
                line.Claim(LineRole.Quote, rule);
                draft.Quotations.Add(line, quote);
                draft.Attributions.Add(line, (name, line));
            }
        }
    }

    private static bool IsAboveProse(PageDraft draft, int index) => index + 1 < draft.Lines.Count && draft.Lines[index + 1] is { IsUnread: true, IsProse: true };

    // Asked once a page: a page may be nothing but questions.
    private static bool HasOtherHeading(PageDraft draft)
        => draft.Body().Any(other => !IsQuotation(other.Line.Text) && IsHeadingForm(other.Line) && IsAboveProse(draft, other.Index));

    // "“Mai cô có lên nữa không?”"
    private static bool IsQuotedQuestion(DraftLine line) => line.Text.Length > 2 && line.Text[^2] == '?' && IsQuotation(line.Text);

    /// <summary>"— Ông Tư" or "(Ông Tư)" right below a quotation: who said it.</summary>
    public static void QuoteAttribution(PageDraft draft, string rule)
    {
        foreach (var (index, line) in draft.Body())
        {
            if (index == 0 || draft.Lines[index - 1].Role != LineRole.Quote || draft.Attributions.ContainsKey(draft.Lines[index - 1]))
                continue;
            var isBracketed = line.Text.StartsWith('(') && line.Text.EndsWith(')');
            var isDashed = line.IsMarked && line.Text[0] is '-' or '–' or '—';
            var name = isBracketed ? line.Text[1..^1].Trim() : line.Bare;
            // Without a sign the office behind the name tells it from a heading.
            if (!LineForm.IsPerson(name) || !(isBracketed || isDashed || name.Contains(',', StringComparison.Ordinal)))
                continue;
            line.Claim(LineRole.Quote, rule);
            draft.Attributions.Add(draft.Lines[index - 1], (name, line));
        }
    }

    /// <summary>
    /// "PV: …?", "- Thưa ông, …?", and the answers behind a name: paragraphs, though they are as short as headings, marked as lists are,
    /// or begin with a name as bylines do.
    /// </summary>
    public static void InterviewTurn(PageDraft draft, string rule)
    {
        // The first text of an interview is its lead, whoever speaks.
        var body = draft.Body().Skip(1).ToList();
        var (asked, addressed) = (0, 0);
        foreach (var (index, line) in body)
        {
            var speech = Lexicon.InterviewerPrefixes.Of(line.Key) is { } prefix ? line.Bare[prefix.Length..] : AskedByNumber(line);
            var isAddressed = LineForm.Asks(line.Text) && (line.Key.StartsWith("thưa ", StringComparison.Ordinal)
                || line.Key.IndexOf(" hỏi: ", StringComparison.Ordinal) is > 0 and <= 2 * LineForm.LongestName || line.Key.Contains(", thưa ", StringComparison.Ordinal));
            if (!(speech is not null && LineForm.EndsSentence(speech)) && !isAddressed && !IsAskedByPaper(line))
                continue;
            line.Claim(LineRole.Paragraph, rule);
            asked++;
            addressed += line.Key.Contains("thưa ", StringComparison.Ordinal) ? 1 : 0;
            ClaimMarkedAnswer(draft, index, rule);
        }
        asked += Asked(draft, body, rule);
        // "THỰC HIỆN: LÊ MAI" is no answer.
        foreach (var (index, line) in asked > 0 ? body.Where(each => each.Line.IsUnread && BylineRules.RoleLength(each.Line.Bare) == 0) : [])
        {
            var colon = line.Bare.IndexOf(':', StringComparison.Ordinal);
            // "Ông Tư, trưởng ấp - Ảnh: Trần Ba" is a caption.
            if (colon > 0 && colon < line.Bare.Length - 1 && FigureRules.SplitCredit(line.Text).Credit is null && (Lexicon.AnswerPrefixes.Of(line.Key) is not null
                || LineForm.IsPerson(line.Bare[..colon])))
                line.Claim(LineRole.Paragraph, rule);
            // Where others ask as well, or one says "thưa bà", a question without a name is a turn, not a heading, when its answer stands below it.
            else if ((asked > 1 || addressed > 0) && line.Text.EndsWith('?') && index + 1 < draft.Lines.Count && draft.Lines[index + 1].IsUnread)
            {
                line.Claim(LineRole.Paragraph, rule);
                ClaimMarkedAnswer(draft, index, rule);
            }
        }
    }

    // The answer may open with a dash as the question does.
    private static void ClaimMarkedAnswer(PageDraft draft, int question, string rule)
    {
        if (draft.Lines[question].IsMarked && question + 1 < draft.Lines.Count && draft.Lines[question + 1] is { IsUnread: true, IsMarked: true } answer
            && answer.Text[0] == draft.Lines[question].Text[0])
            answer.Claim(LineRole.Paragraph, rule);
    }

    // "Vậy ai sẽ là người bắt đầu?" above "TS Lê Mai: …": where the same name answers twice, what it answers is a turn as well.
    private static int Asked(PageDraft draft, List<(int Index, DraftLine Line)> body, string rule)
    {
        var speakers = body.Select(each => Speaker(each.Line)).OfType<string>().GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var asked = 0;
        foreach (var (index, line) in speakers.Count > 0 ? body : [])
        {
            if (line.IsUnread && LineForm.Asks(line.Text) && index + 1 < draft.Lines.Count && Speaker(draft.Lines[index + 1]) is { } name
                && speakers.Contains(name))
            {
                line.Claim(LineRole.Paragraph, rule);
                asked++;
            }
        }
        return asked;
    }

    // Who speaks in "TS Lê Mai: …"; null where nobody does.
    private static string? Speaker(DraftLine line)
    {
        var colon = line.Bare.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and <= 2 * LineForm.LongestName && LineForm.IsPerson(line.Bare[..colon]) ? line.Bare[..colon] : null;
    }

    // "Câu hỏi 2: Bao giờ xong?"
    private static string? AskedByNumber(DraftLine line)
        => LineForm.Asks(line.Text) && line.Key.StartsWith("câu hỏi ", StringComparison.Ordinal) && line.Bare.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
            && line.Bare.AsSpan("câu hỏi ".Length..colon).IndexOfAnyExceptInRange('0', '9') < 0 ? line.Bare[(colon + 2)..] : null;

    // "Báo Phú Hòa: Ông nghĩ sao?"
    private static bool IsAskedByPaper(DraftLine line)
        => LineForm.Asks(line.Text) && line.Bare.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
            && HeaderRules.LooksLikePublisher(line.Bare[..colon]);

    /// <summary>A line that repeats the one above it word for word; cells of a table may.</summary>
    public static void PrintedTwice(PageDraft draft, string rule)
    {
        for (var i = Math.Max(draft.TitleIndex, 0) + 1; i + 1 < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            for (; i + 1 < draft.Lines.Count && line.IsUnread && draft.Lines[i + 1] is { IsUnread: true } again && again.Key == line.Key
                && (line.WordCount >= ShortestRepeated || BylineRules.IsByline(line)); i++)
                again.Discard(rule, "printed twice");
        }
    }

    /// <summary>The first text of the page.</summary>
    public static void Lead(PageDraft draft, string rule)
    {
        var body = draft.Body().ToList();
        var at = body.FindIndex(each => each.Line.EndsSentence || each.Line.WordCount > LongestHeading
            || (each.Line.Text.EndsWith(':') && each.Line.WordCount >= ShortestOpening));
        if (at < 0)
            at = body.Count > 0 && !IsHeadingForm(body[0].Line) ? 0 : -1;
        // No three headings stand above a lead: verse begins there.
        if (at > 2 && body.Take(at).All(each => !LineForm.IsNumberedHeading(each.Line.Text) && !each.Line.IsMarked))
            at = 0;
        // A phrase without a full stop right under the headline may be the lead of a page whose leads have none.
        if (at == 1 && body[0].Line.WordCount > LongestQuestion)
            at = 0;
        // A deck: a phrase between headline and date.
        if (at > 0 && draft.TitleIndex >= 0 && body[0].Line.WordCount >= ShortestDeck && draft.Lines[body[0].Index..body[1].Index].Exists(between => between.Role == LineRole.Date))
            at = 0;
        if (at < 0)
            return;
        var line = body[at].Line;
        line.Claim(LineRole.Lead, rule);
        draft.Lead = line;
        draft.LeadText = line.Text;
        draft.Origin("lead", rule, at == 0 ? 1 : 0.8, null, line);
    }

    /// <summary>A short line without a closing sign, and a paragraph, list or figure below it.</summary>
    public static void Heading(PageDraft draft, string rule)
    {
        var body = draft.Body().ToList();
        // "Lê Mai (Phú Hòa)" below the letter of a reader; where several stand above paragraphs each is told of.
        var signature = body.Where(each => IsSigned(each.Line)).Take(2).ToList() is [var only] ? only.Line : null;
        for (var i = 0; i < body.Count; i++)
        {
            var (index, line) = body[i];
            if (!IsHeadingForm(line) || index + 1 >= draft.Lines.Count || IsVerse(draft, index) || line == signature || IsSource(line)
                || (IsFact(line) && (IsFact(draft.Lines[index + 1]) || (index > 0 && IsFact(draft.Lines[index - 1])))))
                continue;
            var below = draft.Lines.Skip(index + 1).FirstOrDefault(next => next.Discarded is null || next.Role == LineRole.ListHeading);
            var leads = below switch
            {
                { Role: LineRole.Unread } => !IsHeadingForm(below) || LineForm.IsNumberedHeading(below.Text)
                    || LineForm.IsNumberedHeading(line.Text) || HeadsHeading(draft, index) || HeadsFacts(draft, index),
                { Role: LineRole.ListItem or LineRole.Quote or LineRole.TableRow } => true,
                { Role: LineRole.FigureLabel or LineRole.Caption or LineRole.Video } => true,
                // The turns of an interview.
                { Role: LineRole.Paragraph } => true,
                _ => false,
            };
            if (leads)
                line.Claim(LineRole.Heading, rule);
        }
    }

    // "Nguồn: Chi cục Thống kê" under a table.
    private static bool IsSource(DraftLine line) => Lexicon.CreditPrefixes.Of(line.Key) is { } prefix && prefix.EndsWith(':') && BylineRules.IsAgency(line);

    private static bool IsSigned(DraftLine line) => line is { IsUnread: true, Text: [.., ')'] } && BylineRules.Signature(line.Bare) is not null;

    // "Diện tích: 450 ha", "Số hộ: 1.200": a name and its value. Several in a row are facts, one alone may be a heading.
    private static bool IsFact(DraftLine line)
        => line.WordCount is > 1 and <= LongestHeading && !line.EndsSentence && line.Text.IndexOf(": ", StringComparison.Ordinal) is > 0 and <= LongestFactName;

    // "Ngày 1" above "Đi Sa Pa": two headings, and no more, between paragraphs.
    private static bool HeadsHeading(PageDraft draft, int index)
        => index > 0 && draft.Lines[index - 1] is { IsProse: true } or { Role: LineRole.Caption or LineRole.FigureLabel or LineRole.ListItem }
            && index + 2 < draft.Lines.Count && draft.Lines[index + 2] is { IsUnread: true, IsProse: true } or { Role: LineRole.ListItem };

    // "Nguyên liệu" above "Cá lóc: 1 con" and "Me chua: 50 g".
    private static bool HeadsFacts(PageDraft draft, int index)
        => index + 2 < draft.Lines.Count && IsFact(draft.Lines[index + 1]) && IsFact(draft.Lines[index + 2]) && !IsFact(draft.Lines[index]);

    // Under two other short lines, none of them a heading: verse, or the lines of something that was no text.
    private static bool IsVerse(PageDraft draft, int index)
        => !LineForm.IsNumberedHeading(draft.Lines[index].Text) && index > 1
            && draft.Lines[(index - 2)..index].TrueForAll(line => (line.IsUnread || line.Role == LineRole.Lead) && IsHeadingForm(line) && !IsFact(line));

    /// <summary>Whatever else stands below the headline.</summary>
    public static void Paragraph(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body())
            line.Claim(LineRole.Paragraph, rule);
    }

    /// <summary>The cells of a row; one when it is no row.</summary>
    public static IReadOnlyList<string> Cells(DraftLine line)
    {
        // Hard-wrapped lines were joined by a line feed; a table is never wrapped.
        if (line.Numbers.Count > 1)
            return [];
        var raw = line.Raw.Trim();
        var separator = raw.Contains('\t', StringComparison.Ordinal) ? '\t' : '|';
        return [.. raw.Trim('|').Split(separator).Select(Text.WhiteSpace.Collapse)];
    }

    /// <summary>The number that a line begins with ("1.", "2)", "3/", "(4)", "5 -", and "6." before a capital), or 0.</summary>
    public static int Number(string text) => Number(text, out _);

    private static int Number(string text, out int length)
    {
        length = 0;
        if (text.Length == 0 || !(char.IsAsciiDigit(text[0]) || text[0] == '('))
            return 0;
        var start = text[0] == '(' ? 1 : 0;
        var end = start;
        while (end < text.Length && end < start + 3 && char.IsAsciiDigit(text[end]))
            end++;
        if (end == start || end >= start + 3 || end + 1 >= text.Length)
            return 0;
        var rest = text.AsSpan(end);
        length = start == 1 ? Mark(rest, ") ") : Mark(rest, ". ") + Mark(rest, ") ") + Mark(rest, "/ ") + Mark(rest, " - ") + Mark(rest, " – ");
        // "1.Đào hố" is an item, "1.200 cây" a sentence.
        if (length == 0 && start == 0 && rest[0] == '.' && char.IsUpper(rest[1]))
            length = 1;
        if (length == 0 || (rest[0] == ' ' && (length >= rest.Length || !char.IsLetter(rest[length]))))
            return length = 0;
        length += end;
        return int.Parse(text.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture);

        static int Mark(ReadOnlySpan<char> rest, string mark) => rest.StartsWith(mark) ? mark.Length : 0;
    }

    /// <summary>The place in the alphabet of the letter that a line begins with ("a)", "đ.", "(c)"), or 0.</summary>
    private static int Letter(string text) => Mark(text, out var mark) && mark.Length == 1 ? Letters.IndexOf(mark[0], StringComparison.Ordinal) + 1 : 0;

    /// <summary>The number that a line begins with in small Roman figures ("i)", "(ii)", "iv."), or of a digit in a circle, or 0.</summary>
    private static int Roman(string text)
        => text.Length > 2 && text[0] is >= '①' and <= '⑳' && text[1] == ' ' ? text[0] - '①' + 1
            : Mark(text, out var mark) ? Array.IndexOf(RomanFigures, mark.ToString()) + 1 : 0;

    // The letters before the first ")" or "." with a blank behind it, brackets around them or not.
    private static bool Mark(string text, out ReadOnlySpan<char> mark)
    {
        var start = text.StartsWith('(') ? 1 : 0;
        var end = text.AsSpan(0, Math.Min(text.Length, LongestMark)).IndexOf(' ');
        mark = default;
        if (end - 1 <= start || !(text[end - 1] == ')' || (start == 0 && text[end - 1] == '.')))
            return false;
        mark = text.AsSpan(start, end - 1 - start);
        return true;
    }

    /// <summary>Whether the line begins with "1." or "a)".</summary>
    public static bool OpensCount(string text) => Number(text) == 1 || Letter(text) == 1 || Roman(text) == 1;

    /// <summary>Whether the next line counts on where this one does: a number behind a number, a letter behind a letter.</summary>
    public static bool CountsAlike(string text, string next)
        => Number(text) + 1 == Number(next) || Letter(text) + 1 == Letter(next) || Roman(text) + 1 == Roman(next);

    /// <summary>The line without the number or letter that it begins with.</summary>
    public static string WithoutNumber(string text)
        => Letter(text) > 0 || Roman(text) > 0 ? text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..] : Number(text, out var length) > 0 ? text[length..] : text;

    /// <summary>A short phrase that opens as a heading does and does not close as a sentence does.</summary>
    public static bool IsHeadingForm(DraftLine line)
        => line.WordCount is > 0 and <= LongestHeading && (!LineForm.HasClosingSign(line.Text) || IsQuotedQuestion(line)) && LineForm.BeginsHeading(line.Text)
            && (!line.Text.EndsWith('?') || line.WordCount <= LongestQuestion)
            && !line.Text.EndsWith("...", StringComparison.Ordinal);

    // "“…” (Ông Tư)", "“…” - Ông Tư": who said it stands behind the quotation.
    public static (string Quote, string Name)? Attributed(string text)
    {
        var end = text.LastIndexOfAny(['”', '"', '»']);
        if (end < 2 || end + 2 >= text.Length || !IsQuotation(text[..(end + 1)]))
            return null;
        var rest = text[(end + 1)..].Trim(' ', '.', ',');
        var isBracketed = rest.StartsWith('(') && rest.EndsWith(')');
        var name = isBracketed ? rest[1..^1].Trim() : rest.TrimStart('-', '–', '—', ' ');
        return (isBracketed || name.Length < rest.Length) && LineForm.IsPerson(name) ? (text[..(end + 1)], name) : null;
    }

    /// <summary>
    /// A table whose cells stand one below the other: short lines, the text in the columns where the first row has text, numbers in those
    /// below its numbers.
    /// </summary>
    public static void CellColumn(PageDraft draft, string rule)
    {
        foreach (var (_, run) in Runs(draft, line => line.WordCount <= LongestCell && !line.IsMarked && !LineForm.HasClosingSign(line.Text)
            || IsFigure(line.Text)))
        {
            if (run.Count < LeastCells || run.Count(line => IsFigureCell(line.Text)) < 2)
                continue;
            foreach (var columns in (int[])[2, 3, 4, 5, 6, 7, 8, 9, 10])
            {
                // A heading may stand above the table, one line.
                var skip = run.Count % columns;
                if (run.Count / columns < 3 || skip > 1 || !IsPeriodic(run, skip, columns))
                    continue;
                for (var i = skip; i < run.Count; i++)
                {
                    run[i].Claim(LineRole.TableRow, rule);
                    draft.Columns[run[i]] = columns;
                }
                break;
            }
        }
    }

    // From the second row on each column holds figures only, all with one unit or with none, or words only; the first row is words, and figures occur.
    private static bool IsPeriodic(List<DraftLine> run, int skip, int columns)
    {
        var figures = 0;
        for (var column = 0; column < columns; column++)
        {
            if (IsFigureCell(run[skip + column].Text))
                return false;
            var isFigure = IsFigureCell(run[skip + columns + column].Text);
            for (var i = skip + columns + column; i < run.Count; i += columns)
            {
                if (IsFigureCell(run[i].Text) != isFigure || (isFigure && Unit(run[i].Text) != Unit(run[skip + columns + column].Text)))
                    return false;
            }
            figures += isFigure ? 1 : 0;
        }
        return figures > 0;
    }

    // "1,1 triệu đồng": a figure and its unit.
    private static bool IsFigureCell(string text)
        => IsFigure(text) || (text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end && IsFigure(text[..end]) && text.Count(sign => sign == ' ') <= LongestUnit);

    private static string Unit(string text) => IsFigure(text) ? "" : text[(text.LastIndexOf(' ') + 1)..];

    /// <summary>Digits and the signs that go with them, as cells of a table hold them.</summary>
    public static bool IsFigure(string text) => text.Length <= 16 && text.AsSpan().ContainsAnyInRange('0', '9')
        && text.AsSpan().IndexOfAnyExcept(FigureSigns) < 0;

    private static bool IsQuotation(string text)
    {
        if (text.Length < 3)
            return false;
        var body = text.TrimEnd('.');
        var (open, close) = (text[0], body[^1]);
        if (!((open == '“' && close == '”') || (open == '"' && close == '"') || (open == '«' && close == '»')))
            return false;
        // "A" and "B" are two quotations inside a sentence.
        var inner = body.AsSpan(1, body.Length - 2);
        return !inner.ContainsAny(open, close);
    }

    // Neighbouring unread lines of the body with the same form, lists between them aside when they are to be.
    private static List<(DraftLine? Above, List<DraftLine> Lines)> Runs(PageDraft draft, Func<DraftLine, bool> fits, bool isOverLists = false)
    {
        var runs = new List<(DraftLine? Above, List<DraftLine> Lines)>();
        var previous = -2;
        foreach (var (index, line) in draft.Body())
        {
            if (!fits(line))
                continue;
            while (isOverLists && previous >= 0 && previous + 1 < index && draft.Lines[previous + 1].Role == LineRole.ListItem)
                previous++;
            if (index != previous + 1)
                runs.Add((index > 0 ? draft.Lines[index - 1] : null, []));
            runs[^1].Lines.Add(line);
            previous = index;
        }
        return runs;
    }
}
