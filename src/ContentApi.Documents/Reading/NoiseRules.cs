using System.Buffers;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>What stands around the article: widgets, menus, footers; and the two that state something, tags and section.</summary>
internal static class NoiseRules
{
    private const int LongestNoise = 30;

    private const int LongestPointing = 4;

    private static readonly SearchValues<char> MenuSigns = SearchValues.Create("|/•·›»>");

    private static readonly char[] Dashes = [' ', '-', '–', '|', '•', '·'];

    /// <summary>What parts the entries of a menu on one line.</summary>
    private static readonly string[] Gaps = ["\t", "  ", "\u00A0\u00A0", " \u00A0", "|", "•", "·"];

    private static readonly SearchValues<string> GapSigns = SearchValues.Create(Gaps, StringComparison.Ordinal);

    private static readonly string[] Arrows = [" › ", " » ", " > ", " >> ", " → "];

    private static readonly SearchValues<char> HomeSigns = SearchValues.Create("›»>→/▸\\-–:");

    private static readonly string[] LevelSigns = [.. Arrows, " / "];

    private static readonly SearchValues<char> LevelCharacters = SearchValues.Create("›»>→/▸\\-–");

    /// <summary>How many known lines make the short lines between them a menu.</summary>
    private const int LeastMenu = 3;

    private const int LeastBars = 4;

    private const int LongestMenuEntry = 5;

    private const int WidestMenuGap = 3;

    private const int ShortestBelowMenu = 4;

    private const int MostBelowMenu = 12;

    /// <summary>A menu of this many known entries may hold one that no other site has.</summary>
    private const int LeastKnown = 4;

    private const int MostStrangers = 3;

    private const int LeastCopies = 3;

    private const int LongestTag = 6;

    private const int LongestCounter = 8;

    private const int MostTagLines = 20;

    /// <summary>No article has more; each is compared with all before it.</summary>
    private const int MostTags = 500;

    private const int LongestPlayer = 13;

    private const int LongestPlayerWords = 80;

    private const int LongestLabel = 20;

    private const int MostAnswers = 10;

    private const int LongestFile = 8;

    /// <summary>So many lines at most stand above a headline, menus included.</summary>
    private const int LongestHeader = 60;

    private const int ShortestSentence = 8;

    private const int ShortestLastSentence = 12;

    private const string PlayerEnd = "0123456789:/%.- x";

    private static readonly SearchValues<char> PhoneSigns = SearchValues.Create("0123456789 .-–+()/");

    private static readonly SearchValues<char> AddressSigns = SearchValues.Create("@/:©");

    private static readonly char[] PagerSigns = [' ', '/', '|', '«', '»', '<', '>', '‹', '›', '←', '→', '-', '.', '[', ']'];

    private static readonly SearchValues<char> PagerMarks = SearchValues.Create("0123456789«»<>‹›←→|/");

    private static readonly SearchValues<char> PagerArrows = SearchValues.Create("«»<>‹›←→|/");

    private static readonly char[] PointingSigns = ['»', '›', '→', '►', '>', '«'];

    private static readonly SearchValues<char> Pointing = SearchValues.Create(PointingSigns);

    private static readonly SearchValues<char> PlayerSigns = SearchValues.Create("0123456789:/ ");

    private static readonly SearchValues<char> CountSigns = SearchValues.Create("0123456789.,");

