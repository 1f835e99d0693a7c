using System.Buffers;

namespace ContentApi.Documents.Reading;

/// <summary>What stands between headline and text, and below the text: short lines that no word tells, their place does.</summary>
internal static class MarginRules
{
    private const int LongestLink = 22;

    private const int LongestTag = 6;

    /// <summary>Right below the text, without the author's name or a button above them, more short lines than this are something else: verse, a list, facts.</summary>
    private const int MostLoose = 3;

    private const int LongestLoose = 14;

    private const int LongestAlone = 6;

    private const int LongestAboveText = 5;

    private const int ShortestSentence = 5;

    private const int LeastTags = 2;

    private const int MostTags = 20;

    private const int LongestTail = 60;

    /// <summary>
    /// No measured share: of some 5,400 pages of text in the corpora and sets of decision 21 this rule reads none, rightly or wrongly. It says that the rule is less sure than
    /// the word for tags is.
    /// </summary>
    private const double NamedConfidence = 0.7;

    /// <summary>This share of the lines must be named in the text.</summary>
    private const double NamedShare = 0.6;

    private static readonly char[] TagSigns = [',', ';', '|', '•', '·', '#'];

    private static readonly char[] StampSigns = [' ', ',', '/', '-', '.', ':', '|', '(', ')'];

    private static readonly SearchValues<char> ClockSigns = SearchValues.Create("/:");

    private static readonly SearchValues<char> RowSigns = SearchValues.Create("\t|");

    /// <summary>A few words between headline and date that are no name, or above the author's name or a button there.</summary>
    public static void BelowTitle(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        var text = lines.FindIndex(draft.TitleIndex + 1, line => line.IsUnread && (line.IsProse || line.EndsSentence || line.WordCount > LongestLink || (line.Text[^1] == ':' && line.WordCount > LongestAboveText)));
        var isAboveDate = false;
        for (var i = text - 1; i > draft.TitleIndex; i--)
        {
            var line = lines[i];
            var isName = line.IsUnread && BylineRules.IsByline(line);
            // "Hôm qua, 16:45", "Thứ Tư, 1/8", "31/02/2018": it says when, but no day of a year.
            if (line is { IsUnread: true, WordCount: <= LongestAboveText, EndsSentence: false } && IsStamp(line.Key))
                line.Discard(rule, "a stamp that tells no day of a year");
            if (isAboveDate && line is { IsUnread: true, IsMarked: false, WordCount: <= LongestAboveText } && !IsCredit(line) && !LineForm.IsNumberedHeading(line.Text))
                line.Discard(rule, "stands between headline and date");
            isAboveDate |= isName || line.Role is LineRole.Date or LineRole.Noise;
        }
    }

    private static bool IsStamp(string key)
    {
        var words = key.Split(StampSigns, StringSplitOptions.RemoveEmptyEntries);
        return key.AsSpan().ContainsAny(ClockSigns) && key.AsSpan().ContainsAnyInRange('0', '9')
            && words.All(word => word.All(char.IsAsciiDigit) || Lexicon.DateWords.Contains(word) || word is "qua" or "tháng" or "h");
    }

    /// <summary>Tags without their word: below the text, two short lines or more, or the parts of one, most of which the text names.</summary>
    public static void NamedTags(PageDraft draft, string rule)
    {
        if (draft.Tags.Count > 0)
            return;
        var tail = Tail(draft);
        tail = tail[..Math.Min(tail.Count, LongestTail)];
        var text = new Lazy<string>(() => TextOf(draft, tail[0]));
        for (var start = 0; start < tail.Count; start++)
        {
            var line = draft.Lines[tail[start]];
            var parts = line.Bare.Split(TagSigns, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length is > LeastTags and <= MostTags && !IsCredit(line) && AreNamed(parts, text.Value))
            {
                Take(draft, [line], parts, rule);
                return;
            }
            var stop = start;
            while (stop < tail.Count && tail[stop] - tail[start] == stop - start && IsTag(draft.Lines[tail[stop]]))
                stop++;
            // The author's name stands above them.
            var first = start;
            if (stop - start > LeastTags && BylineRules.IsByline(line) && !IsNamed(line.Key, text.Value))
                first++;
            var run = tail[first..Math.Max(first, stop)].ConvertAll(index => draft.Lines[index]);
            if (run.Count is >= LeastTags and <= MostTags && AreNamed([.. run.Select(each => each.Bare)], text.Value)
                && run.Exists(each => !BylineRules.IsByline(each) || run.Count > LeastTags))
            {
                Take(draft, run, [.. run.Select(each => each.Bare)], rule);
                return;
            }
            start = Math.Max(start, stop - 1);
        }
    }

