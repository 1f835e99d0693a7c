using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>Title and masthead.</summary>
internal static class HeaderRules
{
    private const int ShortestHeadline = 3;

    private const int LongestKicker = 4;

    private const int NearDate = 4;

    private const int LongestMasthead = 10;

    private const int ShortestBelowKicker = 7;

    /// <summary>Papers that are not set as names seldom have longer ones ("Kinh tế nông thôn").</summary>
    private const int LongestBareMasthead = 6;

    /// <summary>Of 5,000 headlines one in fifty is longer.</summary>
    private const int LongestUsualHeadline = 22;

    private const int LongestSlogan = 8;

    /// <summary>The paper's name, twice, and what it says of itself.</summary>
    private const int MostMastheads = 6;

    private const int LeastOfSlogan = 3;

    private static readonly char[] Blank = [' '];

    private static readonly System.Buffers.SearchValues<char> Ornaments = System.Buffers.SearchValues.Create(" .:-–—|*=~_•»«");

    private static readonly System.Buffers.SearchValues<char> Figures = System.Buffers.SearchValues.Create("0123456789.,%+-");

    private static readonly string[][] SloganSigns = [[" - ", " – ", " — ", " • ", " · "], [", "]];

    private static readonly string[] SiteSigns = [" - ", " – ", " — ", " | "];

