using System.Buffers;
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

    private const int LongestBareHeading = 7;

    private const int LongestPhrase = 4;

    private const int ShortestScene = 6;

    private const int ShortestCapitals = 4;

    private const int ShortestLoneCaption = 8;

    private const int PlaceReach = 4;

    private static readonly SearchValues<char> LoneSigns = SearchValues.Create(":?!\"“'‘");

    private const int LongestColonHeading = 12;

    /// <summary>As many labelled captions with a photographer make it the page's manner.</summary>
    private const int LeastCredited = 2;

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
            if (line.WordCount == 1 && Lexicon.ImageSuffixes.Any(suffix => line.Key.TrimEnd(']', ')').EndsWith(suffix, StringComparison.Ordinal)))
            {
                line.Claim(LineRole.FigureLabel, rule);
                draft.Figures.Add(line, new FigureDraft { Lines = [.. line.Numbers], Rule = rule });
                continue;
            }
            var text = WithoutZoom(line);
            // "… - Ảnh 1."
            if (text is [.., var digit, '.'] && char.IsAsciiDigit(digit))
                text = text[..^1];
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
        double? usual = null;
        foreach (var (index, line) in draft.Body().ToList())
        {
            if (line.WordCount > LongestCaption || !line.Key.AsSpan().ContainsAny(Lexicon.PhotoMarks))
                continue;
            var text = line.Text.Trim('|', ' ');
            var (caption, credit, isNamed) = Split(text);
            if (credit is null || (caption is not null && !caption.EndsWith('.') && LineForm.Names(caption).Count > 0 && IsAtEnd(draft, index)
                && BylineRules.IsByline(line)))
                continue;
            if (caption is not null && !isNamed)
                (caption, credit) = (text, null);
            var previous = index > 0 ? draft.Lines[index - 1] : null;
            var open = previous is not null && draft.Figures.TryGetValue(previous, out var figure) ? figure : null;
            line.Claim(LineRole.Caption, rule);
            // "Ảnh minh họa" alone below a label is all that is said of the photograph.
            if (open is { Credit: null, Caption: null } && caption is null && !isNamed)
                Complete(open, text, null, line, rule);
            else if (open is not null && open.Credit is null && (open.Caption is null || caption is null))
                Complete(open, caption ?? open.Caption, credit, line, rule);
            // "Ghe chở cây giống về bến của xã" above "Ảnh: Trần Ba": the caption, and its credit on a line of its own.
            else if (caption is null && CaptionAbove(draft, index, usual ??= UsualParagraph(draft)) is { } above)
            {
                above.Claim(LineRole.Caption, rule);
                // Below a label it is that one's.
                if (index > 1 && draft.Figures.TryGetValue(draft.Lines[index - 2], out var labelled) && labelled.Caption is null)
                {
                    Complete(labelled, above.Text, null, above, rule);
                    Complete(labelled, above.Text, credit, line, rule);
                    open = labelled;
                }
                else
                    open = new FigureDraft { Caption = above.Text, Credit = credit, Lines = [.. above.Numbers, .. line.Numbers], Rule = rule };
                draft.Figures.Add(above, open);
            }
            // Below the text the photographer of them all is named.
            else if (caption is null && index > lastProse)
                line.Discard(rule, "a photo credit without a figure");
            else if (caption is null && previous is not null && BodyRules.Cells(previous).Count > 1)
                line.Discard(rule, "who drew the table");
            // The photograph is lost; "Ảnh minh họa" names nobody and is all that is said of it.
            else if (caption is null)
                open = Lexicon.AnonymousPhotoCredits.Contains(Lexicon.Key(credit!))
                    ? new FigureDraft { Caption = credit, Lines = [.. line.Numbers], Rule = rule }
                    : new FigureDraft { Credit = credit, Lines = [.. line.Numbers], Rule = rule };
            else if (previous is { Role: LineRole.Caption } && open is { Caption: { } same } && Lexicon.Key(same) == Lexicon.Key(caption))
                line.Discard(rule, "the caption again");
            else
                open = new FigureDraft { Caption = caption, Credit = credit, Lines = [.. line.Numbers], Rule = rule };
            if (open is not null && line.Discarded is null)
                draft.Figures.TryAdd(line, open);
        }
    }

    // An open phrase; a sentence only when it is short, or stands with the credit in a block of their own.
    private static DraftLine? CaptionAbove(PageDraft draft, int index, double usual)
    {
        if (index - 1 <= draft.TitleIndex || draft.Lines[index - 1] is not { IsUnread: true, IsMarked: false } above || above.WordCount is 0 or > LongestCaption
            || above.Text[^1] == ':' || BylineRules.IsByline(above) || !LineForm.BeginsHeading(above.Text) || BodyRules.Cells(above).Count > 1)
            return null;
        if (!above.EndsSentence)
            return above.WordCount <= LongestStoryCaption ? above : null;
        var isOwnBlock = above.AfterBlank && !draft.Lines[index].AfterBlank && draft.Lines.Skip(1).Count(line => line.AfterBlank) > 1;
        return isOwnBlock || above.WordCount <= usual * CaptionShare ? above : null;
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
        // Where the captions below labels are credited, a phrase without a credit above a paragraph is a heading.
        var areCredited = draft.Figures.Values.Distinct().Count(figure => figure is { Label: not null, Credit: not null }) >= LeastCredited;
        var areInCapitals = draft.Figures.Values.Any(figure => figure.Caption is { } caption && caption.Any(char.IsUpper) && !caption.Any(char.IsLower));
        for (var i = 0; i < body.Count; i++)
        {
            var (index, line) = body[i];
            if (index == 0 || draft.Lines[index - 1].Role != LineRole.FigureLabel
                || !draft.Figures.TryGetValue(draft.Lines[index - 1], out var figure) || figure.Caption is not null)
                continue;
            if (i + 1 == body.Count && BylineRules.IsByline(line))
                continue;
            if (line.IsMarked || LineForm.IsNumberedHeading(line.Text) || line.Text.EndsWith(':') || StopsShort(line)
                || IsLikeHeading(draft, body, i) || IsHeadingInCapitals(draft, index, areInCapitals))
                continue;
            // A label may stand right above a heading: a few words that show nothing, and a paragraph under them. Below a heading and its label stands none.
            if (!(index > 1 && draft.Lines[index - 2] is { IsUnread: true } heading && BodyRules.IsHeadingForm(heading)) && line.WordCount <= (areCredited ? LongestColonHeading : LongestBareHeading) && BodyRules.IsHeadingForm(line) && Lexicon.ViewOpenings.Of(line.Key) is null && (areCredited || !IsScene(line.Text) || (line.WordCount <= LongestPhrase && !NamesOrCounts(line.Text)))
                && index + 1 < draft.Lines.Count && draft.Lines[index + 1] is { IsUnread: true, IsProse: true } or { Role: LineRole.Paragraph })
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
            // "TRẦN BA" right below the caption, with more text under it: who made the photograph.
            if (figure.Credit is null && i + 2 < body.Count && body[i + 1].Line is var name && body[i + 1].Index == body[i].Index + 1
                && !name.Bare.Any(char.IsLower) && LineForm.Names(name.Bare).Count > 0)
            {
                name.Claim(LineRole.Caption, rule);
                Complete(figure, figure.Caption, name.Bare, name, rule);
                draft.Figures[name] = figure;
                i++;
            }
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

    // "NẮNG THÌ VUI, MƯA THÌ LO" above a paragraph: headings are set in capitals, captions hardly ever; where another label has one behind it, the page's are.
    private static bool IsHeadingInCapitals(PageDraft draft, int index, bool areInCapitals)
        => IsInCapitals(draft.Lines[index]) && index + 1 < draft.Lines.Count && draft.Lines[index + 1] is { IsUnread: true, IsProse: true }
            && !areInCapitals;

    private static bool IsInCapitals(DraftLine line)
        => line.WordCount >= ShortestCapitals && BodyRules.IsHeadingForm(line) && !line.Text.Any(char.IsLower);

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
        // Once with its photographer, and once more without.
        foreach (var (index, line) in draft.Body().ToList())
        {
            if (line.WordCount >= ShortestScene && draft.Lines[Math.Max(index - 1, 0)..Math.Min(index + 2, draft.Lines.Count)].Exists(beside
                    => draft.Figures.TryGetValue(beside, out var figure) && figure.Caption is { } caption && Lexicon.Key(caption).StartsWith(line.Key.TrimEnd('.'), StringComparison.Ordinal)))
                line.Discard(rule, "the caption again");
        }
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

    /// <summary>
    /// An open phrase between paragraphs that opens with whom or what a photograph shows, and tells a place or a day: its label and credit are lost.
    /// </summary>
    public static void CaptionAlone(PageDraft draft, string rule)
    {
        var lines = draft.Lines;
        foreach (var (index, line) in draft.Body().ToList())
        {
            // "Trong ảnh: bà con chở cây giống về bến."
            if (Lexicon.PhotoOpenings.Of(line.Key) is { } opening && line.WordCount <= LongestStoryCaption && line.Key.Length > opening.Length)
            {
                line.Claim(LineRole.Caption, rule);
                draft.Figures.Add(line, new FigureDraft { Caption = line.Text, Lines = [.. line.Numbers], Rule = rule });
                continue;
            }
            if (line.WordCount < ShortestLoneCaption || !BodyRules.IsHeadingForm(line) || line.Text.AsSpan().ContainsAny(LoneSigns) || LineForm.IsNumberedHeading(line.Text)
                || Lexicon.CaptionOpenings.Of(line.Key) is null || !(TellsPlaceOrDay(line.Text) || TellsDoing(line.Key)) || index + 1 >= lines.Count
                || index == 0 || lines[index - 1] is not ({ IsProse: true } or { Role: LineRole.Heading or LineRole.Caption })
                || lines[index + 1] is not { IsUnread: true, IsProse: true })
                continue;
            line.Claim(LineRole.Caption, rule);
            draft.Figures.Add(line, new FigureDraft { Caption = line.Text, Lines = [.. line.Numbers], Rule = rule });
        }
    }

    // "Cán bộ khuyến nông hướng dẫn bà con ươm cây": what can be seen.
    private static bool TellsDoing(string key)
    {
        var padded = $" {key} ";
        return Array.Exists(Lexicon.SceneVerbs, verb => padded.Contains(verb, StringComparison.Ordinal));
    }

    // "… tại Bệnh viện Nhi đồng 1", "… trên sông Hậu", "… sáng 13.1", "… chiều 20/6".
    private static bool TellsPlaceOrDay(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i + 1 < words.Length; i++)
        {
            var word = Lexicon.Key(words[i]);
            if (Lexicon.PlaceWords.Contains(word) && words.Skip(i + 1).Take(PlaceReach).Any(next => char.IsUpper(next[0])))
                return true;
            if (Lexicon.DayWords.Contains(word) && char.IsAsciiDigit(words[i + 1][0]) && words[i + 1].AsSpan(1).ContainsAny('/', '.', '-'))
                return true;
        }
        return false;
    }

    private static bool IsLongScene(DraftLine line) => line.WordCount >= ShortestScene && IsScene(line.Text);

    // A caption tells where or when, or names somebody; a heading of a few words mostly does neither.
    private static bool IsScene(string text)
    {
        // Where something is seen stands behind such a word: "Còn nhiều khó khăn, tồn tại" ends on another.
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return NamesOrCounts(text)
            || words.SkipLast(1).Any(word => Lexicon.SceneWords.Contains(Lexicon.Key(word)));
    }

    private static bool NamesOrCounts(string text)
        => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Any(word => char.IsUpper(word[0]) || char.IsDigit(word[0]));

    /// <summary>"Video: …" in the body is the label of a video.</summary>
    public static void Video(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body())
        {
            if (line.WordCount <= LineForm.LongestHeadline && Lexicon.VideoPrefixes.Of(line.Key.TrimStart(PlaySigns)) is not null)
                line.Claim(LineRole.Video, rule);
        }
    }

    /// <summary>
    /// The caption without the photographer, and the photographer: "Bến thuyền. (Ảnh: Đức Phương)". What names no photographer ("Ảnh minh họa",
    /// "Ảnh do xã cung cấp", "(Nguồn: TTXVN)") stays with the caption.
    /// </summary>
    public static (string? Caption, string? Credit) SplitCredit(string text)
        => Split(text) is (var caption, var credit, var isNamed) && (isNamed || caption is null) ? (caption, credit) : (text, null);

    private static (string? Caption, string? Credit, bool IsNamed) Split(string text)
    {
        var lowered = Lexicon.Key(text);
        if (lowered.Length != text.Length)
            return (text, null, true);
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
            {
                if (SplitAgencyCredit(text, lowered) is var (agencyCaption, agency))
                    return (agencyCaption, agency, true);
                return SplitSource(text, lowered) is var (sourceCaption, source) ? (sourceCaption, source, false) : SplitBareCredit(text, lowered);
            }
            at = lowered.LastIndexOf(anonymous, StringComparison.Ordinal);
            return !BeginsCredit(text, at) ? (text, null, true) : (Before(text, at), text.Substring(at, anonymous.Length), false);
        }
        var credit = text[(at + length)..].Trim(' ', ')', '(', ']', '.');
        if (credit.Length == 0 || credit.Split(' ').Length > 8 || LineForm.EndsSentence(credit))
            return (text, null, true);
        return (Before(text, at), credit, true);
    }

    // "… on the river. — VNA/VNS Photo", "… on the river – AFP Photo": the agency stands first.
    private static (string? Caption, string? Credit)? SplitAgencyCredit(string text, string lowered)
    {
        if (!lowered.Contains(Lexicon.AgencyPhotoCredit, StringComparison.Ordinal))
            return null;
        var sign = Math.Max(text.LastIndexOfAny(['—', '–', '(', '|']), text.LastIndexOf(". ", StringComparison.Ordinal));
        var credit = text[(sign + 1)..].Trim(' ', ')', '.');
        var words = credit.Split(' ');
        return sign > 0 && words.Length is > 1 and <= 7 && words.All(word => char.IsUpper(word[0]) || word is "photo" or "photos")
            && words.Skip(1).Any(word => word is "Photo" or "Photos" or "photo" or "photos" or "PHOTO")
            ? (Before(text, text[sign] == '.' ? sign + 1 : sign), credit)
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
    private static (string? Caption, string? Credit, bool IsNamed) SplitBareCredit(string text, string lowered)
    {
        var at = lowered.LastIndexOf(Lexicon.BarePhotoCredit, StringComparison.Ordinal);
        // "ẢNH CHỤP MÀN HÌNH" in capitals throughout names nobody.
        if (at < 0 || text[at + 1] != 'n')
            return (text, null, true);
        var before = text.AsSpan(0, at).TrimEnd();
        var credit = text[(at + Lexicon.BarePhotoCredit.Length)..].Trim(' ', ')', ']', '.');
        var isBracketed = !before.IsEmpty && before[^1] is '(' or '[';
        var isParted = !before.IsEmpty && char.IsUpper(text[at])
            && before[^1] is '.' or '!' or '?' or '…' or '-' or '–' or '—' or '|' or '"' or '”';
        if ((isBracketed || isParted) && lowered.AsSpan().TrimEnd([')', '.', ' ']).EndsWith(Lexicon.SuppliedPhoto))
            return (Before(text, at), text[at..].Trim(' ', ')', ']', '.'), false);
        // Alone on a line only capitals tell a photographer from "Ảnh Bác Hồ".
        var isAlone = before.IsEmpty && !credit.Any(char.IsLower);
        return (isBracketed || isParted || isAlone) && LineForm.Names(credit).Count > 0 ? (Before(text, at), credit, true) : (text, null, true);
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

    [GeneratedRegex(@"^[(\[]?(hình|ảnh|hình ảnh|photo|figure|fig\.)( số)? ?(?<n>[0-9]{1,3})[a-d]?((/|, ?| và |[-–])[0-9]{1,3})? ?[)\]]?([:.–-] ?(?<caption>.*))?$", Options)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<title>.+?) ?([-–—] ?| (hình|ảnh|photo) )(?<n>[0-9]{1,3})$", Options)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^.+ (hinh|anh|hinh anh) (?<n>[0-9]{1,3})$", Options)]
    private static partial Regex Addressed();
}
