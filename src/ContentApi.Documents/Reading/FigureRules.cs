using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentApi.Documents.Reading;

/// <summary>Figures: labels, captions, credits.</summary>
internal static partial class FigureRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const int LongestLabel = 70;

    private const int LongestCaption = 75;

    private const int LongestStoryCaption = 45;

    private const int LongestSourced = 30;

    private const int ShortestAddress = 5;

    private const int LongestBareHeading = 6;

    private const int ShortestScene = 6;

    private const int LongestColonHeading = 12;

    /// <summary>A closed sentence under a label is a caption when it is this much shorter than the page's usual paragraph.</summary>
    private const double CaptionShare = 0.6;

    // "… hinh anh 1Phóng to": the button stands on the image and sticks to its label.
    private static string WithoutZoom(DraftLine line)
    {
        var zoom = char.IsAsciiDigit(line.Key[^1]) ? null : Array.Find(Lexicon.ZoomButtons, button => line.Key.EndsWith(button, StringComparison.Ordinal));
        return zoom is null || zoom.Length == line.Key.Length ? line.Text : line.Text[..^zoom.Length].TrimEnd();
    }

    // "▶ Video: …", "[Video] …".
    private static readonly char[] PlaySigns = ['[', '▶', '►', '(', ' '];

    /// <summary>"Headline - Hình 1", "Headline - 1", "Hình 1", "Ảnh 2: caption".</summary>
    public static void Label(PageDraft draft, string rule)
    {
        HashSet<string>? keys = null;
        foreach (var line in draft.Lines)
        {
            if (!line.IsUnread || line.WordCount > LongestLabel + 3)
                continue;
            // The name of the image's file tells that a figure stands here and says nothing of it.
            if (line.WordCount == 1 && Lexicon.ImageSuffixes.Any(suffix => line.Key.EndsWith(suffix, StringComparison.Ordinal)))
            {
                line.Claim(LineRole.FigureLabel, rule);
                draft.Figures.Add(line, new FigureDraft { Lines = [.. line.Numbers], Rule = rule });
                continue;
            }
            var text = WithoutZoom(line);
            var endsWithNumber = char.IsAsciiDigit(text[^1]);
            var match = endsWithNumber ? Titled().Match(text) : Match.Empty;
            if (!match.Success)
                match = Numbered().Match(text);
            // "Headline - 1" and "Headline ảnh 1" are labels only below that very headline.
            if (!match.Success && endsWithNumber && line.WordCount >= ShortestAddress && Counted().Match(text) is { Success: true } counted
                && (keys ??= [.. draft.Lines.Select(other => other.Key)]).Contains(Lexicon.Key(counted.Groups["title"].Value)))
                match = counted;
            // Made from the address of the page: "cau moi noi hai bo song hinh 1".
            if (!match.Success && endsWithNumber && line.WordCount >= ShortestAddress && System.Text.Ascii.IsValid(text))
                match = Addressed().Match(text);
            if (!match.Success)
                continue;
            var caption = match.Groups["caption"].Value;
            line.Claim(LineRole.FigureLabel, rule);
            var figure = new FigureDraft
            {
                Label = caption.Length > 0 ? text[..match.Groups["caption"].Index].TrimEnd(' ', ':', '.', '-', '–') : text,
                Title = match.Groups["title"].Success ? match.Groups["title"].Value : null,
                Number = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture),
                Lines = [.. line.Numbers],
                Rule = rule,
            };
            if (caption.Length > 0)
                (figure.Caption, figure.Credit) = SplitCredit(caption);
            draft.Figures.Add(line, figure);
        }
    }

    /// <summary>A line that ends with a photographer's credit is a caption; behind a label it belongs to that figure.</summary>
    public static void CreditedCaption(PageDraft draft, string rule)
    {
        var lastProse = draft.Lines.FindLastIndex(line => line is { IsUnread: true, IsProse: true });
        foreach (var (index, line) in draft.Body().ToList())
        {
            if (line.WordCount > LongestCaption || !line.Key.AsSpan().ContainsAny(Lexicon.PhotoMarks))
                continue;
            var (caption, credit) = SplitCredit(line.Text.Trim('|', ' '));
            if (credit is null || (caption is not null && !caption.EndsWith('.') && LineForm.Names(caption).Count > 0 && IsAtEnd(draft, index)
                && BylineRules.IsByline(line)))
                continue;
            var previous = index > 0 ? draft.Lines[index - 1] : null;
            var open = previous is not null && draft.Figures.TryGetValue(previous, out var figure) ? figure : null;
            line.Claim(LineRole.Caption, rule);
            if (open is not null && open.Credit is null && (open.Caption is null || caption is null))
                Complete(open, caption ?? open.Caption, credit, line, rule);
            // Below the text the photographer of them all is named.
            else if (caption is null && index > lastProse)
                line.Discard(rule, "a photo credit without a figure");
            // The photograph is lost; "Ảnh minh họa" names nobody and is all that is said of it.
            else if (caption is null)
                open = Lexicon.AnonymousPhotoCredits.Contains(Lexicon.Key(credit))
                    ? new FigureDraft { Caption = credit, Lines = [.. line.Numbers], Rule = rule }
                    : new FigureDraft { Credit = credit, Lines = [.. line.Numbers], Rule = rule };
            else if (previous is { Role: LineRole.Caption } && open is { Caption: { } above } && Lexicon.Key(above) == Lexicon.Key(caption))
                line.Discard(rule, "the caption again");
            else
                open = new FigureDraft { Caption = caption, Credit = credit, Lines = [.. line.Numbers], Rule = rule };
            if (open is not null && line.Discarded is null)
                draft.Figures.TryAdd(line, open);
        }
    }

    /// <summary>
    /// The line under a label, unless it is a heading's, a byline's or a paragraph's: an open phrase is a caption, a closed
    /// sentence only when it is much
    /// shorter than the paragraphs of this page.
    /// </summary>
    public static void CaptionBelowLabel(PageDraft draft, string rule)
    {
        var usual = UsualParagraph(draft);
        var body = draft.Body().ToList();
        for (var i = 0; i < body.Count; i++)
        {
            var (index, line) = body[i];
            if (index == 0 || draft.Lines[index - 1].Role != LineRole.FigureLabel
                || !draft.Figures.TryGetValue(draft.Lines[index - 1], out var figure) || figure.Caption is not null)
                continue;
            if (i + 1 == body.Count && BylineRules.IsByline(line))
                continue;
            if (line.IsMarked || LineForm.IsNumberedHeading(line.Text) || line.Text.EndsWith(':') || StopsShort(line)
                || IsLikeHeading(draft, body, i))
                continue;
            // A label may stand right above a heading: a few words that show nothing, and a paragraph under them.
            if (line.WordCount <= LongestBareHeading && BodyRules.IsHeadingForm(line) && !IsScene(line.Text)
                && index + 1 < draft.Lines.Count && draft.Lines[index + 1] is { IsUnread: true, IsProse: true })
                continue;
            var isCaption = line.EndsSentence && !IsPhotoWord(line.Key)
                ? line.WordCount <= Math.Min(LongestCaption, usual * CaptionShare) || (line.WordCount <= LongestStoryCaption && TellsStory(draft, index))
                : line.WordCount <= LongestCaption;
            if (!isCaption)
                continue;
            line.Claim(LineRole.Caption, rule);
            Complete(figure, line.Text, null, line, rule);
            draft.Figures[line] = figure;
            // Some pages print a caption twice.
            if (i + 1 < body.Count && body[i + 1].Line.Key == line.Key)
                body[++i].Line.Discard(rule, "the caption again");
        }
        foreach (var (line, figure) in draft.Figures)
        {
            if (figure is { Label: null, Caption: null, Credit: null })
                line.Discard(rule, "the name of an image file");
        }
    }

    // "… quả nhỏ và": a paragraph cut off in mid-sentence.
    private static bool StopsShort(DraftLine line) => line.WordCount > BodyRules.LongestHeading && !line.EndsSentence
        && Lexicon.OpenEndings.Contains(line.Key[(line.Key.LastIndexOf(' ') + 1)..]);

    // "Phú Hòa: giữ đất" where a heading that stands under no label has a colon as well, and a paragraph follows both.
    private static bool IsLikeHeading(PageDraft draft, List<(int Index, DraftLine Line)> body, int at)
        => HasColon(body[at].Line) && HeadsProse(draft, body[at])
            && body.Exists(other => other.Line != body[at].Line && HasColon(other.Line) && HeadsProse(draft, other)
                && draft.Lines[other.Index - 1].Role != LineRole.FigureLabel);

    private static bool HasColon(DraftLine line)
        => line.WordCount <= LongestColonHeading && line.Text.IndexOf(": ", StringComparison.Ordinal) > 0 && BodyRules.IsHeadingForm(line);

    private static bool HeadsProse(PageDraft draft, (int Index, DraftLine Line) line)
        => line.Index > 0 && line.Index + 1 < draft.Lines.Count && draft.Lines[line.Index + 1] is { IsUnread: true, IsProse: true };

    // "LÊ MAI - Ảnh: TRẦN BA" above or below the text names its author; elsewhere a portrait.
    private static bool IsAtEnd(PageDraft draft, int index)
    {
        var body = draft.Body().Select(each => each.Index).ToList();
        return index > 0 && (body[0] == index || body[^1] == index) && draft.Lines[index - 1].Role != LineRole.FigureLabel;
    }

    // "Ảnh 1", a sentence, "Ảnh 2", a sentence: each tells of its photograph.
    private static bool TellsStory(PageDraft draft, int index)
        => IsBareLabel(draft, index - 1) && (IsBareLabel(draft, index + 1) || IsBareLabel(draft, index - 3));

    private static bool IsBareLabel(PageDraft draft, int index)
        => index >= 0 && index < draft.Lines.Count && draft.Lines[index].Role == LineRole.FigureLabel
            && draft.Figures.TryGetValue(draft.Lines[index], out var figure) && figure is { Title: null, Label: not null } && draft.Lines[index].WordCount < ShortestAddress;

    /// <summary>"… | ": what stood below a photograph in a cell of a table that was no table.</summary>
    public static void CaptionInCell(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body().Skip(1))
        {
            if (line.Text[^1] != '|' || line.WordCount is 0 or > LongestCaption || BodyRules.Cells(line).Count > 1)
                continue;
            line.Claim(LineRole.Caption, rule);
            draft.Figures.Add(line, new FigureDraft { Caption = line.Text.Trim('|', ' '), Lines = [.. line.Numbers], Rule = rule });
        }
    }

    /// <summary>A line printed twice in a row in the middle of the text: the words of a photograph and the caption under it.</summary>
    public static void CaptionTwice(PageDraft draft, string rule)
    {
        foreach (var (index, line) in draft.Body().Skip(1).ToList())
        {
            if (!line.IsUnread || line.WordCount is < ShortestScene or > LongestStoryCaption || index + 1 >= draft.Lines.Count
                || draft.Lines[index + 1] is not { IsUnread: true } next || next.Key != line.Key)
                continue;
            line.Claim(LineRole.Caption, rule);
            draft.Figures.Add(line, new FigureDraft { Caption = line.Text, Lines = [.. line.Numbers], Rule = rule });
            for (var i = index + 1; i < draft.Lines.Count && draft.Lines[i] is { IsUnread: true } again && again.Key == line.Key; i++)
                again.Discard(rule, "the caption again");
        }
    }

    /// <summary>
    /// Of two open phrases in a row between paragraphs, the one that tells where or when something is seen is the caption of a figure that
    /// the dump did not keep, the other is the heading.
    /// </summary>
    public static void CaptionBesideHeading(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        foreach (var (index, line) in draft.Body().ToList())
        {
            if (index + 2 >= lines.Count || !line.IsUnread || !BodyRules.IsHeadingForm(line)
                || lines[index + 1] is not { IsUnread: true } next || !BodyRules.IsHeadingForm(next)
                || LineForm.IsNumberedHeading(line.Text) || LineForm.IsNumberedHeading(next.Text)
                || !lines[index + 2].IsUnread || !lines[index + 2].IsProse || (lines[index - 1].IsUnread && !lines[index - 1].IsProse))
                continue;
            var (first, second) = (IsLongScene(line), IsLongScene(next));
            if (first == second)
                continue;
            var caption = first ? line : next;
            caption.Claim(LineRole.Caption, rule);
            draft.Figures.Add(caption, new FigureDraft { Caption = caption.Text, Lines = [.. caption.Numbers], Rule = rule });
        }
    }

    /// <summary>
    /// Right below the lead, the only open phrase of the text: it tells whom or what a photograph shows, and where or when. A lone heading
    /// stands further down.
    /// </summary>
    public static void CaptionBelowLead(PageDraft draft, string rule)
    {
        var body = draft.Body().ToList();
        if (body.Count < 2 || draft.Lead is null || body[0].Index != draft.Lines.IndexOf(draft.Lead) + 1 || !body[1].Line.IsProse)
            return;
        var line = body[0].Line;
        if (!IsLongScene(line) || !BodyRules.IsHeadingForm(line) || line.Text.Contains(':', StringComparison.Ordinal)
            || Lexicon.CaptionOpenings.Of(line.Key) is null || body.Skip(1).Any(other => BodyRules.IsHeadingForm(other.Line)))
            return;
        line.Claim(LineRole.Caption, rule);
        draft.Figures.Add(line, new FigureDraft { Caption = line.Text, Lines = [.. line.Numbers], Rule = rule });
    }

    private static bool IsLongScene(DraftLine line) => line.WordCount >= ShortestScene && IsScene(line.Text);

    // A caption tells where or when, or names somebody; a heading of a few words mostly does neither.
    private static bool IsScene(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Skip(1).Any(word => char.IsUpper(word[0]) || char.IsDigit(word[0]))
            || words.Any(word => Lexicon.SceneWords.Contains(Lexicon.Key(word)));
    }

    /// <summary>"Video: …" in the body is the label of a video.</summary>
    public static void Video(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body())
        {
            if (line.WordCount <= LineForm.LongestHeadline && Lexicon.VideoPrefixes.Of(line.Key.TrimStart(PlaySigns)) is not null)
                line.Claim(LineRole.Video, rule);
        }
    }

    /// <summary>The caption without the photographer, and the photographer: "Bến thuyền. (Ảnh: Đức Phương)".</summary>
    public static (string? Caption, string? Credit) SplitCredit(string text)
    {
        var lowered = Lexicon.Key(text);
        if (lowered.Length != text.Length)
            return (text, null);
        var at = -1;
        var length = 0;
        foreach (var mark in Lexicon.PhotoCredits)
        {
            var found = lowered.LastIndexOf(mark, StringComparison.Ordinal);
            if (found < 0 || !BeginsCredit(text, found) || (at >= 0 && found >= at && found < at + length))
                continue;
            // A credit is a few words at the very end; "Bài, ảnh:" names the author of the text as well.
            if (found <= at || lowered.AsSpan(0, found).TrimEnd().EndsWith(",") || lowered.AsSpan(0, found).TrimEnd().EndsWith(" và"))
                continue;
            (at, length) = (found, mark.Length);
        }
        if (at < 0)
        {
            var anonymous = Lexicon.AnonymousPhotoCredits
                .FirstOrDefault(mark => lowered.AsSpan().TrimEnd(['.', ')', ' ']).EndsWith(mark, StringComparison.Ordinal));
            if (anonymous is null)
                return SplitAgencyCredit(text, lowered) ?? SplitSource(text, lowered) ?? SplitBareCredit(text, lowered);
            at = lowered.LastIndexOf(anonymous, StringComparison.Ordinal);
            return !BeginsCredit(text, at) ? (text, null) : (Before(text, at), text.Substring(at, anonymous.Length));
        }
        var credit = text[(at + length)..].Trim(' ', ')', '(', ']', '.');
        if (credit.Length == 0 || credit.Split(' ').Length > 8 || LineForm.EndsSentence(credit))
            return (text, null);
        return (Before(text, at), credit);
    }

    // "… on the river. — VNA/VNS Photo", "… on the river – AFP Photo": the agency stands first.
    private static (string? Caption, string? Credit)? SplitAgencyCredit(string text, string lowered)
    {
        if (!lowered.Contains(Lexicon.AgencyPhotoCredit, StringComparison.Ordinal))
            return null;
        var sign = text.LastIndexOfAny(['—', '–', '(', '|']);
        var credit = text[(sign + 1)..].Trim(' ', ')', '.');
        var words = credit.Split(' ');
        return sign > 0 && words.Length is > 1 and <= 6 && words.All(word => char.IsUpper(word[0]) || word is "photo" or "photos")
            && words.Skip(1).Any(word => word is "Photo" or "Photos" or "photo" or "photos" or "PHOTO")
            ? (Before(text, sign), credit)
            : null;
    }

    // "… trên sông. (Nguồn: TTXVN)", "… trên sông (Ảnh minh họa. Nguồn: Internet)".
    private static (string? Caption, string? Credit)? SplitSource(string text, string lowered)
    {
        var open = text.LastIndexOf('(');
        var source = open < 0 ? -1 : lowered.IndexOf(Lexicon.PhotoSource, open, StringComparison.Ordinal);
        if (source < 0 || !text.AsSpan().TrimEnd('.').EndsWith(")") || Text.Words.Count(text) > LongestSourced
            || (source > open + 1 && !lowered.AsSpan(open + 1).StartsWith(Lexicon.BarePhotoCredit)))
            return null;
        var credit = text[(source + Lexicon.PhotoSource.Length)..].Trim(' ', ')', '.');
        return credit.Length == 0 ? null : (Before(text, open), credit);
    }

    // "… trên sông. Ảnh TRẦN BA", "… trên sông (Ảnh Trần Ba)": without its colon a credit needs a sign before it and a name behind it.
    private static (string? Caption, string? Credit) SplitBareCredit(string text, string lowered)
    {
        var at = lowered.LastIndexOf(Lexicon.BarePhotoCredit, StringComparison.Ordinal);
        // "ẢNH CHỤP MÀN HÌNH" in capitals throughout names nobody.
        if (at < 0 || text[at + 1] != 'n')
            return (text, null);
        var before = text.AsSpan(0, at).TrimEnd();
        var credit = text[(at + Lexicon.BarePhotoCredit.Length)..].Trim(' ', ')', ']', '.');
        var isBracketed = !before.IsEmpty && before[^1] is '(' or '[';
        var isParted = !before.IsEmpty && char.IsUpper(text[at])
            && before[^1] is '.' or '!' or '?' or '…' or '-' or '–' or '—' or '|' or '"' or '”';
        if ((isBracketed || isParted) && lowered.AsSpan().TrimEnd([')', '.', ' ']).EndsWith(Lexicon.SuppliedPhoto))
            return (Before(text, at), text[at..].Trim(' ', ')', ']', '.'));
        // Alone on a line only capitals tell a photographer from "Ảnh Bác Hồ".
        var isAlone = before.IsEmpty && !credit.Any(char.IsLower);
        return (isBracketed || isParted || isAlone) && LineForm.Names(credit).Count > 0 ? (Before(text, at), credit) : (text, null);
    }

    // "… trên sông. Ảnh: X" and "… trên sông (ảnh: X)", but not "Dưới đây là một số hình ảnh: …".
    private static bool BeginsCredit(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '-' or '–' or '—' or '(' or '[' or '|' or '/' or ','
            or ';' or '!' or '?' or '…' or '"' or '”' or ')'
            || (char.IsUpper(text[at]) && text[at - 1] == ' ');
    }

    private static string? Before(string text, int at)
    {
        var caption = text[..at].TrimEnd(' ', '(', '[', '-', '–', '—', '|', '/', ',');
        return caption.Length == 0 ? null : caption;
    }

    private static void Complete(FigureDraft figure, string? caption, string? credit, DraftLine line, string rule)
    {
        figure.Caption = caption;
        figure.Credit ??= credit;
        figure.Lines.AddRange(line.Numbers);
        figure.Rule = rule;
    }

    private static bool IsPhotoWord(string key) => key.Contains("ảnh chụp", StringComparison.Ordinal)
        || key.StartsWith("ảnh ", StringComparison.Ordinal);

    // The median of the sentences that do not stand under a label.
    private static double UsualParagraph(PageDraft draft)
    {
        var lengths = draft.Body()
            .Where(each => each.Line.EndsSentence && (each.Index == 0 || draft.Lines[each.Index - 1].Role != LineRole.FigureLabel))
            .Select(each => each.Line.WordCount)
            .Order()
            .ToList();
        return lengths.Count == 0 ? 0 : lengths[lengths.Count / 2];
    }

    // Each stands at the start and has one loop: its work grows with the line and no more.
    [GeneratedRegex(@"^(?<title>.+?) ?[-–—] ?(hình|ảnh|photo|figure) ?(?<n>[0-9]{1,3})$", Options)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^[(\[]?(hình|ảnh|hình ảnh|photo|figure|fig\.)( số)? ?(?<n>[0-9]{1,3})(/[0-9]{1,3})? ?[)\]]?([:.–-] ?(?<caption>.*))?$", Options)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<title>.+?) ?([-–—] ?| (hình|ảnh|photo) )(?<n>[0-9]{1,3})$", Options)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^.+ (hinh|anh|hinh anh) (?<n>[0-9]{1,3})$", Options)]
    private static partial Regex Addressed();
}