    /// <summary>"Cầu mới nối hai bờ sông | Vườn nhà": what a browser shows as the name of the page, when the headline alone stands below it.</summary>
    public static void TitleWithSite(PageDraft draft, string rule)
    {
        var first = draft.Lines.FindIndex(line => line.IsUnread);
        if (first < 0 || draft.Lines[first].WordCount > LineForm.LongestHeadline)
            return;
        var line = draft.Lines[first];
        foreach (var sign in SiteSigns)
        {
            var at = line.Text.LastIndexOf(sign, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var (headline, site) = (line.Text[..at].Trim(), line.Text[(at + sign.Length)..].Trim());
            var key = Lexicon.Key(headline);
            if (Words.Count(headline) <= LongestKicker || Words.Count(site) is 0 or > LongestBareMasthead)
                continue;
            var again = draft.Lines.FindIndex(first + 1, below => below.IsProse || (below.IsUnread && below.Key == key));
            if (again < 0 || draft.Lines[again].Key != key)
                continue;
            line.Claim(LineRole.Publisher, rule);
            draft.Publisher = site;
            draft.Origin("source.publisher", rule, 0.9, line.Text, line);
            Take(draft, again, draft.Lines[again].Text, rule, 1, line.Text);
            return;
        }
    }

    /// <summary>What most "- Hình N" labels begin with is the headline, whatever the lines look like.</summary>
    public static void TitleFromLabels(PageDraft draft, string rule)
    {
        if (draft.Title is not null)
            return;
        var best = draft.Figures.Values.Where(figure => figure.Title is not null)
            .GroupBy(figure => Lexicon.Key(figure.Title!), StringComparer.Ordinal)
            .MaxBy(group => group.Count());
        if (best is null)
            return;
        var index = draft.Lines.FindIndex(line => line.IsUnread && line.Key == best.Key);
        if (index >= 0)
        {
            Take(draft, index, draft.Lines[index].Text, rule, 1, best.First().Label);
            return;
        }
        draft.Title = best.First().Title;
        draft.Fields.Add(new FieldOrigin("title", best.First().Lines, rule, 0.9, best.First().Label));
    }

    /// <summary>Else the first line that is no noise, date or masthead.</summary>
    public static void TitleFirstLine(PageDraft draft, string rule)
    {
        if (draft.Title is not null)
            return;
        var candidates = Candidates(draft);
        if (candidates.Count == 0)
        {
            // Every line is a sentence: the first is the headline when it is short enough to be one.
            var first = draft.Lines.FindIndex(line => line.IsUnread);
            if (first >= 0 && draft.Lines[first].WordCount <= LineForm.LongestHeadline && draft.Lines[first].WordCount > 0)
                Take(draft, first, draft.Lines[first].Text, rule, 0.5, null);
            return;
        }
        if (IsOnlyMasthead(draft, draft.Lines[candidates[0]]) || HoldsOnlyLists(draft))
            return;
        var at = BelowLabels(draft, candidates);
        if (at < 0)
        {
            at = IsMasthead(draft, candidates) || IsKicker(draft, candidates)
                ? Headline(draft, candidates, candidates.FindIndex(index => draft.Lines[index].Key != draft.Lines[candidates[0]].Key))
                : 0;
            at = BelowLabel(draft, candidates, at);
        }
        Take(draft, candidates[at], draft.Lines[candidates[at]].Text, rule, at == 0 && candidates.Count == 1 ? 1 : 0.8, null);
    }

    // The paper that the footer names again, and nothing else on the page: no article.
    private static bool IsOnlyMasthead(PageDraft draft, DraftLine line)
        => draft.Lines.TrueForAll(other => !other.IsUnread || other.Key == line.Key) && draft.Lines.Exists(other => NamesInFooter(other, line));

    // "Đọc nhiều nhất" and its headlines, nothing but a masthead above them: no article. Below a list that stands above an article there is more
    // text than one sentence under a headline, or a date that the other headlines have not.
    private static bool HoldsOnlyLists(PageDraft draft)
    {
        var heading = draft.Lines.FindIndex(line => line.Role == LineRole.ListHeading);
        if (heading < 0 || draft.Lines[..heading].Count(line => line.IsUnread) > MostMastheads || !draft.Lines[..heading].TrueForAll(line => !line.IsUnread || IsMastheadAlone(draft, line)))
            return false;
        var (items, doubled, summed, dates) = (0, 0, 0, 0);
        DraftLine? headline = null;
        foreach (var line in draft.Lines.Skip(heading + 1).TakeWhile(line => !NoiseRules.IsFooter(line)))
        {
            if (line.Role == LineRole.Date)
                dates++;
            else if (line.Role is LineRole.ListHeading or LineRole.Noise or LineRole.Section)
                headline = line.Role == LineRole.ListHeading ? null : headline;
            else if (!line.IsUnread || line.WordCount > LineForm.LongestHeadline)
                return false;
            else if (line.Key == headline?.Key)
                doubled++;
            else if (line.EndsSentence && !LineForm.Asks(line.Text))
            {
                // One sentence a headline, its summary.
                if (headline is null)
                    return false;
                summed++;
                headline = null;
            }
            else
            {
                items++;
                headline = line;
            }
        }
        return items > 0 && (dates == 0 || (dates == items && items > 1)) && (doubled >= items || (items > 1 && (summed == 0 || (summed == items && items > 2))));
    }

    // The paper's name or what it says of itself; a phrase that may be a headline only where it is printed twice or the footer has it again.
    internal static bool IsMastheadAlone(PageDraft draft, DraftLine line)
        => line.WordCount <= LongestMasthead && CanBeHeadline(line) && (IsTagline(line.Bare) || LineForm.IsSetAsName(line.Bare) || OpensAsPaper(line)
            || draft.Lines.Exists(other => NamesInFooter(other, line)) || (line.WordCount <= LongestBareMasthead && draft.Lines.Count(other => other.Key == line.Key) > 1));

    private static bool NamesInFooter(DraftLine footer, DraftLine paper) => footer.Rule == "noise-prefix" && footer.Key.Contains(paper.Key, StringComparison.Ordinal);

    // "Vườn nhà", "Đô thị 24h", "Quy hoạch - Xây dựng": below nothing but entries of a menu, the line that stands right above its date or
    // the text. Of lists above it no item does.
    private static int BelowLabels(PageDraft draft, List<int> candidates)
    {
        // A few words above a date may be the last entry of the menu, above the day of the visit: another dated line below is the headline then.
        var shortest = -1;
        var isBelowVisit = false;
        for (var at = 0; at < candidates.Count; at++)
        {
            var line = draft.Lines[candidates[at]];
            // Right below the first line a very long one is a deck: the first is settled by its own form.
            if (at > (line.WordCount > LongestUsualHeadline ? 1 : 0) && line.WordCount > 1 && CanBeHeadline(line) && !BylineRules.IsByline(line) && !(at > 0 && draft.Lines[candidates[at - 1]].WordCount > LongestKicker && IsAuthor(line)) && !IsTagline(line.Bare)
                && IsAboveText(draft, candidates[at], out var isDated)
                && (isDated || !isBelowVisit)
                && (isDated || !draft.Lines[candidates[0]..candidates[at]].Exists(between => IsOwnDate(draft, between))))
            {
                // A sentence with its full stop is the lead below a short headline, unless the date stands between it and the text.
                if ((line.WordCount >= ShortestBelowKicker && (isDated || !line.EndsSentence)) || (isDated && at > 1 && line.WordCount > LongestKicker))
                    return at;
                if (isDated && at > 1 && shortest < 0)
                    shortest = at;
            }
            // "Chung sức vì quê hương" between the name of an office and the day of the visit.
            if (at > 0 && line.Key != draft.Lines[candidates[0]].Key && IsTagline(draft.Lines[candidates[0]].Bare) && line.WordCount <= LongestSlogan && IsAboveVisit(draft, candidates[at]))
            {
                isBelowVisit = true;
                continue;
            }
            // "News and numbers from the delta" right below the paper's name, the headline in a block of its own.
            if (at == 1 && IsMotto(draft, candidates))
                continue;
            if (!(line.WordCount <= LongestKicker && !line.EndsSentence && CanBeHeadline(line)) && !IsTagline(line.Bare) && !(at == 0 && (OpensAsPaper(line) || IsAboveOrgan(draft, candidates)))
                && !draft.Lines[candidates[0]..candidates[at]].Exists(above => above.Role == LineRole.ListHeading))
                break;
        }
        return shortest;
    }

    /// <summary>A paper's or an institution's name, or what it says of itself, signs around it aside: "..:: Báo Phú Hòa điện tử ::..", "Cổng thông tin điện tử xã Phú Hòa".</summary>
    public static bool NamesPaper(string text)
    {
        var (start, end) = (text.AsSpan().IndexOfAnyExcept(Ornaments), text.AsSpan().LastIndexOfAnyExcept(Ornaments));
        if (start < 0)
            return false;
        var bare = text[start..(end + 1)];
        var key = Lexicon.Key(bare);
        return IsTagline(bare) || Lexicon.PublisherWords.Any(word => word.Count(letter => letter == ' ') > 1 && key.StartsWith(word, StringComparison.Ordinal));
    }

    private static bool IsTagline(string text) => OpensLikePublisher(text) || LooksLikePublisher(text) || IsSlogan(text) || IsOffice(text);

    // "SỞ NÔNG NGHIỆP TỈNH PHÚ HÒA": the site of an institution, in capitals.
    private static bool IsOffice(string text) => !text.Any(char.IsLower) && Lexicon.Institutions.Of(Lexicon.Key(text)) is not null;

    // "Báo Công an nhân dân", where a dated headline stands below it; alone "Báo Mỹ viết về …" is one itself.
    private static bool OpensAsPaper(DraftLine line)
        => line.WordCount <= LongestSlogan && !line.EndsSentence && Lexicon.Papers.Of(line.Key) is { } paper && line.Bare.Length > paper.Length + 1 && char.IsUpper(line.Bare[paper.Length + 1]);

    // "Sức khỏe và đời sống" above "Cơ quan ngôn luận của Bộ Y tế".
    private static bool IsAboveOrgan(PageDraft draft, List<int> candidates)
        => candidates.Count > 2 && draft.Lines[candidates[0]].WordCount <= LongestBareMasthead && OpensLikePublisher(draft.Lines[candidates[1]].Bare);

    // What stands below a headline: its date, the author, or the text; buttons and the section aside.
    private static bool IsAboveText(PageDraft draft, int index, out bool isDated)
    {
        isDated = false;
        var isVisit = false;
        var key = draft.Lines[index].Key;
        for (var i = index + 1; i < draft.Lines.Count && i <= index + NearDate; i++)
        {
            var line = draft.Lines[i];
            if (line.Role is LineRole.Noise or LineRole.Section || line.Key == key)
                continue;
            if (line.Role == LineRole.Date)
            {
                if (IsOwnDate(draft, line))
                    return isDated = true;
                // The article's own may stand below the day of the visit.
                isVisit = true;
                continue;
            }
            if (line.IsUnread && (IsAuthor(line) || IsPost(draft.Lines, i)))
                continue;
            return !isVisit && line is { IsUnread: true, IsProse: true };
        }
        return false;
    }

    // "Giảng viên kinh tế" right below the author's name, above the date or the text.
    private static bool IsPost(List<DraftLine> lines, int index)
        => lines[index] is { AfterBlank: false, EndsSentence: false, WordCount: <= LongestSlogan } post && CanBeHeadline(post) && lines[index - 1] is { IsUnread: true, WordCount: > 1 } author && BylineRules.IsByline(author)
            && index + 1 < lines.Count && lines[index + 1] is { Role: LineRole.Date } or { IsUnread: true, IsProse: true };

    // "Lê Mai", "Họa sĩ Lê Mai".
    private static bool IsAuthor(DraftLine line) => BylineRules.IsByline(line) || LineForm.IsProfessional(line.Bare);

    // "Truyện ngắn của Lê Mai" stands below a headline, whatever stands below it.
    private static bool IsRoleAndName(DraftLine line) => BylineRules.RoleLength(line.Bare) > 0 && BylineRules.IsByline(line);

    private static bool IsMotto(PageDraft draft, List<int> candidates) =>
        candidates.Count > 2 && draft.Lines[candidates[0]] is var paper && draft.Lines[candidates[1]] is var motto && draft.Lines[candidates[2]] is var headline
        && LooksLikePublisher(paper.Bare) && candidates[1] == candidates[0] + 1 && candidates[2] == candidates[1] + 1 && !motto.AfterBlank && headline.AfterBlank
        && motto.WordCount <= LongestSlogan && motto.WordCount < headline.WordCount && CanBeHeadline(headline);

    private static bool IsAboveVisit(PageDraft draft, int index) =>
        index + 1 < draft.Lines.Count && draft.Lines[index + 1] is { Role: LineRole.Date } below && !IsOwnDate(draft, below);

    // A date of the visit names a weekday and no time.
    private static bool IsOwnDate(PageDraft draft, DraftLine line)
        => draft.Dates.TryGetValue(line, out var date) && date is not { NamesWeekday: true, Published.Instant: null, Modified: null };

    // Below the masthead may stand what it is the paper of, and the name of a section, before the headline itself.
    private static int Headline(PageDraft draft, List<int> candidates, int at)
    {
        for (; at + 1 < candidates.Count; at++)
        {
            var (line, next) = (draft.Lines[candidates[at]], draft.Lines[candidates[at + 1]]);
            var isLabel = line.WordCount <= ShortestHeadline && next.WordCount > ShortestHeadline;
            if (!(IsTagline(line.Bare) || isLabel) || (BylineRules.IsByline(next) && !IsTagline(next.Bare)) || next.Key == line.Key || !CanBeHeadline(next)
                || draft.Lines[(candidates[at] + 1)..candidates[at + 1]].Exists(between => between.Role == LineRole.Date
                    && draft.Dates[between] is not { NamesWeekday: true, Published.Instant: null }))
                break;
        }
        return at;
    }

    // A word or two that neither date nor text stands under is no headline where a longer line below it has them.
    private static int BelowLabel(PageDraft draft, List<int> candidates, int at)
    {
        if (draft.Lines[candidates[at]].WordCount > ShortestHeadline || IsAboveText(draft, candidates[at], out _))
            return at;
        var below = candidates.FindIndex(at + 1, index => draft.Lines[index] is { EndsSentence: false } line && line.WordCount > LongestKicker && line.WordCount <= LongestUsualHeadline && CanBeHeadline(line)
            && !BylineRules.IsByline(line) && IsAboveText(draft, index, out var isDated) && isDated);
        return below < 0 ? at : below;
    }

    // "Thị trường" or "Vườn nhà" above a line that is much more like a headline, right above the text.
    private static bool IsKicker(PageDraft draft, List<int> candidates)
    {
        if (candidates.Count < 2)
            return false;
        var (first, second) = (draft.Lines[candidates[0]], draft.Lines[candidates[1]]);
        if (first.WordCount > LongestKicker || second.WordCount < ShortestBelowKicker || second.WordCount > LongestUsualHeadline
            || !CanBeHeadline(second) || (second.EndsSentence && !LineForm.Asks(second.Text)) || first.EndsSentence || first.Text.EndsWith(':')
            || LineForm.Names(first.Bare).Count > 0 || IsRoleAndName(second))
            return false;
        var below = draft.Lines.Skip(candidates[1] + 1).FirstOrDefault(line => line.Role is not (LineRole.Noise or LineRole.Section));
        return below is { IsUnread: true, IsProse: true } or { Role: LineRole.Date };
    }

    // "PHỎNG VẤN", "Chuyện làng nghề": a few words without a name in them. "Chuyện Làng Nghề" may be a paper.
    private static bool IsKindOfText(DraftLine line)
        => line.WordCount <= LongestKicker && (Lexicon.Kickers.Contains(line.Key)
            || (Lexicon.KickerOpenings.Of(line.Key) is not null
                && (!line.Bare.Skip(1).Any(char.IsUpper) || !line.Bare.Any(char.IsLower))));

    // English papers are set as names: "Village pottery finds buyers abroad" is none.
    private static bool IsEnglishPhrase(DraftLine line) => line.WordCount >= LongestKicker && System.Text.Ascii.IsValid(line.Bare) && !LineForm.IsSetAsName(line.Bare);

    private static bool CanBeHeadline(DraftLine line) => line.Text[^1] is not (':' or ',' or ';');

    /// <summary>The first line above the headline that nothing else has claimed.</summary>
    public static void Masthead(PageDraft draft, string rule)
    {
        // A line that is set as a paper's name beats what stands above it.
        var paperAt = draft.Publisher is null
            ? Enumerable.Range(0, Math.Max(draft.TitleIndex, 0)).FirstOrDefault(index => draft.Lines[index].IsUnread && LooksLikePublisher(draft.Lines[index].Bare), -1) : -1;
        for (var i = 0; i < draft.TitleIndex; i++)
        {
            var line = draft.Lines[i];
            if (!line.IsUnread || line.WordCount > LineForm.LongestHeadline || i < paperAt)
                continue;
            if (draft.Publisher is not null)
            {
                if (Lexicon.Key(draft.Publisher) == line.Key)
                    line.Discard(rule, "the masthead again");
            }
            // What names no paper goes with all else that stands above the headline.
            else if (MayNamePaper(draft, i))
            {
                line.Claim(LineRole.Publisher, rule);
                var (paper, section) = WithoutSection(line.Bare);
                draft.Publisher = paper;
                draft.Origin("source.publisher", rule, 0.9, null, line);
                if (section is not null)
                    NoiseRules.State(draft, section, line, rule, 0.9);
            }
        }
        if (draft.Publisher is null)
            BelowTitle(draft, rule);
    }

    // "Báo Phú Hòa" between headline and date, or a name there that the footer names again.
    private static void BelowTitle(PageDraft draft, string rule)
    {
        for (var i = draft.TitleIndex + 1; i <= draft.TitleIndex + NearDate && i < draft.Lines.Count && !draft.Lines[i].IsProse; i++)
        {
            var line = draft.Lines[i];
            if (!line.IsUnread || line.WordCount > LongestBareMasthead || !(LooksLikePublisher(line.Bare) || (LineForm.IsSetAsName(line.Bare)
                && draft.Lines.Exists(other => other.Rule == "noise-prefix" && other.Key.EndsWith(line.Key, StringComparison.Ordinal)))))
                continue;
            line.Claim(LineRole.Publisher, rule);
            draft.Publisher = line.Bare;
            draft.Origin("source.publisher", rule, 0.8, null, line);
            return;
        }
    }

    // No kicker, slogan or name of a series; and a long phrase only when more than its place tells that it is a paper.
    private static bool MayNamePaper(PageDraft draft, int index)
    {
        var line = draft.Lines[index];
        if (LooksLikePublisher(line.Bare) || OpensLikePublisher(line.Bare) || WithoutSection(line.Bare).Section is not null)
            return true;
        if (line.Text[0] == '#' || !line.Bare.Any(char.IsLetter) || LineForm.IsNumberedHeading(line.Text) || IsKindOfText(line) || IsSlogan(line.Bare) || (draft.TitleIndex >= 0 && IsPartOfSeries(draft.Lines[draft.TitleIndex].Key)))
            return false;
        return (line.WordCount <= LongestBareMasthead && CanBeHeadline(line) && !LineForm.Asks(line.Text) && !Counts(line)) || OpensAsPaper(line) || LineForm.IsSetAsName(line.Bare) || IsNamedAgain(draft, index);
    }

    // "Sau bão số 3", "Kỷ niệm 50 năm mở đất": a number that stands alone, where a paper would have a capital in each word ("Kênh 14").
    private static bool Counts(DraftLine line) => !LineForm.IsSetAsName(line.Bare) && line.Bare.Split(' ').Any(word => word.All(char.IsAsciiDigit));

    private static bool IsNamedAgain(PageDraft draft, int index)
    {
        var line = draft.Lines[index];
        return draft.Lines.Exists(other => other != line && (other.Key == line.Key || NamesInFooter(other, line)));
    }

    // "Bài 2: …", "Kỳ cuối: …".
    private static bool IsPartOfSeries(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        var words = colon is > 0 and < 12 ? key[..colon].Split(' ') : [];
        return words.Length == 2 && words[0] is "bài" or "kỳ" or "phần" or "tập" or "part"
            && (words[1] is "cuối" or "một" or "hai" or "ba" or "i" or "ii" or "iii" or "iv" || words[1].All(char.IsAsciiDigit));
    }

    /// <summary>"Nhanh - Chính xác - Tin cậy", "Ăn ngon, ngủ kỹ, sống vui", "Vì nhà nông": what a paper says of itself.</summary>
    private static bool IsSlogan(string text)
    {
        foreach (var signs in SloganSigns)
        {
            var parts = text.Split(signs, StringSplitOptions.TrimEntries);
            if (parts.Length >= LeastOfSlogan && parts.All(part => part.Count(character => character == ' ') < LeastOfSlogan))
                return true;
        }
        // "Vì sao bờ lở?" asks.
        return !LineForm.Asks(text) && Lexicon.SloganOpenings.Of(Lexicon.Key(text)) is { } opening
            && !Lexicon.Key(text).StartsWith(opening + " sao ", StringComparison.Ordinal);
    }

    // "Báo Phú Hòa | Xã hội": the paper and the section.
    private static (string Paper, string? Section) WithoutSection(string text)
    {
        var bar = text.LastIndexOf('|');
        return bar > 0 && Lexicon.SectionLabels.Contains(Lexicon.Key(text[(bar + 1)..].Trim()))
            ? (text[..bar].Trim(), text[(bar + 1)..].Trim())
            : (text, null);
    }

    /// <summary>Nothing else above the headline belongs to the article, and the headline itself stands once.</summary>
    public static void AboveTitle(PageDraft draft, string rule)
    {
        for (var i = 0; i < draft.TitleIndex; i++)
        {
            if (draft.Lines[i].IsUnread || draft.Lines[i].Role == LineRole.ListHeading)
                draft.Lines[i].Discard(rule, "stands above the headline");
        }
    }

    /// <summary>A second copy of the headline or the masthead.</summary>
    public static void TitleAgain(PageDraft draft, string rule)
    {
        var title = Lexicon.Key(draft.Title!);
        var publisher = draft.Publisher is null ? null : Lexicon.Key(draft.Publisher);
        foreach (var (_, line) in draft.Body())
        {
            if (line.Key == title)
                line.Discard(rule, "the headline again");
            else if (line.Key == publisher && publisher.Length > 0)
                line.Discard(rule, "the masthead again");
        }
    }

    private static void Take(PageDraft draft, int index, string title, string rule, double confidence, string? evidence)
    {
        draft.Title = title;
        draft.TitleIndex = index;
        draft.Lines[index].Claim(LineRole.Title, rule);
        draft.Origin("title", rule, confidence, evidence, draft.Lines[index]);
    }

    private static List<int> Candidates(PageDraft draft)
    {
        var candidates = new List<int>();
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            // A list may stand between the masthead and the headline; below a headline it ends the search.
            if (line.Role == LineRole.ListHeading && candidates.Exists(index => draft.Lines[index].WordCount > LongestKicker && !IsTagline(draft.Lines[index].Bare)))
                break;
            // No headline stands above a menu or a breadcrumb when there is one below it.
            if (line.Rule is "menu" or "breadcrumb" && line.Role != LineRole.Unread && HasHeadlineBelow(draft, i, candidates))
                candidates.Clear();
            if (!line.IsUnread || IsCount(line))
                continue;
            if (line.IsProse)
            {
                if (IsClosedHeadline(draft, candidates, i))
                    candidates.Add(i);
                break;
            }
            candidates.Add(i);
        }
        // "Interview" may stand below the headline as well: what says what kind of text it is, is none where another line is one.
        if (candidates.Exists(index => !Lexicon.Kickers.Contains(draft.Lines[index].Key)))
            candidates.RemoveAll(index => index != candidates[0] && Lexicon.Kickers.Contains(draft.Lines[index].Key));
        return candidates;
    }

