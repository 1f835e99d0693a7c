namespace ContentApi.Documents.Reading;

/// <summary>Lists of other articles: their headings, and what of the lines below belongs to them.</summary>
internal static class ListRules
{
    private const int ShortestSummary = 8;

    private const int ShortestHeadline = 4;

    private const int LeastPaired = 4;

    private const int LongestTextHeading = 8;

    private const int LongestHeading = 6;

    private const int MostLooked = 40;

    private const int LongestCount = 30;

    private const int LongestStamp = 12;

    private const int LongestLabel = 4;

    /// <summary>Headings count as whole lines only: "Chia sẻ tại hội nghị, …" is prose.</summary>
    public static void Heading(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        // Below two sentences in a row the text is over.
        var over = lines.Count - 1;
        while (over > 0 && !(lines[over] is { IsUnread: true, IsProse: true } && lines[over - 1] is { IsUnread: true, IsProse: true }))
            over--;
        // In an interview no two stand in a row.
        if (over == 0)
            over = lines.FindLastIndex(line => line is { IsUnread: true, IsProse: true });
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsUnread && line.WordCount <= LongestHeading && (Kind(line) is not null || HeadsHeadlines(draft, i) || (i > over && over > 0 && IsNamedList(lines, i))))
                line.Discard(rule, "list heading", LineRole.ListHeading);
        }
    }

    /// <summary>"Xem thêm: X" and ">> X" in the middle of the text name one related article.</summary>
    public static void InlineItem(PageDraft draft, string rule)
    {
        foreach (var (index, line) in draft.Body().ToList())
        {
            // Behind a list heading the items are read by the list's own rule.
            if (line.WordCount > LineForm.LongestHeadline || (index > 0 && (draft.Lines[index - 1].Role == LineRole.ListHeading
                || (draft.Lines[index - 1].Role == LineRole.TeaserTitle && draft.Lines[index - 1].Rule != rule))))
                continue;
            var opened = line.Bare.TrimStart('[', '(');
            var prefix = Lexicon.InlineHeadings.Of(line.Key.TrimStart('[', '('));
            if (prefix is null && !IsArrow(draft, index) && !IsBracketed(draft, index))
                continue;
            // "(Xem thêm: Chợ nổi họp lại)"
            if (line.Bare[0] == '(' && opened[^1] == ')')
                opened = opened[..^1];
            var title = opened[(prefix?.Length ?? 0)..].Trim(' ', '=', '-', '>', '»', '›', ':', ']');
            if (title.Length == 0)
                continue;
            var list = draft.Related ??= new ListDraft(prefix is null ? ">>"
                : opened[..prefix.Length].TrimEnd(' ', '>', ':', ']'), line.Numbers[0]);
            // The lists are read by now; the items stand in the order of the page.
            var below = list.Items.FindIndex(item => item.Lines[0] > line.Numbers[0]);
            list.Items.Insert(below < 0 ? list.Items.Count : below, new TeaserDraft(title, [.. line.Numbers], rule));
            line.Claim(LineRole.TeaserTitle, rule);
        }
    }

    // "[Cầu mới giúp giảm ùn tắc]" between paragraphs.
    private static bool IsBracketed(PageDraft draft, int index)
        => draft.Lines[index] is { Text: ['[', .., ']'], WordCount: >= ShortestHeadline } line && !LineForm.EndsSentence(line.Text[..^1]) && index > 0
            && draft.Lines[index - 1] is { IsUnread: true, IsProse: true } && index + 1 < draft.Lines.Count && draft.Lines[index + 1] is { IsUnread: true, IsProse: true };

    // ">> X", "=> X"; "→ X", "-> X", "👉 X" is a bullet as well: alone, and without the end of a sentence, it leads to another article.
    private static bool IsArrow(PageDraft draft, int index)
    {
        var line = draft.Lines[index];
        if (!PointsAlone(line.Text))
            return (line.Text[0] is '>' or '»' && line.IsMarked) || line.Text.StartsWith("=> ", StringComparison.Ordinal) || line.Text.StartsWith("==> ", StringComparison.Ordinal);
        return line.Bare.Length > 0 && !LineForm.HasClosingSign(line.Text) && line.WordCount >= ShortestHeadline
            && !(index > 0 && (PointsAlone(draft.Lines[index - 1].Text) || draft.Lines[index - 1].Text.EndsWith(':')))
            && !(index + 1 < draft.Lines.Count && PointsAlone(draft.Lines[index + 1].Text));
    }

    private static bool PointsAlone(string text)
        => text[0] is '→' or '➔' or '➜' or '›' || text.StartsWith("->", StringComparison.Ordinal) || text.StartsWith("👉", StringComparison.Ordinal);

    /// <summary>
    /// The items below each heading, up to the next. A heading with none is an empty list, and takes nothing from its neighbour.
    /// Lists of one kind merge.
    /// </summary>
    public static void Items(PageDraft draft, string rule)
    {
        for (var i = draft.TitleIndex + 1; i < draft.Lines.Count; i++)
        {
            var heading = draft.Lines[i];
            if (heading.Role != LineRole.ListHeading)
                continue;
            var list = Kind(heading) == nameof(PageDraft.Related)
                ? draft.Related ??= new ListDraft(heading.Bare, heading.Numbers[0])
                : draft.Latest ??= new ListDraft(heading.Bare, heading.Numbers[0]);
            var end = draft.Lines.FindIndex(i + 1, line => line.Role == LineRole.ListHeading);
            Read(draft, list, i + 1, end < 0 ? draft.Lines.Count : end, rule);
        }
    }

    // "Thế giới", or what the menu above the headline names.
    private static bool IsSection(PageDraft draft, DraftLine line)
        => Lexicon.SectionLabels.Contains(line.Key)
            || (line.WordCount < ShortestHeadline && draft.Lines.Take(draft.TitleIndex).Any(above => above.Role == LineRole.Noise && above.Key == line.Key));

    private static void Read(PageDraft draft, ListDraft list, int start, int end, string rule)
    {
        // Section names and the numbers of a ranking stand between the items and belong to none.
        foreach (var line in draft.Lines.Skip(start).Take(end - start).Where(line => line.IsUnread
            && ((line.WordCount == 1 && !Lexicon.StaffBylines.Contains(line.Key) && !line.Text.Contains('.', StringComparison.Ordinal)) || IsCount(line.Text) || IsStamp(line) || IsSection(draft, line) || line.Key is { Length: <= 2 } && line.Key.All(char.IsAsciiDigit))))
            line.Discard(rule, "a stamp in a list of other articles");
        foreach (var line in Labels([.. draft.Lines.Skip(start).Take(end - start).Where(line => line.IsUnread)]))
            line.Discard(rule, "a label in a list of other articles");
        var rows = Enumerable.Range(start, end - start).Where(index => draft.Lines[index].IsUnread).ToList();
        if (rows.Count == 0)
        {
            DropStamps(draft, start, end, rule);
            return;
        }
        var lines = rows.ConvertAll(index => draft.Lines[index]);
        var taken = lines[0].IsMarked ? Marked(list, lines, rule) : HasDoubled(lines) ? Doubled(list, lines, rule)
            : Plain(list, lines, rule, IsInText(draft, start, end));
        // What the list did not take is body again: a list in the middle of the text ends there.
        DropStamps(draft, start, taken < rows.Count ? rows[taken] : end, rule);
    }

    // "CHUYÊN TRANG" among headlines that are not set in capitals; the last may be the author's name, where the list stands in the text.
    private static List<DraftLine> Labels(List<DraftLine> lines)
    {
        if (lines.Exists(line => line.IsProse))
            return [];
        var labels = lines.SkipLast(1).Where(line => line.WordCount <= LongestLabel && !line.IsMarked && line.Bare.Any(char.IsLetter) && !line.Bare.Any(char.IsLower)).ToList();
        return labels.Count * 2 < lines.Count ? labels : [];
    }

    // Only the lines that bear the mark of the first belong to a marked list: below its ">>" a dash opens speech, or a list of the text.
    private static int Marked(ListDraft list, List<DraftLine> lines, string rule)
    {
        var i = 0;
        for (; i < lines.Count && lines[i].IsMarked && Mark(lines[i]) == Mark(lines[0]); i++)
            Open(list, lines, ref i, rule);
        return i;
    }

    private static char Mark(DraftLine line) => line.Text[0];

    // A headline printed twice, or three times, opens an item; the line below is its summary.
    private static int Doubled(ListDraft list, List<DraftLine> lines, string rule)
    {
        TeaserDraft? item = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var doubled = i + 1 < lines.Count && lines[i + 1].Key == line.Key;
            if (doubled || (!line.EndsSentence && line.WordCount is >= 3 and <= LineForm.LongestHeadline
                && (item is null || item.Summary is not null)))
                item = Open(list, lines, ref i, rule);
            else if (item is { Summary: null } && (line.EndsSentence || line.WordCount >= ShortestSummary))
                Summarize(item, line, rule);
            else
                line.Discard(rule, "left over in a list of other articles");
        }
        return lines.Count;
    }

    // Without doubled headlines a sentence below a headline is its summary, and two sentences in a row are the body again.
    private static int Plain(ListDraft list, List<DraftLine> lines, string rule, bool isInText)
    {
        var paired = isInText ? 0 : Paired(lines);
        var areOpen = lines.Count(IsClosed) * 2 <= lines.Count;
        TeaserDraft? item = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (isInText && (IsClosed(line) || EndsInText(lines, i)))
                return i;
            if (i < paired && IsClosed(line))
            {
                Summarize(item!, line, rule);
                continue;
            }
            // Where headlines have no full stop a sentence below one is its summary.
            if (areOpen && item is { Summary: null } && IsClosed(line) && line.WordCount >= ShortestSummary && !IsClosed(lines[i - 1]))
            {
                Summarize(item, line, rule);
                continue;
            }
            if (!line.IsProse)
            {
                // The author's name under the text ends a list in the middle of it.
                item = Open(list, lines, ref i, rule);
                continue;
            }
            var alone = i + 1 == lines.Count || !lines[i + 1].IsProse;
            if (item is not { Summary: null } || !alone)
                return i;
            Summarize(item, line, rule);
        }
        return lines.Count;
    }

    // Where the author's name, the agency, tags or a photograph stand below, the text goes on under the list.
    private static bool IsInText(PageDraft draft, int start, int end)
        => draft.Lines[(start + 1)..end].Exists(line => line.Role is LineRole.Tags or LineRole.FigureLabel
            || (line.IsUnread && (BylineRules.IsByline(line) || BylineRules.IsAgency(line) || BylineRules.RoleLength(line.Bare) > 0)))
            && draft.Lines[start..end].Exists(line => line is { IsUnread: true, IsProse: true });

    // The block of the heading is left, or a short line stands above a paragraph as headings of the text do.
    private static bool EndsInText(List<DraftLine> lines, int index)
        => index > 0 && lines[index].AfterBlank && (!lines[0].AfterBlank
            || (index + 1 < lines.Count && lines[index + 1].IsProse && lines[index].WordCount <= LongestTextHeading));

    // How many lines from the first on are a headline and its summary by turns, a line without a full stop and one with: at least two such
    // pairs, or nothing else.
    private static int Paired(List<DraftLine> lines)
    {
        var i = 0;
        while (i + 1 < lines.Count && !IsClosed(lines[i]) && lines[i].Key != lines[i + 1].Key && IsClosed(lines[i + 1])
            && (i + 2 == lines.Count || !IsClosed(lines[i + 2])))
            i += 2;
        return i >= LeastPaired || i == lines.Count ? i : 0;
    }

    // Headlines may ask or exclaim.
    private static bool IsClosed(DraftLine line) => line.EndsSentence && !LineForm.Asks(line.Text);

    private static TeaserDraft Open(ListDraft list, List<DraftLine> lines, ref int i, string rule)
    {
        var line = lines[i];
        line.Claim(LineRole.TeaserTitle, rule);
        // "1. A", "2. B": the ranks of the most read are no part of their headlines.
        var title = BodyRules.Number(line.Bare) == list.Items.Count + 1 ? BodyRules.WithoutNumber(line.Bare) : line.Bare;
        var item = new TeaserDraft(WithoutStamp(title.Trim('>', ' ')), [.. line.Numbers], rule);
        for (; i + 1 < lines.Count && lines[i + 1].Key == line.Key; i++)
        {
            lines[i + 1].Discard(rule, "second copy of a teaser's headline");
            item.Lines.AddRange(lines[i + 1].Numbers);
        }
        list.Items.Add(item);
        return item;
    }

    // "09:00 | 20/02/2024 Làng nghề, nghệ nhân": time and day, and the section.
    private static bool IsStamp(DraftLine line)
        => line.WordCount <= LongestStamp && char.IsAsciiDigit(line.Bare[0]) && !line.EndsSentence && StatedDates.OpensWithTime(line.Bare);

    // "Đang truy cập: 14": how many visitors the site has.
    private static bool IsCount(string text)
        => text.LastIndexOf(':') is > 0 and <= LongestCount and var colon && BodyRules.IsFigure(text[(colon + 1)..].Trim());

    // "Cầu mới thông xe (25/01/2023)".
    private static string WithoutStamp(string title)
    {
        // "Cầu mới thông xe - 20/06/2018"
        var dash = title.LastIndexOf(" - ", StringComparison.Ordinal);
        if (dash > 0 && char.IsAsciiDigit(title[^1]) && StatedDates.Read(title[(dash + 3)..]) is { Rest.Length: 0 })
            return title[..dash].TrimEnd();
        // "Cầu mới thông xe [25/01]"
        var open = title.LastIndexOfAny(['(', '[']);
        return open > 0 && title[^1] is ')' or ']' && (StatedDates.Read(title[(open + 1)..^1]) is { Rest.Length: 0 } || IsDayAndMonth(title[(open + 1)..^1]))
            ? title[..open].TrimEnd()
            : title;
    }

    // "12/06", "30-6"
    private static bool IsDayAndMonth(string text)
    {
        var sign = text.IndexOfAny(['/', '-', '.']);
        return sign is 1 or 2 && text.Length - sign is 2 or 3 && text.Remove(sign, 1).All(char.IsAsciiDigit);
    }

    private static void Summarize(TeaserDraft item, DraftLine line, string rule)
    {
        line.Claim(LineRole.TeaserSummary, rule);
        item.Summary = line.Text;
        item.Lines.AddRange(line.Numbers);
    }

    // Dates and section names between the items are about them, not about the article.
    private static void DropStamps(PageDraft draft, int start, int end, string rule)
    {
        for (var i = start; i < end; i++)
        {
            if (draft.Lines[i].Role == LineRole.Date)
                draft.Lines[i].Discard(rule, "a stamp in a list of other articles");
            else if (draft.Lines[i].IsUnread)
                draft.Lines[i].Discard(rule, "left over in a list of other articles");
        }
    }

    private static bool HasDoubled(List<DraftLine> lines)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].Key == lines[i + 1].Key)
                return true;
        }
        return false;
    }

    public static bool IsHeading(DraftLine line) => line.WordCount <= LongestHeading && Kind(line) is not null;

    // Below the text and above nothing but headlines "Read more" is no button.
    private static bool HeadsHeadlines(PageDraft draft, int index)
    {
        if (!Lexicon.RelatedButtons.Contains(draft.Lines[index].Key) || !draft.Lines[..index].Exists(line => line.IsProse)
            || draft.Lines[..index].Exists(line => line.Role == LineRole.ListHeading))
            return false;
        var below = draft.Lines.Skip(index + 1).FirstOrDefault();
        return below is { IsUnread: true, EndsSentence: false, WordCount: >= ShortestHeadline }
            && !draft.Lines.Skip(index + 1).TakeWhile(line => Kind(line) is null).Any(line => line.IsProse);
    }

    // "More from Environment", "Đọc nhiều trong tuần": words that such headings are made of, and headlines under them.
    private static bool IsNamedList(List<DraftLine> lines, int index)
    {
        var line = lines[index];
        if (line.EndsSentence || line.IsMarked || Lexicon.NoiseLines.Contains(line.Key) || !IsListPhrase(line.Key) || index + 1 >= lines.Count)
            return false;
        // "VIDEO ĐANG XEM NHIỀU" above "Đọc thêm": its own list was not kept.
        if (IsHeading(lines[index + 1]))
            return true;
        var isDoubled = index + 2 < lines.Count && lines[index + 1].Key == lines[index + 2].Key;
        return lines[index + 1] is { IsUnread: true, WordCount: >= ShortestHeadline } below && (isDoubled || !IsClosed(below))
            && (isDoubled || index + 2 >= lines.Count || !IsClosed(lines[index + 2]) || lines.Skip(index + 1).Take(MostLooked).Count(IsClosed) > 1);
    }

    internal static bool IsListPhrase(string key)
    {
        var opening = Lexicon.ListOpenings.Of(key);
        return opening is not null && key.IndexOf(',', StringComparison.Ordinal) < 0
            && (Lexicon.OnlyLists.Contains(opening) || Lexicon.ListWords.Any(word => key.IndexOf(word, opening.Length, StringComparison.Ordinal) >= 0));
    }

    // "▼ Tin liên quan", "[ Tin mới ]", "Tin khác »", "Tin mới (5)": signs around the words, and how many there are. "MỚI NHẤT!" is a badge, "← Bài cũ hơn" leads there.
    private static string WithoutSigns(string key)
    {
        if (key[^1] is '!' or '?' or '→' || key[0] is '←')
            return key;
        var bare = NoiseRules.WithoutSigns(key);
        return bare.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var count && bare.AsSpan(count + 2).TrimEnd(')').IndexOfAnyExceptInRange('0', '9') < 0 ? bare[..count] : bare;
    }

    private static string? Kind(DraftLine line)
    {
        var bare = line.Key.Length == 0 ? line.Key : WithoutSigns(line.Key);
        if (Lexicon.RelatedHeadings.Contains(line.Key) || Lexicon.RelatedHeadings.Contains(bare)
            || (line.Role == LineRole.ListHeading && Lexicon.RelatedButtons.Contains(bare)))
            return nameof(PageDraft.Related);
        if (Lexicon.LatestHeadings.Contains(bare))
            return nameof(PageDraft.Latest);
        // "Mới nhất | Đọc nhiều": the tabs of one box.
        if (bare.Contains('|', StringComparison.Ordinal) && bare.Split('|', StringSplitOptions.TrimEntries) is var tabs && Array.TrueForAll(tabs, Lexicon.LatestHeadings.Contains))
            return nameof(PageDraft.Latest);
        return line.Role != LineRole.ListHeading ? null
            : Lexicon.LatestWords.Any(word => bare.Contains(word, StringComparison.Ordinal)) ? nameof(PageDraft.Latest) : nameof(PageDraft.Related);
    }
}