    /// <summary>
    /// Up to three short lines right below the text that tags, a list or a button stand under. Where the author's name stands below the text, what is above it is text;
    /// and as a last sentence may lack its full stop, one line alone goes only when it is shorter.
    /// </summary>
    public static void AboveButtons(PageDraft draft, string rule)
    {
        var tail = Tail(draft);
        if (tail.Count == 0 || AuthorAt(draft, tail) >= 0)
            return;
        var part = PartAt(draft, tail);
        var loose = tail[..Math.Min(tail.Count, LongestTail)].TakeWhile(index => index < part).Where(index => !IsCredit(draft.Lines[index])).ToList();
        if (loose.Count > MostLoose)
            return;
        var longest = loose.Count > 1 ? LongestLoose : LongestAlone;
        foreach (var index in loose)
        {
            if (draft.Lines[index].WordCount <= longest && !IsOpen(draft.Lines[index]) && HasEndBelow(draft.Lines, index))
                draft.Lines[index].Discard(rule, "stands below the text");
        }
    }

    /// <summary>What stands under the author's name below the text: not the agency, and right below the name neither a second one nor an office in brackets.</summary>
    public static void BelowAuthor(PageDraft draft, string rule)
    {
        var tail = Tail(draft);
        var author = AuthorAt(draft, tail);
        if (author < 0)
            return;
        for (var at = author + 1; at < tail.Count; at++)
        {
            var line = draft.Lines[tail[at]];
            var goesWithName = tail[at] == tail[author] + 1 && (BylineRules.IsByline(line) || line.Text[0] == '(');
            if (!goesWithName && !IsPrefixed(line))
                line.Discard(rule, "stands below the author's name");
        }
    }

    /// <summary>
    /// What stands between buttons, or under the tags, the agency or a list: not the agency, and no name where the author's is still to come. What speaks to who
    /// writes a comment goes wherever it stands.
    /// </summary>
    public static void BelowButtons(PageDraft draft, string rule)
    {
        var tail = Tail(draft);
        if (tail.Count == 0)
            return;
        var (author, part, isSigned) = (AuthorAt(draft, tail), PartAt(draft, tail), IsSigned(draft));
        foreach (var index in author < 0 ? tail : tail[..author])
        {
            var line = draft.Lines[index];
            if (!IsPrefixed(line) && !(IsName(line) && (!isSigned || index < part)) && (index > part || IsToCommentators(line)))
                line.Discard(rule, "stands below the text, between buttons or under them");
        }
    }

    // Which of the lines below the text is the author's name; -1 where none is, and where a button stands above the first that may be.
    private static int AuthorAt(PageDraft draft, List<int> tail)
    {
        var name = tail.FindIndex(index => IsName(draft.Lines[index]));
        return name >= 0 && draft.Lines.FindIndex(TextEnd(draft, tail), tail[name] - TextEnd(draft, tail), IsButton) < 0 ? name : -1;
    }

    // The first line below the text that parts what stands under it from the text; the number of lines where there is none.
    private static int PartAt(PageDraft draft, List<int> tail)
        => draft.Lines.FindIndex(TextEnd(draft, tail), IsPart) is >= 0 and var part ? part : draft.Lines.Count;

    // Where the text is over.
    private static int TextEnd(PageDraft draft, List<int> tail)
    {
        var end = tail[0];
        while (end > 0 && !IsText(draft.Lines[end - 1]))
            end--;
        return end;
    }

    // The author stands beside the date or above the text.
    private static bool IsSigned(PageDraft draft)
        => draft.Authors.Count > 0 || (draft.Body().Select(each => each.Line).FirstOrDefault() is { } top && BylineRules.IsByline(top));

    // Of the next three lines the first that may be no text as well is tags, a list or a button.
    private static bool HasEndBelow(List<DraftLine> lines, int index)
        => lines[(index + 1)..Math.Min(index + 1 + MostLoose, lines.Count)].Find(below => !below.IsUnread || IsName(below)) is { } next && IsEnd(next);