    // "1.234,5", "Đang trực tuyến: 12": a number, perhaps with what it counts before it.
    private static bool IsCount(DraftLine line)
    {
        var count = line.Bare.AsSpan(line.Bare.LastIndexOf(':') + 1).Trim();
        return line.WordCount <= LongestBareMasthead && count.IndexOfAnyExcept(Figures) < 0 && (count.Length < line.Bare.Length ? count.Length > 0 : count.ContainsAnyExceptInRange('0', '9'));
    }

    // A line below a menu, above the text, that may be the headline. A breadcrumb may stand between a headline and its date as well: what stands
    // below both is none then.
    private static bool HasHeadlineBelow(PageDraft draft, int menu, List<int> above)
    {
        var hasOne = above.Exists(index => draft.Lines[index].WordCount >= ShortestBelowKicker && !IsTagline(draft.Lines[index].Bare));
        for (var i = menu + 1; i < draft.Lines.Count && draft.Lines[i] is { IsProse: false, Role: not LineRole.ListHeading } line; i++)
        {
            if (hasOne && IsOwnDate(draft, line))
                return false;
            if (line.IsUnread && line.WordCount > LongestKicker && CanBeHeadline(line) && !BylineRules.IsByline(line))
                return true;
        }
        return false;
    }

    // A headline may be a whole sentence with its full stop. Below a masthead that is told by the place: a date or the lead stands under
    // it, a blank line parts it from them, and it is much shorter than what follows. Below a headline the same line is the lead.
    private static bool IsClosedHeadline(PageDraft draft, List<int> candidates, int index)
    {
        var line = draft.Lines[index];
        if (candidates.Count == 0 || line.WordCount > LineForm.LongestHeadline || index + 1 >= draft.Lines.Count)
            return false;
        var (first, below) = (draft.Lines[candidates[0]], draft.Lines[index + 1]);
        // No lead is printed twice.
        if (below.Key == line.Key)
            return true;
        var between = draft.Lines[(candidates[0] + 1)..index];
        // What stands above the date has its headline already.
        if (line.WordCount > LineForm.LongestClosedHeadline || between.Exists(other => other.Role == LineRole.Date)
            || candidates.Exists(other => draft.Lines[other].Key != first.Key)
            || (!below.AfterBlank && draft.Lines.Exists(other => other.AfterBlank && other != draft.Lines[0])))
            return false;
        var isParted = between.Exists(other => other.Role is LineRole.Noise or LineRole.Section) || candidates.Count > 1;
        var isMasthead = candidates.Count > 1 || LooksLikePublisher(first.Bare) || (isParted && OpensLikePublisher(first.Bare))
            || (isParted && LineForm.IsSetAsName(first.Bare));
        if (below.Role == LineRole.Date)
            return isParted || isMasthead;
        return isMasthead && below.IsUnread && below.IsProse && line.WordCount <= UsualProse(draft, index + 1) * LineForm.HeadlineShare;
    }

