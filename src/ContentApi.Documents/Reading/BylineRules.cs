namespace ContentApi.Documents.Reading;

/// <summary>Who wrote it, and where it comes from.</summary>
internal static class BylineRules
{
    private const int LongestByline = 12;

    private const int LongestSignature = 16;

    private const int LongestRole = 40;

    private const int LongestAddress = 25;

    private const int LongestAcronym = 6;

    /// <summary>Headline, lead, author and date, with a button or two.</summary>
    private const int LongestHead = 6;

    /// <summary>"Theo TTXVN", "Nguồn: …": a line of its own, the agency a name. "- VNA" at the end is the mark that the lead has in brackets.</summary>
    public static void Agency(PageDraft draft, string rule)
    {
        if (draft.Body().LastOrDefault().Line is { IsMarked: true, WordCount: 1 } mark && IsAcronym(mark.Bare)
            && draft.Lines.Exists(line => line.Text.Contains($"({mark.Bare})", StringComparison.Ordinal)))
            mark.Discard(rule, "the agency's mark again");
        foreach (var (index, line) in draft.Body())
        {
            // Under the rows of a table it is where its figures come from.
            if (index > 0 && draft.Lines[index - 1].IsUnread && BodyRules.Cells(draft.Lines[index - 1]).Count > 1)
                continue;
            if (!IsAgency(line) && !IsAddressed(line) && !Lexicon.Agencies.Contains(line.Key.Trim('(', ')', '.', ' ')))
                continue;
            line.Claim(LineRole.Credit, rule);
            if (draft.Credit is not null)
                continue;
            draft.Credit = WithoutAddress(Lexicon.CreditLabels.Of(line.Key) is { } label ? line.Bare[label.Length..].Trim() : line.Bare);
            draft.Origin("source.credit", rule, 1, null, line);
        }
    }