    // The short lines below the last line of the text, in order; none where the page has no text.
    private static List<int> Tail(PageDraft draft)
    {
        var lines = draft.Lines;
        var last = lines.Count - 1;
        while (last >= 0 && !IsText(lines[last]) && !IsRow(lines, last))
            last--;
        // "Xin cảm ơn ông!" right below it.
        while (last >= 0 && last + 1 < lines.Count && lines[last + 1] is { IsUnread: true, EndsSentence: true } next && !IsCredit(next) && !IsToCommentators(next))
            last++;
        if (last <= draft.TitleIndex || !lines[(draft.TitleIndex + 1)..(last + 1)].Exists(line => line.IsProse))
            return [];
        var tail = Enumerable.Range(last + 1, lines.Count - last - 1).Where(index => lines[index].IsUnread).ToList();
        // Who said the quotation above them.
        if (tail.Count > 0 && tail[0] == last + 1 && lines[last].Text[^1] is '”' or '"' or '»' && LineForm.IsPerson(lines[tail[0]].Bare.Trim('(', ')')))
            tail.RemoveAt(0);
        return tail;
    }

    // A sentence, a long line, an item of a list, a row of a table, a value behind its name.
    private static bool IsText(DraftLine line) => line.Role switch
    {
        LineRole.Unread when IsToCommentators(line) => false,
        // The costly question last: most lines are settled by their length and their end.
        LineRole.Unread => line.WordCount > LongestLink || (line.WordCount >= ShortestSentence && line.EndsSentence) || line.IsMarked || line.Text[^1] is ':' or ';' or ','
            || BodyRules.Number(line.Text) > 0 || BodyRules.IsFigure(line.Text)
            || ((line.Text.Contains(": ", StringComparison.Ordinal) || (line.WordCount >= ShortestSentence && line.Text.Contains(". ", StringComparison.Ordinal))) && !IsCredit(line)),
        LineRole.Paragraph or LineRole.Quote => true,
        _ => false,
    };

    // Of a table there are two rows at least.
    private static bool IsRow(List<DraftLine> lines, int index)
        => index > 0 && lines[index].IsUnread && lines[index].Raw.AsSpan().Trim().ContainsAny(RowSigns) && lines[index - 1].Raw.AsSpan().Trim().ContainsAny(RowSigns);

    private static bool IsPart(DraftLine line)
        => line.Role is LineRole.Tags or LineRole.Byline or LineRole.Credit or LineRole.TeaserTitle or LineRole.ListHeading || IsButton(line);

    private static bool IsEnd(DraftLine line)
        => line.Role is LineRole.Tags or LineRole.ListHeading || IsButton(line);

    // "Bình luận của bạn sẽ được xét duyệt.", "Bạn còn 500/500 ký tự"
    private static bool IsToCommentators(DraftLine line)
        => line.IsUnread && line.WordCount <= LongestLoose && Array.Exists(Lexicon.CommentPhrases, phrase => line.Key.Contains(phrase, StringComparison.Ordinal));

    private static bool IsButton(DraftLine line) => IsToCommentators(line) || line.Rule is "noise-line" or "noise-prefix" or "menu" or "comments";

    private static bool IsOpen(DraftLine line) => line.Text.Contains(": ", StringComparison.Ordinal) || LineForm.IsNumberedHeading(line.Text);

    private static bool IsCredit(DraftLine line) => IsName(line) || IsPrefixed(line);

    private static bool IsName(DraftLine line) => BylineRules.IsByline(line) || BylineRules.Signature(line.Bare) is not null;

    private static bool IsPrefixed(DraftLine line) => BylineRules.IsAgency(line) || BylineRules.RoleLength(line.Bare) > 0;

    private static bool IsTag(DraftLine line) => line is { EndsSentence: false, IsMarked: false, WordCount: <= LongestTag } && !IsPrefixed(line);

    private static bool AreNamed(string[] tags, string text)
        => Array.TrueForAll(tags, tag => Text.Words.Count(tag) is > 0 and <= LongestTag) && tags.Count(tag => IsNamed(Lexicon.Key(tag), text)) >= tags.Length * NamedShare;

    private static bool IsNamed(string key, string text)
    {
        for (var at = text.IndexOf(key, StringComparison.Ordinal); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + key.Length == text.Length || !char.IsLetterOrDigit(text[at + key.Length])))
                return true;
        }
        return false;
    }

    private static string TextOf(PageDraft draft, int end)
        => string.Join('\n', draft.Lines.Take(end).Where(line => line.IsUnread || line.Role is LineRole.Title or LineRole.Paragraph or LineRole.Caption or LineRole.Quote)
            .Select(line => line.Key));

    private static void Take(PageDraft draft, List<DraftLine> lines, string[] tags, string rule)
    {
        foreach (var line in lines)
            line.Claim(LineRole.Tags, rule);
        draft.Tags.AddRange(tags.Where(tag => !draft.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)).ToList());
        draft.Origin("tags", rule, NamedConfidence, null, lines);
    }
}