    // The median of the sentences below.
    private static double UsualProse(PageDraft draft, int start)
    {
        var lengths = draft.Lines.Skip(start).TakeWhile(line => line.Role != LineRole.ListHeading)
            .Where(line => line.IsUnread && line.IsProse).Select(line => line.WordCount).Order().ToList();
        return lengths.Count == 0 ? 0 : lengths[lengths.Count / 2];
    }

    // "Cơ quan Trung ương của …", "Tiếng nói của …": with noise right below it that is a masthead; "Cơ quan điều tra …" is not.
    private static bool OpensLikePublisher(string text)
    {
        var key = Lexicon.Key(text);
        return Lexicon.PublisherWords.Any(word => word.Contains(' ', StringComparison.Ordinal) && text.Length > word.Length + 1
            && key.StartsWith(word + " ", StringComparison.Ordinal)
            && (char.IsUpper(text[word.Length + 1]) || key.AsSpan(word.Length + 1).StartsWith("của ")
                || (word.EndsWith("thông tin điện tử", StringComparison.Ordinal) && Lexicon.AdministrativeUnits.Of(key[(word.Length + 1)..]) is not null)
                || (word is "cơ quan ngôn luận" or "cơ quan thông tin" && key.Contains(" của ", StringComparison.Ordinal))));
    }