    /// <summary>"Bài, ảnh: …", "Tác giả: …".</summary>
    public static void Prefixed(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body())
        {
            if (line.WordCount > LongestByline || RoleLength(line.Bare) is not (> 0 and var length))
                continue;
            var named = line.Bare[length..].Trim();
            if (Parse(named).Names.Count > 0)
                Credit(draft, line, named, rule, 1);
            else if (Signature(named) is { } signed)
                Sign(draft, line, signed, rule, 1);
            // "Tin, ảnh: Lê Mai - Trần Ba (Trung tâm Văn hóa huyện)"
            else if (named.EndsWith(')') && named.LastIndexOf('(') is > 0 and var office && Parse(named[..office].Trim()).Names.Count > 0)
                Credit(draft, line, named[..office].Trim(), rule, 1);
            // "Tin, ảnh: Trạm Khuyến nông"
            else if (named.Length > 0 && char.IsUpper(named[0]) && !LineForm.EndsSentence(named) && Lexicon.Institutions.Of(Lexicon.Key(named)) is not null)
                Sign(draft, line, named, rule, 0.9);
        }
    }

    /// <summary>How much of the text names what its author did: "Tác giả:", "Tin-ảnh:", "Bài và ảnh" before a name; 0 where nothing does.</summary>
    public static int RoleLength(string text)
    {
        var key = Lexicon.Key(text);
        if (Lexicon.BylinePrefixes.Of(key) is { } prefix)
            return prefix.Length;
        if (key.Length != text.Length)
            return 0;
        var (start, writes, photographs) = (0, false, false);
        for (var i = 0; i <= Math.Min(key.Length - 1, LongestRole); i++)
        {
            if (char.IsLetter(key[i]))
                continue;
            if (i > start)
            {
                var word = key[start..i];
                // Without its colon the role ends where the name begins, and says that the author did two things.
                if (!Lexicon.RoleWords.Contains(word))
                    return writes && photographs && LineForm.Names(text[start..]).Count > 0 ? start : 0;
                writes |= Lexicon.WriterWords.Contains(word);
                photographs |= word == "ảnh";
            }
            if (key[i] == ':')
                return writes ? i + 1 : 0;
            if (key[i] is not (' ' or ',' or '-' or '–' or '&' or '+' or '/'))
                return 0;
            start = i + 1;
        }
        return 0;
    }

    /// <summary>A name as the last line of the text, or between headline and text.</summary>
    public static void NameLine(PageDraft draft, string rule)
    {
        var body = draft.Body().Select(each => each.Line).ToList();
        // "* Tên nhân vật đã thay đổi" under the name is a note of the text.
        if (body.Count > 2 && IsNote(body[^1]) && body[^2].WordCount > 1 && IsByline(body[^2]))
            body.RemoveAt(body.Count - 1);
        if (body.Count > 1 && !IsByline(body[^1]) && body[^1] is { WordCount: <= LongestSignature, IsMarked: false, EndsSentence: false }
            && Signature(body[^1].Bare) is { } signed)
        {
            Sign(draft, body[^1], signed, rule, 0.8);
            return;
        }
        if (body.Count > 1 && Lexicon.BylineRemarks.Contains(body[^1].Key.Trim('(', ')', '.')))
        {
            body[^1].Discard(rule, "how the text was made, not by whom");
            body.RemoveAt(body.Count - 1);
        }
        if (body.Count > 2 && body[^1].Text is ['(', .. var office, ')'] && office.Contains(' ', StringComparison.Ordinal)
            && (LineForm.IsProfessional(body[^2].Bare) || Lexicon.StaffBylines.Contains(body[^2].Key) || (body[^2].WordCount > 1 && IsByline(body[^2]))))
        {
            body[^1].Discard(rule, "where the author works, or what kind of text it is");
            body.RemoveAt(body.Count - 1);
            if (Signature(body[^1].Bare) is { } professional)
            {
                Sign(draft, body[^1], professional, rule, 0.8);
                return;
            }
        }
        // Two authors may stand on two lines; more is a list of something else.
        for (var last = body.Count - 1; last >= Math.Max(1, body.Count - 2) && IsByline(body[last]); last--)
            Credit(draft, body[last], body[last].Bare, rule, 0.9);
        // Right above the tags it may have a remark of the paper below them, one line.
        foreach (var line in body.Where(line => line.IsUnread).TakeLast(2).Where(line => line.WordCount > 1 && IsByline(line)).ToList())
        {
            if (draft.Lines.SkipWhile(other => other != line).Skip(1).FirstOrDefault(other => other.Role != LineRole.Noise) is { Role: LineRole.Tags })
                Credit(draft, line, line.Bare, rule, 0.9);
        }
        // "Phóng viên thường trú miền Tây" right below the name that stands above the text.
        foreach (var (index, line) in draft.Body().TakeWhile(each => each.Index <= draft.TitleIndex + LongestHead).ToList())
        {
            if (!line.AfterBlank && Lexicon.StaffOpenings.Of(line.Key) is not null && line.WordCount > 1 && LineForm.WithoutStaffWord(line.Bare) == line.Bare && draft.Lines[index - 1] is { IsUnread: true, WordCount: > 1 } above
                && Lexicon.StaffOpenings.Of(above.Key) is null && IsByline(above))
                line.Discard(rule, "what the author is at the paper");
        }
        // Below a lead that stands above the date, the name is right beside the date.
        foreach (var (index, line) in draft.Body().TakeWhile(each => each.Index <= draft.TitleIndex + LongestHead).ToList())
        {
            if (line.WordCount > 1 && IsByline(line) && draft.Lines.Skip(index + 1).SkipWhile(below => below.IsUnread && IsByline(below)).FirstOrDefault() is { Role: LineRole.Date } date
                && draft.Lines.IndexOf(date) - index <= 2)
                Credit(draft, line, line.Bare, rule, 0.9);
            // "Họa sĩ Lê Mai" right above the date.
            else if (line.IsUnread && LineForm.IsProfessional(line.Bare) && index + 1 < draft.Lines.Count && draft.Lines[index + 1].Role == LineRole.Date)
                Sign(draft, line, line.Bare, rule, 0.9);
        }
        // The name may stand above the text and below it; between it and the text, what its bearer is.
        if (body.Count < 2 || !body[0].IsUnread || !IsByline(body[0]) || Lexicon.Places.Contains(body[0].Key)
            || (body[0].WordCount == 1 && !body[0].Text.Contains('.', StringComparison.Ordinal)))
            return;
        var isOffice = body.Count > 2 && body[1] is { IsUnread: true, IsProse: false, EndsSentence: false, AfterBlank: false } && body[2].IsProse
            && body[0].BylineNames.All(draft.Authors.Contains) && (Lexicon.Institutions.Of(body[1].Key) ?? Lexicon.Professions.Of(body[1].Key)) is not null;
        if (isOffice)
            body[1].Discard(rule, "where the author works");
        if (isOffice || draft.Authors.Count == 0 || body[1].IsProse)
            Credit(draft, body[0], body[0].Bare, rule, 0.8);
    }

    /// <summary>A mail address alone belongs to the byline and is nobody's business; an address of the web alone leads elsewhere.</summary>
    public static void MailAddress(PageDraft draft, string rule)
    {
        var last = draft.Lines.FindLastIndex(line => line is { IsUnread: true, IsProse: true } && !line.Text.Contains('@', StringComparison.Ordinal) && !TellsWhereToWrite(line));
        foreach (var (index, line) in draft.Body())
        {
            if (index > last && TellsWhereToWrite(line))
            {
                line.Discard(rule, "where readers may write to");
                continue;
            }
            if (line.WordCount != 1 || !line.Text.Contains('.', StringComparison.Ordinal))
                continue;
            if (line.Text.Contains('@', StringComparison.Ordinal))
                line.Discard(rule, "a mail address");
            else if (AddressAt(line.Text) == 0)
                line.Discard(rule, "an address of the web");
        }
    }

    // "Mọi thắc mắc xin gửi về hộp thư lemai@example.org", "Mọi tâm sự xin gửi về tòa soạn.", "Phòng Truyền thông - lemai@example.org"
    private static bool TellsWhereToWrite(DraftLine line)
    {
        if (line.WordCount > LongestAddress)
            return false;
        var hasAddress = line.Text.Contains('@', StringComparison.Ordinal);
        return Lexicon.AddressOpenings.Of(line.Key) is not null
            ? hasAddress || line.Key.Contains(Lexicon.ToTheEditors, StringComparison.Ordinal)
            : hasAddress && Lexicon.Institutions.Of(line.Key) is not null;
    }

    private static bool IsNote(DraftLine line) => line.Text[0] == '*' || line.Text.StartsWith("(*)", StringComparison.Ordinal) || Lexicon.NoteOpenings.Of(line.Key) is not null;

    /// <summary>"LĐO", "VNA": the mark of a paper or agency; of a person only where no other name stands.</summary>
    internal static bool IsAcronym(string text) => text.Length is > 1 and <= LongestAcronym && text.All(char.IsUpper);

    public static bool IsByline(DraftLine line) => line.WordCount <= LongestByline && !line.IsMarked && line.BylineNames.Count > 0;

    // At the very end of the text: "Lê Mai (ấp 4, xã Phú Hòa)", as letters of readers are signed, and
    // "ThS. Lê Mai - Trường Đại học Phú Hòa".
    internal static string? Signature(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        var dash = line.IndexOf(" - ", StringComparison.Ordinal);
        if (dash < 0)
            dash = line.IndexOf(", ", StringComparison.Ordinal);
        var name = open > 0 && line.EndsWith(')') ? line[..open].Trim()
            : dash > 0 && Lexicon.Institutions.Of(Lexicon.Key(line[(dash + 2)..].TrimStart())) is not null
                ? line[..dash] : line;
        return name.Contains(' ', StringComparison.Ordinal) && name != line && LineForm.IsPerson(name)
            || (name == line && LineForm.IsProfessional(name)) ? name : null;
    }

    private static void Sign(PageDraft draft, DraftLine line, string name, string rule, double confidence)
    {
        line.Claim(LineRole.Byline, rule);
        draft.AddAuthors([name], line);
        draft.Origin("authors", rule, confidence, line.Text, line);
    }

    /// <summary>Notes the names of a line, in printed order whatever the order the lines are met in.</summary>
    public static void Credit(PageDraft draft, DraftLine line, string text, string rule, double confidence)
    {
        var (names, agency) = Parse(text);
        if (names.Count == 0)
            return;
        if (line.Role == LineRole.Unread)
            line.Claim(LineRole.Byline, rule);
        draft.AddAuthors(names, line);
        draft.Origin("authors", rule, confidence, line.Text, line);
        // "VOV-Tây Bắc" on a page of VOV.VN is the paper's own office.
        if (agency is null || draft.Credit is not null || IsOwn(draft, agency))
            return;
        draft.Credit = agency;
        draft.Origin("source.credit", rule, confidence, line.Text, line);
    }

    private static bool IsOwn(PageDraft draft, string outlet)
    {
        var key = Lexicon.Key(outlet);
        if (draft.Publisher is not null && key == Lexicon.Key(draft.Publisher))
            return true;
        var end = key.AsSpan().IndexOfAny(' ', '-');
        return draft.Publisher is not null && Lexicon.AgenciesWithOffices.Contains(end < 0 ? key : key[..end])
            && Lexicon.Key(draft.Publisher).Split('.', ' ', '-').Contains(end < 0 ? key : key[..end]);
    }

    // "Nguồn VNEWS: http://…": a name, and where the text stands there.
    internal static bool IsAddressed(DraftLine line)
        => line.WordCount <= LongestByline && AddressAt(line.Bare) > 0 && line.Key.StartsWith("nguồn", StringComparison.Ordinal);

    private static int AddressAt(string text)
    {
        var at = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text.IndexOf("www.", StringComparison.OrdinalIgnoreCase) : at;
    }

    // "Nguồn: http://…" names its source by the address alone.
    internal static string WithoutAddress(string text)
    {
        var name = AddressAt(text) is > 0 and var at ? text[..at].TrimEnd(' ', ':', '-', '–', '(') : text;
        return name.Contains(' ', StringComparison.Ordinal) ? name : text;
    }

    internal static bool IsAgency(DraftLine line)
    {
        // "Nguồn:" opens no sentence; behind it a longer name may stand.
        if (Lexicon.CreditPrefixes.Of(line.Key.TrimStart('(')) is not { } prefix
            || line.WordCount > (prefix.EndsWith(':') ? LongestByline + 2 : 8))
            return false;
        var bare = line.Bare.TrimStart('(').TrimEnd(')');
        var name = bare[prefix.Length..].Trim(' ', '.');
        // "Nguồn" opens a headline as well; "AFP, Reuters" are names, "Sở Nông nghiệp, cây …" is prose.
        return name.Length > 0 && !LineForm.EndsSentence(bare) && bare[^1] != ':' && !(prefix == "theo" && name.AsSpan().ContainsAnyInRange('0', '9'))
            && (prefix is not ("nguồn" or "via") || IsOutlet(name) || (name.Contains('.', StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal)))
            // "Nguồn: Vụ Khoa học, Công nghệ": with its colon it names an office, commas and all.
            && (!name.Contains(',', StringComparison.Ordinal) || (prefix.EndsWith(':') && Lexicon.Institutions.Of(Lexicon.Key(name)) is not null) || name.Split(',', StringSplitOptions.TrimEntries).All(part => IsOutlet(part) || LineForm.IsName(part)))
            && (char.IsUpper(name[0]) || name.Contains('.', StringComparison.Ordinal)
                || name.StartsWith("báo ", StringComparison.OrdinalIgnoreCase));
    }

    // "Lê Mai (Theo TTXVN)", "Mộc Miên (Tổng hợp)", "A - B", "T.Đ".
    internal static (IReadOnlyList<string> Names, string? Agency) Parse(string text)
    {
        string? agency = null;
        var bare = text[RoleLength(text)..].Trim();
        // "Bài: A - Ảnh: B": who took the photographs did not write the text.
        var key = bare.Contains(':', StringComparison.Ordinal) || bare.Contains(" by ", StringComparison.Ordinal) ? Lexicon.Key(bare) : "";
        var photo = Lexicon.OtherMakers.Select(maker => key.IndexOf(maker, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(-1).Min();
        if (photo > 0)
            bare = bare[..photo].TrimEnd(' ', '-', '–', ',', ';', '|', '/', '.');
        bare = string.Join(' ', bare.Split(' ').Where(word => !word.Contains('@', StringComparison.Ordinal)));
        // "By Tom Nguyen in Can Tho"
        if (text.StartsWith("By ", StringComparison.OrdinalIgnoreCase) && bare.IndexOf(" in ", StringComparison.Ordinal) is > 0 and var place && LineForm.IsSetAsName(bare[(place + 4)..]))
            bare = bare[..place];
        // "(PV)", "(Lê Mai)": the whole byline in brackets; one word alone may be "(Hết)", and what follows an agency is a paper ("(TTXVN/Tin Việt)").
        if (bare.Length > 2 && bare[0] == '(' && bare.IndexOf(')', StringComparison.Ordinal) == bare.Length - 1
            && !Lexicon.Agencies.Contains(Lexicon.Key(bare[1..^1].Split('/')[0]))
            && (Lexicon.StaffBylines.Contains(Lexicon.Key(bare[1..^1])) || bare.AsSpan(1).ContainsAny(' ', '.')))
            bare = bare[1..^1].Trim();
        var open = bare.LastIndexOf('(');
        if (open >= 0 && bare.EndsWith(')'))
        {
            var remark = bare[(open + 1)..^1].Trim();
            if (Lexicon.CreditPrefixes.Of(Lexicon.Key(remark)) is not null || IsOutlet(remark)
                || (open > 0 && remark.Split('/').Any(IsOutlet)))
                agency = remark;
            // "(tổng hợp từ TTXVN, VOV)"
            else if (remark.IndexOf(" từ ", StringComparison.OrdinalIgnoreCase) is > 0 and var from
                && Lexicon.BylineRemarks.Contains(Lexicon.Key(remark[..from])))
                agency = remark[(from + 4)..];
            // "(lược dịch theo BBC)"
            else if (remark.IndexOf(" theo ", StringComparison.OrdinalIgnoreCase) is > 0 and var by
                && Lexicon.BylineRemarks.Contains(Lexicon.Key(remark[..by])))
                agency = remark[(by + 1)..];
            // "(từ Tokyo)"
            else if (!Lexicon.BylineRemarks.Contains(Lexicon.Key(remark).TrimEnd('.')) && !Lexicon.Places.Contains(Lexicon.Key(remark))
                && !(Lexicon.PlaceOpenings.Of(Lexicon.Key(remark)) is { } opening && remark.Length > opening.Length + 1 && LineForm.IsSetAsName(remark[(opening.Length + 1)..])))
                return ([], null);
            bare = bare[..open].Trim(' ', '-', '–', ',');
        }
        else
        {
            var at = bare.IndexOf(" theo ", StringComparison.OrdinalIgnoreCase);
            if (at > 0)
            {
                agency = bare[(at + 1)..];
                bare = bare[..at].Trim(' ', '-', '–', ',');
            }
            else
            {
                // "Lê Mai ghi", "Lê Mai thực hiện", "Lê Mai - lược dịch".
                var remarkAt = Lexicon.BylineRemarks.Select(remark => " " + remark)
                    .Where(remark => Lexicon.Key(bare).EndsWith(remark, StringComparison.Ordinal)).Select(remark => remark.Length)
                    .DefaultIfEmpty().Max();
                bare = bare[..^remarkAt].TrimEnd(' ', '-', '–', ',');
            }
        }
        // "Lê Mai/VOV-Tây Bắc": what stands behind a stroke may be no name.
        var stroke = bare.IndexOf('/', StringComparison.Ordinal);
        if (stroke > 0 && bare[(stroke + 1)..].Trim() is { Length: > 0 } outlet && (IsOutlet(outlet) || IsOffice(outlet)) && !IsOutlet(bare[..stroke].Trim()))
            (agency, bare) = (IsOutlet(outlet) ? agency ?? outlet : agency, bare[..stroke].Trim());
        var names = LineForm.Names(bare);
        var outlets = names.Where(IsOutlet).ToList();
        if (outlets.Count > 0 && outlets.Count < names.Count)
            (names, agency) = ([.. names.Except(outlets)], agency ?? string.Join('/', outlets));
        // "Le Mai - The Phu Hoa Daily"
        var papers = names.Where(name => name.Contains(' ', StringComparison.Ordinal) && HeaderRules.LooksLikePublisher(name)).ToList();
        if (papers.Count > 0 && papers.Count < names.Count)
            (names, agency) = ([.. names.Except(papers)], agency ?? papers[0]);
        // "Le Mai, Staff Writer"
        if (names.Count > 1)
            names = [names[0], .. names.Skip(1).Where(name => !Lexicon.StaffTitles.Contains(Lexicon.Key(name)))];
        return ([.. names.Select(LineForm.WithoutStaffWord)], agency);
    }

    // "ĐPH-Tây Bắc": a few capitals and a place, an office of the paper's own.
    private static bool IsOffice(string text)
        => text.IndexOf('-', StringComparison.Ordinal) is > 1 and <= LongestAcronym and var dash && text[..dash].All(char.IsUpper) && LineForm.IsSetAsName(text[(dash + 1)..].Trim());

    private static bool IsOutlet(string text)
    {
        var key = Lexicon.Key(text);
        var end = key.AsSpan().IndexOfAny(' ', '-');
        return Lexicon.Agencies.Contains(key) || Lexicon.Papers.Of(key) is not null || (end > 0 && Lexicon.AgenciesWithOffices.Contains(key[..end]));
    }
}