    /// <summary>"Từ khóa: a, b" states the tags, as do "#a #b" and the lines below a "Từ khóa" that stands alone.</summary>
    public static void Tags(PageDraft draft, string rule)
    {
        var (firstProse, lastProse) = (draft.Lines.FindIndex(line => line.IsProse), draft.Lines.FindLastIndex(line => line.IsProse));
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            if (!line.IsUnread || line.WordCount > LongestNoise * 2)
                continue;
            var isHashed = line.Text[0] == '#' && (line.Text.AsSpan().Count(" #") > 0 || IsHashTag(line)
                && (line.WordCount == 1 || (i > 0 && (draft.Lines[i - 1].Role == LineRole.Tags || IsHashTag(draft.Lines[i - 1])))
                    || (i + 1 < draft.Lines.Count && IsHashTag(draft.Lines[i + 1]))));
            if (isHashed)
                Tags(draft, line, line.Text, rule);
            else if (Lexicon.TagHeadings.Contains(line.Key.TrimEnd(':', ' ')))
                i = TagColumn(draft, i, rule);
            else if (Lexicon.TagPrefixes.Of(WithoutGap(line.Key)) is { } prefix)
                Tags(draft, line, WithoutGap(line.Bare)[prefix.Length..], rule);
            // "Từ khóa cầu mới, giao thông" below the text; above a paragraph it is a heading.
            else if (Lexicon.TagOpenings.Of(line.Key) is { } word && !line.EndsSentence && i > lastProse && firstProse >= 0)
                Tags(draft, line, line.Raw.Contains('\t', StringComparison.Ordinal) ? line.Raw.Trim()[word.Length..].Replace('\t', ',') : line.Bare[word.Length..], rule);
        }
    }

    // "Từ khóa : cầu mới"
    internal static string WithoutGap(string text)
        => text.IndexOf(" :", StringComparison.Ordinal) is > 0 and <= LongestLabel and var gap ? text.Remove(gap, 1) : text;

    // "#cầu mới", one a line.
    private static bool IsHashTag(DraftLine line)
        => line.Text is ['#', var first, ..] && char.IsLetter(first) && line is { EndsSentence: false, WordCount: <= LongestTag };

    // A tag a line, in the block of their heading or in the one below it; with blank lines between them, up to a button, a list or the end of
    // the page.
    private static int TagColumn(PageDraft draft, int heading, string rule)
    {
        var lines = draft.Lines;
        var end = heading + 1;
        while (end < lines.Count && end - heading <= MostTagLines && IsTagLine(lines[end]) && (end == heading + 1 || !lines[end].AfterBlank))
            end++;
        if (end == heading + 1)
            return heading;
        if (end == heading + 2)
        {
            var last = end;
            while (last < lines.Count && last - heading <= MostTagLines && IsTagLine(lines[last]) && lines[last].AfterBlank)
                last++;
            var isLast = last == lines.Count;
            // The very last line may be the author's name.
            if (isLast && last > end && BylineRules.IsByline(lines[last - 1]))
                last--;
            if (isLast || IsKnown(lines[last].Key) || ListRules.IsHeading(lines[last]))
                end = last;
        }
        lines[heading].Claim(LineRole.Tags, rule);
        for (var i = heading + 1; i < end; i++)
            Tags(draft, lines[i], lines[i].Bare, rule);
        return end - 1;
    }

    private static bool IsTagLine(DraftLine line)
        => line is { IsUnread: true, EndsSentence: false, WordCount: > 0 and <= LongestTag } && !IsKnown(line.Key) && !ListRules.IsHeading(line);

    private static void Tags(PageDraft draft, DraftLine line, string text, string rule)
    {
        line.Claim(LineRole.Tags, rule);
        var tags = text.Split([',', ';', '#', '|', '•'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => tag.TrimEnd('.'))
            .Where(tag => tag.Length > 0 && draft.Tags.Count < MostTags && !draft.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            .ToList();
        draft.Tags.AddRange(tags);
        if (tags.Count > 0)
            draft.Origin("tags", rule, 1, line.Text, line);
    }

    /// <summary>"Chuyên mục: X" states the section.</summary>
    public static void SectionPrefix(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (line.IsUnread && line.WordCount <= 12 && Lexicon.SectionPrefixes.Of(WithoutGap(line.Key)) is { } prefix)
                State(draft, line, WithoutGap(line.Bare)[prefix.Length..].Split(Arrows, StringSplitOptions.TrimEntries)[0], rule, 1);
        }
    }

    /// <summary>"Trang chủ › X › Y": the first level after home states the section.</summary>
    public static void Breadcrumb(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (!line.IsUnread || line.WordCount > LongestNoise || !line.Bare.AsSpan().ContainsAny(LevelCharacters))
                continue;
            var levels = Levels(Lexicon.BreadcrumbOpenings.Of(line.Key) is { } opening ? line.Bare[opening.Length..].Trim() : line.Bare);
            if (levels.Length < 2)
                continue;
            // A picture of a house is the way home as well.
            if (Lexicon.Home.Contains(Lexicon.Key(levels[0])) || !levels[0].Any(char.IsLetterOrDigit))
                State(draft, line, levels[1], rule, 1);
            // "Báo Phú Hòa › Kinh tế › Giao thông": the masthead is the way home as well.
            else if (levels.Length > 2 && levels.Skip(1).All(level => Lexicon.SectionLabels.Contains(Lexicon.Key(level))))
                State(draft, line, Lexicon.SectionLabels.Contains(Lexicon.Key(levels[0])) ? levels[0] : levels[1], rule, 0.9);
            else if (levels.All(level => Lexicon.SectionLabels.Contains(Lexicon.Key(level))))
                State(draft, line, levels[0], rule, 0.9);
        }
    }

    // Behind home any sign parts the levels, without blanks too; elsewhere only an arrow does, since "a/b" and "a - b" are said of much.
    public static string[] Levels(string text)
    {
        const StringSplitOptions options = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var sign = text.AsSpan().IndexOfAny(HomeSigns);
        return sign > 0 && Lexicon.Home.Contains(Lexicon.Key(text[..sign].Trim())) ? text.Split(text[sign], options) : text.Split(LevelSigns, options);
    }

    /// <summary>Whole lines of known noise, alone or several in a row: "Chia sẻ Facebook Zalo".</summary>
    public static void KnownLine(PageDraft draft, string rule)
    {
        var header = true;
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            header &= !line.IsProse;
            // "0" is a counter of comments, but below another figure a cell of a table.
            if (!line.IsUnread || (line.Key == "0" && i > 0 && draft.Lines[i - 1].IsUnread && BodyRules.IsFigure(draft.Lines[i - 1].Text)
                && StatedDates.Read(draft.Lines[i - 1].Bare) is null))
                continue;
            // "Trả lời:" alone heads what a reader asked for.
            if (Lexicon.AnswerPrefixes.Of(line.Key)?.Length == line.Key.Length)
                continue;
            if ((line.WordCount <= LongestNoise && IsKnown(line.Key)) || IsPager(line.Key) || (line.WordCount <= LongestNoise && IsConsent(line.Key)) || IsFollowing(line) || IsSharing(line) || IsLeadingOn(line) || PointsOn(line) || IsCounter(line) || IsCommentRow(line.Key) || IsPlayerWord(line.Key) || IsFile(line) || IsReactions(line)
                || IsPlayer(draft.Lines, i) || Lexicon.TagHeadings.Contains(line.Key) || (header && (Lexicon.MenuWords.Contains(line.Key)
                || (line.WordCount <= 3 && line.Key.StartsWith("0 ", StringComparison.Ordinal)) || IsWeather(line.Key))))
                line.Discard(rule, "a button or widget of the page");
        }
    }

    // "1.2K" beside a button, "4:11", "0:00 / 4:11" or "00:00" above "04:11" beside that of a player.
    private static bool IsPlayer(List<DraftLine> lines, int index)
    {
        var text = lines[index].Text;
        if (text.Length > LongestPlayer || !char.IsAsciiDigit(text[0]) || index == 0)
            return false;
        var above = lines[index - 1];
        return (above.Role == LineRole.Noise || (index + 1 < lines.Count && (IsKnown(lines[index + 1].Key) || IsPlayerTime(lines[index + 1].Text))))
            && (IsPlayerTime(text) || (text[^1] is 'K' or 'k' or 'M' && text.AsSpan(..^1).IndexOfAnyExcept(CountSigns) < 0));
    }

    // "Current Time 0:00", "Loaded: 12.5%", "Video Player is loading."
    private static bool IsPlayerWord(string key)
        => key.Length <= LongestPlayerWords && Lexicon.PlayerWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key.AsSpan().TrimEnd(PlayerEnd));

    // "👍 12 😮 3"
    private static bool IsReactions(DraftLine line)
        => line.WordCount <= LongestFile && line.Text.AsSpan().ContainsAnyInRange('0', '9') && line.Text.Any(DraftLine.IsPictograph) && !line.Text.Any(char.IsLetter);

    // "ke-hoach.pdf", "Kế hoạch trồng cây.docx (312 KB)"
    private static bool IsFile(DraftLine line)
    {
        if (line.WordCount > LongestFile || line.EndsSentence || line.Key.Contains(':', StringComparison.Ordinal))
            return false;
        var open = line.Key.LastIndexOf(" (", StringComparison.Ordinal);
        var name = open > 0 && line.Key[^1] == ')' && line.Key.AsSpan(open).ContainsAnyInRange('0', '9') ? line.Key[..open] : line.Key;
        return Array.Exists(Lexicon.FileSuffixes, suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) && char.IsLetterOrDigit(name[^(suffix.Length + 1)]));
    }

    private static bool IsPlayerTime(string text)
        => text.Length <= LongestPlayer && text.Contains(':', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyExcept(PlayerSigns) < 0;

    // "Theo dõi Báo Phú Hòa trên", "Theo dõi VnExpress trên Google News"
    private static bool IsFollowing(DraftLine line)
        => (line.WordCount <= LongestCounter && line.Key.StartsWith("follow ", StringComparison.Ordinal) && LineForm.IsSetAsName(line.Bare))
            || line.WordCount <= LongestCounter + 2 && !line.EndsSentence && (line.Key.StartsWith("theo dõi ", StringComparison.Ordinal) || line.Key.StartsWith("follow ", StringComparison.Ordinal))
            && line.Key.LastIndexOf(" trên", StringComparison.Ordinal) is var at
            && (at < 0 ? line.Key.LastIndexOf(" on ", StringComparison.Ordinal) is > 0 and var on && IsKnown(line.Key[(on + 4)..])
                : at + " trên".Length == line.Key.Length || IsKnown(line.Key[(at + " trên".Length)..].Trim()));

    // "1 2 3 Tiếp theo", "Trang 1/2", "« Trước | Sau »"
    private static bool IsPager(string key)
    {
        const int longest = 40;
        if (key.Length > longest || !key.AsSpan().ContainsAny(PagerMarks))
            return false;
        var words = key.Split(PagerSigns, StringSplitOptions.RemoveEmptyEntries);
        var numbers = words.Count(word => word.All(char.IsAsciiDigit) && word.Length <= 3);
        return words.Length > 1 && numbers < words.Length && words.All(word => Lexicon.PagerWords.Contains(word) || (word.Length <= 3 && word.All(char.IsAsciiDigit)))
            && (numbers > 0 || key.AsSpan().ContainsAny(PagerArrows));
    }

    private static bool IsConsent(string key) => key.Contains(" cookie", StringComparison.Ordinal);

    // "Share with your friends:"
    private static bool IsSharing(DraftLine line)
        => line.WordCount <= LongestMenuEntry && line.Key.StartsWith("share ", StringComparison.Ordinal) && line.Text[^1] == ':';

    // "Xem video chợ nổi tại đây"
    private static bool IsLeadingOn(DraftLine line)
        => line.WordCount <= LongestNoise / 2 && !line.EndsSentence && line.Key.EndsWith(" tại đây", StringComparison.Ordinal) && line.Key.Split(' ')[0] is "xem" or "đọc" or "nghe" or "tải"
            or "bấm" or "nhấn" or "click" or "đăng" or "gửi" or "theo" or "mua";

    // "Đọc nhanh >>", "Chi tiết →": a few words with an arrow behind them, and none between: "Bến Tre → Cần Thơ →" is a way.
    private static bool PointsOn(DraftLine line)
        => line.WordCount <= LongestPointing && line.Text.TrimEnd(PointingSigns) is { Length: > 0 } text && text.Length < line.Text.Length && !text.AsSpan().ContainsAny(Pointing)
            && (line.Text[^1] != '>' || line.Text.EndsWith(">>", StringComparison.Ordinal)) && !ListRules.IsHeading(line);

    // "Hà Nội: 27°C", "25°C - 31°C": the weather for the visitor.
    private static bool IsWeather(string key)
    {
        const int longest = 40;
        if (key.Length > longest || !key.Contains("°c", StringComparison.Ordinal))
            return false;
        var places = string.Join(' ', key.Split(' ').Where(word => !word.EndsWith("°c", StringComparison.Ordinal)).Select(word => word.TrimEnd(':', ',')));
        return places.Trim(' ', '-', '–', '/', '|').Length == 0 || Lexicon.PlaceParts.MakeUp(places, 1);
    }

    // "2 giờ trước", "Thích Trả lời 2 giờ trước".
    private static bool IsCommentRow(string key)
        => WithoutAge(key) is { } rest && (rest.Length == 0 || Lexicon.AgeOpenings.Contains(rest) || Lexicon.CommentParts.MakeUp(rest, 1));

    // What stands before "2 giờ trước" or "3 hours ago" at the end of the line; null without one.
    private static string? WithoutAge(string key)
    {
        if (!key.EndsWith(" trước", StringComparison.Ordinal) && !key.EndsWith(" ago", StringComparison.Ordinal))
            return null;
        var words = key.Split(' ');
        return words.Length >= 3 && words[^3].All(char.IsAsciiDigit) && Lexicon.TimeUnits.Contains(words[^2])
            ? string.Join(' ', words[..^3]).TrimEnd(Dashes) : null;
    }

    /// <summary>In the header of a site, the short lines between the entries of a menu, and list headings that are such entries.</summary>
    public static void MenuRun(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        var end = lines.FindIndex(line => line.IsProse);
        for (var start = 0; start < end;)
        {
            var stop = start + 1;
            while (stop < end && !lines[stop].AfterBlank)
                stop++;
            var known = Enumerable.Range(start, stop - start).Where(index => IsMenuEntry(lines[index])).ToList();
            // "Mới nhất", "Podcasts", "Góc nhìn": the heading of a list is an entry where known ones stand below it.
            if (known.Count >= LeastMenu)
                known = [.. known.Union(Enumerable.Range(start, known[0] - start).Where(index => lines[index].Role == LineRole.ListHeading)).Order()];
            // "Trang chủ", "Kinh tế", "Xuất nhập khẩu": a breadcrumb in a column, with the headline in another block.
            if (known.Count > 1 && known[0] == start && Lexicon.Home.Contains(lines[start].Key) && stop < end)
            {
                // Where no other block may hold it, the headline is the last line of this one.
                var last = lines[stop..Math.Min(end, stop + MostBelowMenu)].Exists(MayBeHeadline) ? stop : stop - 1;
                foreach (var line in lines[(start + 1)..last].Where(line => line is { IsUnread: true, EndsSentence: false, WordCount: <= LongestMenuEntry }))
                    line.Discard(rule, "an entry of a menu");
            }
            if (known.Count >= LeastMenu)
            {
                for (var i = 0; i + 1 < known.Count; i++)
                {
                    var between = lines[(known[i] + 1)..known[i + 1]];
                    if (between.Count <= WidestMenuGap
                        && between.TrueForAll(line => line.WordCount <= LongestMenuEntry && line is { EndsSentence: false }
                            && (line.IsUnread || line.Role == LineRole.ListHeading)))
                        between.ForEach(line => line.Discard(rule, "an entry of a menu"));
                }
                // "Mới nhất" is the first entry of many menus, and heads no list there.
                foreach (var index in Enumerable.Range(start, stop - start).Where(index => lines[index].Role == LineRole.ListHeading
                    && index + 1 < stop && IsMenuEntry(lines[index + 1])))
                    lines[index].Discard(rule, "an entry of a menu");
            }
            if (IsMenuAboveHeadline(lines, start, stop, end))
            {
                // What the block opens with may be the name of the site.
                foreach (var line in lines[(start + 1)..stop].Where(line => line.IsUnread))
                    line.Discard(rule, "an entry of a menu");
            }
            start = stop;
        }
    }

    // "Sở Văn hóa", "Trang chủ", "Di tích", "Lễ hội" in one block, and in another, alone and above the text, a longer line that may be the headline.
    private static bool IsMenuAboveHeadline(List<DraftLine> lines, int start, int stop, int end)
    {
        var entries = lines[(start + 1)..stop];
        if (entries.Count + 1 < LeastMenu || lines[start].EndsSentence || !entries.TrueForAll(line => line is { WordCount: > 0 and <= LongestMenuEntry, EndsSentence: false } && CanBeEntry(line))
            || !lines[start..stop].Exists(line => IsMenuEntry(line) || (line.IsUnread && Lexicon.MenuWords.Contains(line.Key))))
            return false;
        var longest = entries.Max(line => line.WordCount);
        for (var i = stop; i < Math.Min(end, stop + MostBelowMenu) && StatedDates.Read(lines[i].Bare) is null; i++)
        {
            if (!MayBeHeadline(lines[i]) || !lines[i].AfterBlank || (i + 1 < lines.Count && !lines[i + 1].AfterBlank))
                continue;
            var line = lines[i];
            if (line.WordCount > Math.Max(longest, ShortestBelowMenu))
                return true;
            // "Bến cũ" is short, and has its date or its author below it.
            if (entries.Count >= LeastMenu && i == stop && i + 1 < lines.Count && (StatedDates.Read(lines[i + 1].Bare) is not null || (lines[i + 1].WordCount > 1 && BylineRules.IsByline(lines[i + 1]))))
                return true;
        }
        return false;
    }

    private static bool MayBeHeadline(DraftLine line)
        => line is { IsUnread: true, IsMarked: false, WordCount: > 1 } && CanBeEntry(line) && !BylineRules.IsByline(line) && BylineRules.RoleLength(line.Bare) == 0 && !BylineRules.IsAgency(line);

    private static bool CanBeEntry(DraftLine line) => line.Text[^1] is not (':' or ',' or ';') && StatedDates.Read(line.Bare) is null;

    private static bool IsMenuEntry(DraftLine line) => line is { Role: LineRole.Noise, WordCount: > 0 } or { Role: LineRole.Section };

    /// <summary>
    /// One or two short lines between two lines of noise in one block are a part of the widget, "A" between "A-" and "A+".
    /// </summary>
    public static void NoiseRun(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        // Without blank lines the author's name stands in one block with the buttons.
        var isOneBlock = !lines.Skip(1).Any(line => line.AfterBlank);
        for (var i = draft.TitleIndex + 2; i + 1 < lines.Count; i++)
        {
            if (BylineRules.IsAgency(lines[i]) || (isOneBlock && lines[i].WordCount > 1 && BylineRules.IsByline(lines[i])))
                continue;
            if (lines[i].IsUnread && !lines[i].AfterBlank && !lines[i + 1].AfterBlank && lines[i].WordCount <= 2
                && !lines[i].EndsSentence && lines[i - 1].Role == LineRole.Noise && lines[i + 1].Role == LineRole.Noise)
                lines[i].Discard(rule, "between the buttons of a widget");
        }
    }

    /// <summary>
    /// Below the text, the lines under a heading of comments are readers', when a button or a time stands among them as below a comment, when
    /// the heading counts comments and a reader's name opens them, or when names and what they say stand by turns to the end.
    /// </summary>
    public static void Comments(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        var prose = 0;
        for (var i = draft.TitleIndex + 1; i < lines.Count; i++)
        {
            if (lines[i].IsUnread && lines[i].IsProse)
                prose++;
            if (prose < 2 || !IsCommentHeading(lines[i], out var counts))
                continue;
            var below = lines.Skip(i + 1).TakeWhile(line => line.Role != LineRole.ListHeading).ToList();
            // The signs of a comment stand right at it; where there are none the text may go on.
            if (!below.Take(WidestMenuGap + 1).Any(line => line.Role == LineRole.Date || WithoutAge(line.Key) is not null || IsSaidBy(line.Key)
                    || (line.Role == LineRole.Noise && (Lexicon.CommentParts.MakeUp(line.Key, 1) || IsReactionRow(line.Key))))
                && !AreByReaders([.. below.Where(line => line.IsUnread)], counts) && !IsForm(below))
                continue;
            foreach (var line in below.Prepend(lines[i]).Where(line => line.IsUnread || line.Role == LineRole.Date))
                line.Discard(rule, "a comment of a reader");
            return;
        }
    }

    /// <summary>A few words that stand three times or more right below a caption, or below a paragraph as the last line of its block: a button of each photograph.</summary>
    public static void RepeatedButton(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        if (!lines.Skip(1).Any(line => line.AfterBlank))
            return;
        foreach (var copies in draft.Body().Where(each => each.Line is { WordCount: > 0 and <= LongestMenuEntry, EndsSentence: false, IsMarked: false })
            .GroupBy(each => each.Line.Key, StringComparer.Ordinal).Where(group => group.Count() >= LeastCopies).ToList())
        {
            if (!copies.All(each => IsBelowPhotograph(lines, each.Index)) || BylineRules.IsByline(copies.First().Line) || BylineRules.IsAgency(copies.First().Line))
                continue;
            foreach (var (_, line) in copies)
                line.Discard(rule, "a button that stands at each photograph");
        }
    }

    private static bool IsBelowPhotograph(List<DraftLine> lines, int index)
        => index > 0 && lines[index].Text[^1] is not (':' or ',' or ';') && (lines[index - 1].Role == LineRole.Caption
            || (lines[index - 1].IsProse && !lines[index].AfterBlank && (index + 1 == lines.Count || lines[index + 1].AfterBlank)));

    /// <summary>A question, two short answers or more, and the button that votes.</summary>
    public static void Poll(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        for (var button = draft.TitleIndex + 4; button < lines.Count; button++)
        {
            if (!Lexicon.PollButtons.Contains(lines[button].Key))
                continue;
            var question = button - 1;
            while (question > draft.TitleIndex && button - question <= MostAnswers && lines[question] is { IsUnread: true, WordCount: <= LongestMenuEntry + 1 } answer && !LineForm.EndsSentence(answer.Text))
                question--;
            if (button - question < 3 || question <= draft.TitleIndex || lines[question] is not { IsUnread: true, WordCount: <= LongestNoise } asked || !asked.Text.EndsWith('?'))
                continue;
            if (question > 0 && lines[question - 1].IsUnread && Lexicon.PollHeadings.Contains(lines[question - 1].Key))
                question--;
            while (button + 1 < lines.Count && lines[button + 1].IsUnread && Lexicon.PollButtons.Contains(lines[button + 1].Key))
                button++;
            for (var i = question; i <= button; i++)
                lines[i].Discard(rule, "a poll");
        }
    }

    // "Bình luận (2)", "2 bình luận về “Cầu mới”": with a number ahead of it no other rule knows it.
    private static bool IsCommentHeading(DraftLine line, out bool counts)
    {
        var key = line.Key.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' ');
        counts = line.Key.AsSpan().ContainsAnyInRange('1', '9');
        return line.WordCount <= LongestNoise && Lexicon.CommentHeadings.Of(key) is { } heading
            && (line.Role == LineRole.Noise || (line.IsUnread && key.Length < line.Key.Length
                && (key.Length == heading.Length || Lexicon.CommentsOn.Of(key[heading.Length..].TrimStart()) is not null)));
    }

    /// <summary>"Bình luận (2)", "2 bình luận", "2 bình luận về “Cầu mới”": nothing but the words and a count.</summary>
    internal static bool HeadsComments(string key)
    {
        var bare = key.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' ', '(', ')', ':');
        return Lexicon.CommentHeadings.Of(bare) is { } heading
            && (bare.Length == heading.Length || bare[heading.Length..] == " bạn đọc" || Lexicon.CommentsOn.Of(bare[heading.Length..].TrimStart()) is not null);
    }

    /// <summary>"2 giờ trước", "Trả lời", "Thích Trả lời": what stands at a comment.</summary>
    internal static bool MarksComment(string key) => WithoutAge(key) is { } rest && rest.Length <= LineForm.LongestName || Lexicon.CommentParts.MakeUp(key, 1);

    // "Thích 41 Trả lời Chia sẻ 10/10/2023": two buttons at least, one of them of comments only.
    private static bool IsReactionRow(string key)
        => Lexicon.ReactionParts.MakeUp(key, 2) && Lexicon.CommentButtons.Any(button => key.Contains(button, StringComparison.Ordinal));

    // "Thu Cúc viết:", "Thu Cuc says:"
    private static bool IsSaidBy(string key)
        => key.EndsWith(" viết:", StringComparison.Ordinal) || key.EndsWith(" says:", StringComparison.Ordinal) || key.EndsWith(" said:", StringComparison.Ordinal);

    private static bool AreByReaders(List<DraftLine> lines, bool counts)
    {
        if (lines.Count < 2 || !IsReader(lines[0]) || IsReader(lines[1]))
            return false;
        return counts || (lines.Count(IsReader) > 1 && !IsReader(lines[^1]) && !Enumerable.Range(1, lines.Count - 1).Any(i => IsReader(lines[i]) && IsReader(lines[i - 1])));
    }

    // "Tên của bạn", "Nội dung": the fields of a form, and no name of an author among them; one alone between others that are known.
    private static bool IsForm(List<DraftLine> below)
    {
        var unread = below.FindAll(line => line.IsUnread);
        return (unread.Count > 1 || (unread.Count == 1 && below.Count > 2 && unread[0] != below[^1]))
            && unread.TrueForAll(line => !line.EndsSentence && line.WordCount <= LongestMenuEntry + 1 && !BylineRules.IsByline(line));
    }

    // "Lê Mai", "Lê Mai (Phú Hòa)", "lemai_85", "Bạn đọc Phú Hòa".
    internal static bool IsReader(DraftLine line)
    {
        if (line.EndsSentence || line.WordCount > LongestMenuEntry + 1 || line.IsMarked)
            return false;
        var open = line.Bare.IndexOfAny(['(', '-', ',', '|']);
        var name = open > 0 ? line.Bare[..open].Trim() : line.Bare;
        return LineForm.IsName(name) || !name.Contains(' ', StringComparison.Ordinal) || Lexicon.Readers.Of(line.Key) is not null;
    }

    /// <summary>Below the text, the masthead above licence and address lines, these lines, and what stands under them to the end of the page.</summary>
    public static void Footer(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        var last = lines.FindLastIndex(line => line.IsUnread && line.IsProse && !IsFooter(line));
        // "Tòa soạn một tạp chí còn mở chuyên mục cho người viết trẻ.": right below the text its last sentence, when it goes on as one.
        while (last >= 0 && last + 1 < lines.Count && lines[last + 1] is { IsUnread: true } next && Lexicon.FooterWords.Of(next.Key) is { } word && ReadsOn(next.Bare, next.Key, word)
            && next.WordCount >= ShortestLastSentence)
            last++;
        var found = false;
        for (var i = Math.Max(last, draft.TitleIndex) + 1; i < lines.Count; i++)
        {
            if (lines[i].Role == LineRole.ListHeading)
                found = false;
            else if (lines[i].IsUnread && lines[i].WordCount <= LongestNoise * 2
                && (found || IsFooter(lines[i]) || HeadsFooter(lines, i)))
            {
                lines[i].Discard(rule, "a footer, contact or licence line of the page");
                found = true;
            }
            else if (lines[i].Rule == "noise-prefix" && Lexicon.LicencePrefixes.Of(lines[i].Key) is not null)
                found = true;
        }
    }

    // "Báo Phú Hòa" above the licence; another name only where buttons part it from the text, and nothing from the licence.
    private static bool HeadsFooter(List<DraftLine> lines, int index)
        => index + 1 < lines.Count && (lines[index + 1].Rule == "noise-prefix" || (lines[index + 1].IsUnread && IsFooter(lines[index + 1])))
            && (HeaderRules.LooksLikePublisher(lines[index].Bare) || (lines[index].AfterBlank && !lines[index + 1].AfterBlank
                && lines[index - 1].Role == LineRole.Noise && LineForm.IsSetAsName(lines[index].Bare)));

    internal static bool IsFooter(DraftLine line) => Lexicon.FooterWords.Of(line.Key) is not null
        || (line.WordCount <= LongestNoise
            && SaysWhoMayPrint(line.Key, 0));

    // "ghi rõ nguồn gốc" is said of goods.
    private static bool SaysWhoMayPrint(string key, int start)
        => Lexicon.LicencePhrases.Any(phrase => key.IndexOf(phrase, start, StringComparison.Ordinal) is >= 0 and var at
            && !key.AsSpan(at + phrase.Length).StartsWith(" gốc"));

    // "Mời độc giả xem thêm video:" above what is to be seen.
    private static void DropInvited(PageDraft draft, DraftLine line, int index, string rule)
    {
        if (line.Text[^1] == ':' && index + 1 < draft.Lines.Count && line.Key.StartsWith("mời ", StringComparison.Ordinal)
            && draft.Lines[index + 1] is { IsUnread: true, WordCount: <= LongestNoise / 2 } next)
            next.Discard(rule, "what the line above it invites to");
    }

    /// <summary>"(Tiếp theo kỳ trước)", "(Còn nữa)", "Kỳ tới: …": where the series goes on.</summary>
    public static void SeriesRemark(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body())
        {
            if (line.WordCount > LongestNoise / 2)
                continue;
            var bare = line.Key.TrimStart('(', '*', '[', ' ');
            if (Lexicon.SeriesRemarks.Of(bare) is { } remark && (bare.Length == remark.Length || line.Bare[0] is '(' or '[' || bare[remark.Length..].TrimStart().StartsWith(':')))
                line.Discard(rule, "where the series goes on");
        }
    }

    /// <summary>Footers and licence lines by their first words.</summary>
    public static void KnownPrefix(PageDraft draft, string rule)
    {
        bool[]? isAboveProse = null;
        foreach (var (index, line) in draft.Lines.Index())
        {
            // "Lượt xem: 120 | 05/12/2013 15:42" is the date with a counter before it.
            if (line.IsUnread && line.WordCount <= LongestNoise
                && (IsContact(line.Key) || OpensNoise(line.Bare, line.Key) || (Lexicon.NoiseOpenings.Of(line.Key) is not null && !StandsInText(draft.Lines, index, isAboveProse ??= AboveProse(draft.Lines))))
                && StatedDates.Read(line.Bare) is null && Lexicon.InlineHeadings.Of(line.Key) is null && !HeadsText(draft, index) && !IsAddressAmongFacts(draft.Lines, index, isAboveProse ??= AboveProse(draft.Lines)))
            {
                line.Discard(rule, "a footer, contact or licence line of the page");
                DropInvited(draft, line, index, rule);
            }
        }
    }

    // "Hotline: cuộc gọi lúc nửa đêm của người giữ đê" above its date or the text, nothing but a masthead above it: the headline.
    private static bool HeadsText(PageDraft draft, int index)
    {
        var (lines, line) = (draft.Lines, draft.Lines[index]);
        if (line.WordCount < LeastKnown || index > LongestHeader || index + 2 >= lines.Count || line.Text.AsSpan().ContainsAnyInRange('0', '9') || line.Text[^1] is ':' or '.' || SaysWhoMayPrint(line.Key, 0)
            || Array.Exists(Lexicon.PageWords, word => line.Key.IndexOf(word, 1, StringComparison.Ordinal) >= 0))
            return false;
        // "Tổng biên tập: Lê Mai", "Chia sẻ: Facebook"
        if (line.Bare.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && LineForm.IsSetAsName(line.Bare[(colon + 2)..]))
            return false;
        var isAboveText = lines[index + 1] is { IsUnread: true, IsProse: true } || (StatedDates.Read(lines[index + 1].Bare) is { Published: { } published } date
            && (published.Instant is not null || !date.NamesWeekday) && lines[index + 2] is { IsUnread: true, IsProse: true });
        return isAboveText && lines[..index].TrueForAll(above => !above.IsUnread || StatedDates.Read(above.Bare) is not null || HeaderRules.IsMastheadAlone(draft, above));
    }

    // "Địa chỉ: 12 Lê Lợi" above "Giờ mở cửa: 8h-17h" and a paragraph: where something of the text is found.
    private static bool IsAddressAmongFacts(List<DraftLine> lines, int index, bool[] isAboveProse)
        => Lexicon.AddressWords.Of(lines[index].Key) is not null && index + 1 < lines.Count && lines[index + 1] is { IsUnread: true, EndsSentence: false } next
            && next.Text.IndexOf(": ", StringComparison.Ordinal) is > 0 and <= LongestLabel && !OpensNoise(next.Bare, next.Key) && Lexicon.FooterWords.Of(next.Key) is null && StandsInText(lines, index, isAboveProse);

    // "Hotline 0912 345 678": the word without its colon, and a number.
    private static bool IsContact(string key)
        => Lexicon.ContactWords.Of(key) is { } word && key.AsSpan(word.Length) is { IsEmpty: false } number && number.IndexOfAnyExcept(PhoneSigns) < 0 && number.ContainsAnyInRange('0', '9');

    // "Ghi rõ nguồn gốc trên bao bì giúp trái bưởi bán được giá.": a sentence that says nothing of the page itself.
    private static bool IsSentenceOfText(string text, string key, string opening)
        => ReadsOn(text, key, opening) && !Array.Exists(Lexicon.PageWords, word => key.IndexOf(word, opening.Length, StringComparison.Ordinal) >= 0);

    // Goes on behind its first words as a sentence does, in small letters and up to its full stop, without the forms of a footer: numbers of a
    // licence or a telephone, addresses, who may print it again.
    private static bool ReadsOn(string text, string key, string opening)
        => LineForm.EndsSentence(text) && key.Length == text.Length && text.Length > opening.Length + 1 && text[opening.Length] == ' ' && char.IsLower(text[opening.Length + 1])
            && Words.Count(text) >= ShortestSentence && !text.AsSpan().ContainsAny(AddressSigns) && !SaysWhoMayPrint(key, opening.Length);

    /// <summary>Whether a line, wherever it stands, begins as footers and licence lines do and does not go on as a sentence of the text.</summary>
    internal static bool OpensNoise(string text, string key)
        => Lexicon.NoisePrefixes.Of(key) is not null || (Lexicon.NoiseOpenings.Of(key) is { } opening && !IsSentenceOfText(text, key, opening));

    // Between paragraphs, or right below one with the author's name, the tags or the end of the text under it.
    private static bool StandsInText(List<DraftLine> lines, int index, bool[] isAboveProse)
    {
        var above = index - 1;
        while (above >= 0 && lines[above] is { Role: LineRole.FigureLabel or LineRole.Date })
            above--;
        return above >= 0 && (isAboveProse[index] || lines[above] is { IsUnread: true, IsProse: true, EndsSentence: true });
    }

    // Of each line, whether a sentence of the text stands below it, above the next list.
    private static bool[] AboveProse(List<DraftLine> lines)
    {
        var above = new bool[lines.Count];
        for (var i = lines.Count - 2; i >= 0; i--)
            above[i] = lines[i + 1].Role != LineRole.ListHeading
                && (above[i + 1] || (lines[i + 1] is { IsUnread: true, IsProse: true } below && !IsFooter(below) && Lexicon.NoiseOpenings.Of(below.Key) is null));
        return above;
    }

    /// <summary>A line without letters and digits: rules, arrows, dots.</summary>
    public static void Ornament(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (line.IsUnread && line.WordCount == 0)
                line.Discard(rule, "an ornament without words");
        }
    }

    /// <summary>A line of two or more section names is a menu; above the text, one of entries with gaps between as well.</summary>
    public static void Menu(PageDraft draft, string rule)
    {
        var header = true;
        foreach (var line in draft.Lines)
        {
            header &= !line.IsProse;
            // Papers are named after two sections ("Thể thao Văn hóa"): two make a menu only with a sign between.
            if (line.IsUnread && (Lexicon.MenuParts.MakeUp(line.Key, line.Key.AsSpan().ContainsAny(MenuSigns) ? 2 : 3)
                || (header && (IsPartedMenu(line) || Lexicon.MenuParts.MakeUp(line.Key, LeastKnown, MostStrangers)))))
                line.Discard(rule, "a menu");
        }
    }

    // "Trang chủ   Tin tức   Kỹ thuật", "Trang chủ | Món ngon | Mẹo vặt": short entries parted by tabs, wide gaps or bars, one of them known at least, or four with bars.
    private static bool IsPartedMenu(DraftLine line)
    {
        if (line.WordCount > LongestNoise || line.EndsSentence || line.Numbers.Count > 1)
            return false;
        var raw = line.Raw.Trim();
        if (!raw.AsSpan().ContainsAny(GapSigns))
            return false;
        var entries = raw.Split(Gaps, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return entries.Length >= LeastMenu && entries.All(entry => Words.Count(entry) is > 0 and <= LongestMenuEntry)
            && ((entries.Length >= LeastBars && raw.Contains('|', StringComparison.Ordinal)) || entries.Any(entry => Lexicon.Key(entry) is var key && (IsKnown(key) || Lexicon.SectionLabels.Contains(key))))
            && StatedDates.Read(line.Bare) is null;
    }

    /// <summary>Above the text, one section name alone states the section; several in a column are a menu.</summary>
    public static void SectionLabel(PageDraft draft, string rule)
    {
        var labels = new List<DraftLine>();
        // One that stands apart from the menu is the article's own.
        var apart = new List<DraftLine>();
        for (var i = 0; i < draft.Lines.Count && !draft.Lines[i].IsProse; i++)
        {
            var line = draft.Lines[i];
            if (!line.IsUnread || !Lexicon.SectionLabels.Contains(line.Key))
                continue;
            labels.Add(line);
            if (line.AfterBlank && i > 0 && (i + 1 == draft.Lines.Count || draft.Lines[i + 1].AfterBlank
                || StatedDates.Read(draft.Lines[i + 1].Bare) is not null))
                apart.Add(line);
        }
        foreach (var line in labels)
        {
            if (labels.Count == 1 || (labels.Count >= LeastMenu && apart.Count == 1 && apart[0] == line))
                State(draft, line, line.Bare, rule, 0.8);
            else
                line.Discard(rule, "a menu");
        }
    }

    /// <summary>Whether the whole line, in the form of <see cref="Lexicon.Key"/>, is known noise; signs around it aside.</summary>
    public static bool IsKnown(string key)
    {
        var trimmed = WithoutSigns(key);
        return Lexicon.NoiseLines.Contains(key) || Lexicon.NoiseLines.Contains(trimmed) || Lexicon.NoiseParts.MakeUp(key, 1)
            || (key.Length > 0 && key[0] == '[' && Lexicon.NoiseParts.MakeUp(trimmed, 1));
    }

    // "[Quảng cáo]", "Về đầu trang ↑", "👍 Thích": signs around the words of a button.
    internal static string WithoutSigns(string key)
    {
        var (start, end) = (0, key.Length);
        while (start < end && !Letters.IsLetterOrDigit(key[start]))
            start++;
        while (end > start && !Letters.IsLetterOrDigit(key[end - 1]))
            end--;
        // "[Bình luận (3)]"
        if (end < key.Length && key[end] == ')' && key.AsSpan(start, end - start).Contains('('))
            end++;
        return key[start..end];
    }

    // "Đã xem: 1.234", "Số lượt xem: 120", "Bình chọn: 4.5/5": of how many readers, nothing else.
    private static bool IsCounter(DraftLine line)
        => line.WordCount <= LongestCounter && line.Key.AsSpan().ContainsAnyInRange('0', '9') && StatedDates.IsCounter(line.Key);

    private static void State(PageDraft draft, DraftLine line, string section, string rule, double confidence)
    {
        line.Claim(LineRole.Section, rule);
        State(draft, section, line, rule, confidence);
    }

    public static void State(PageDraft draft, string section, DraftLine line, string rule, double confidence)
    {
        if (draft.Section is not null || section.Length == 0)
            return;
        draft.Section = section;
        draft.Origin("section", rule, confidence, line.Text, line);
    }
}