    // A masthead is known by its place and its form, never by its words alone: the next headline-like line must be able to be the headline.
    private static bool IsMasthead(PageDraft draft, List<int> candidates)
    {
        var first = draft.Lines[candidates[0]];
        var next = candidates.FindIndex(index => draft.Lines[index].Key != first.Key);
        if (next < 0)
            return false;
        var second = draft.Lines[candidates[next]];
        if (IsRoleAndName(second))
            return false;
        if (IsKindOfText(first) && (!second.EndsSentence || LineForm.Asks(second.Text)) && second.WordCount > first.WordCount && CanBeHeadline(second))
            return true;
        if (WithoutSection(first.Bare).Section is not null || (first.WordCount <= LongestSlogan && IsSlogan(first.Bare) && CanBeHeadline(second)
            && second.WordCount > ShortestHeadline))
            return true;
        // A name below the first line is the author's, unless the first is a paper: "TIN BUỒN" looks like a name as well.
        if (!LooksLikePublisher(first.Bare) && IsAuthor(second) && second.WordCount < first.WordCount)
            return false;
        // Doubled, and something else stands below: no headline is printed twice above another.
        if (next > 1)
            return true;
        var between = draft.Lines[(candidates[0] + 1)..candidates[next]];
        // "… thông báo lịch cắt điện như sau:" below a dated line is its lead.
        if (!CanBeHeadline(second) && first.WordCount > LongestKicker && between.Exists(line => IsOwnDate(draft, line)))
            return false;
        // Under its own date, with none below the next line, stands a headline.
        if (first.WordCount > LongestKicker && !LooksLikePublisher(first.Bare) && !OpensLikePublisher(first.Bare) && !LineForm.IsSetAsName(first.Bare)
            && between.Exists(line => IsOwnDate(draft, line)) && !draft.Lines.Skip(candidates[next] + 1).Take(NearDate).Any(line => line.Role == LineRole.Date))
            return false;
        if (between.Exists(line => line.Role is LineRole.Noise or LineRole.Section))
            return true;
        var dateBetween = between.Exists(line => line.Role == LineRole.Date);
        // Two dates, one of them above the next headline: the first is that of the visit.
        if (dateBetween && between.Exists(line => draft.Dates.TryGetValue(line, out var date)
                && date is { NamesWeekday: true, Published.Instant: null })
            && draft.Lines.Skip(candidates[next] + 1).Take(NearDate).Any(line => line.Role == LineRole.Date))
            return true;
        // Footers name the paper once more.
        if (first.WordCount <= LongestMasthead && draft.Lines.Exists(line => NamesInFooter(line, first)))
            return true;
        // "Cơ quan ngôn luận của …" above the day of the visit.
        if (dateBetween && OpensLikePublisher(first.Bare) && first.Key.Contains(" của ", StringComparison.Ordinal)
            && !between.Exists(line => draft.Dates.TryGetValue(line, out var date) && !date.NamesWeekday))
            return true;
        var dateBelow = candidates[next] + 1 < draft.Lines.Count && draft.Lines[candidates[next] + 1].Role == LineRole.Date;
        // The date stands under its headline; of two long lines above it the second, when it is the longer one, is a deck.
        if (dateBelow && ((first.WordCount <= LongestBareMasthead && second.WordCount <= LongestUsualHeadline && !IsEnglishPhrase(first)) || LooksLikePublisher(first.Bare) || OpensLikePublisher(first.Bare)
            || LineForm.IsSetAsName(first.Bare) || IsSlogan(first.Bare) || dateBetween || second.WordCount <= first.WordCount))
            return true;
        if (LooksLikePublisher(first.Bare) || (OpensLikePublisher(first.Bare) && !dateBetween && first.Key.Contains(" của ",
            StringComparison.Ordinal)))
            return true;
        return !dateBetween && CanBeHeadline(second) && LineForm.IsSetAsName(first.Bare) && !LineForm.IsSetAsName(second.Bare) && second.WordCount > first.WordCount;
    }

    public static bool LooksLikePublisher(string text)
    {
        var key = Lexicon.Key(text);
        if (text.IndexOfAny(Blank) < 0 && text.Contains('.', StringComparison.Ordinal) && text.Any(char.IsLetter) && !text.Contains('@', StringComparison.Ordinal))
            return true;
        // "VnExpress - Báo tiếng Việt nhiều người xem nhất": the name, and what it is.
        foreach (var sign in SiteSigns)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var behind = Lexicon.Key(text[(at + sign.Length)..].TrimStart());
            if ((LineForm.IsSetAsName(text[..at]) && Lexicon.SiteOpenings.Of(behind) is not null) || Lexicon.OrganOpenings.Of(behind) is not null)
                return true;
        }
        foreach (var word in Lexicon.PublisherWords)
        {
            // "Báo Nghệ An" is a paper, "Báo động lũ quét" a headline: behind the word stands a name.
            if (key.StartsWith(word + " ", StringComparison.Ordinal) && text.Length > word.Length + 1 && char.IsUpper(text[word.Length + 1])
                && LineForm.IsSetAsName(text[(word.Length + 1)..]))
                return true;
            if (key.EndsWith(" " + word, StringComparison.Ordinal) && LineForm.IsSetAsName(text[..^word.Length]))
                return true;
        }
        return false;
    }
}
