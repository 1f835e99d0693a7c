namespace ContentApi.Documents.Reading;

/// <summary>Who wrote it, and where it comes from.</summary>
internal static class BylineRules
{
    private const int LongestByline = 12;

    /// <summary>"Theo TTXVN", "Nguồn: …": a line of its own, the agency a name.</summary>
    public static void Agency(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body())
        {
            if (!IsAgency(line))
                continue;
            line.Claim(LineRole.Credit, rule);
            if (draft.Credit is not null)
                continue;
            draft.Credit = line.Bare;
            draft.Origin("source.credit", rule, 1, null, line);
        }
    }

    /// <summary>"Bài, ảnh: …", "Tác giả: …".</summary>
    public static void Prefixed(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body())
        {
            if (line.WordCount > LongestByline || LineForm.Prefix(line.Key, Lexicon.BylinePrefixes) is not { } prefix)
                continue;
            if (Parse(line.Bare[prefix.Length..].Trim()).Names.Count > 0)
                Credit(draft, line, line.Bare[prefix.Length..].Trim(), rule, 1);
        }
    }

    /// <summary>A name as the last line of the text, or between headline and text.</summary>
    public static void NameLine(PageDraft draft, string rule)
    {
        var body = draft.Body().Select(each => each.Line).ToList();
        // Two authors may stand on two lines; more is a list of something else.
        for (var last = body.Count - 1; last >= Math.Max(1, body.Count - 2) && IsByline(body[last]); last--)
            Credit(draft, body[last], body[last].Bare, rule, 0.9);
        if (draft.Authors.Count == 0 && body.Count > 1 && IsByline(body[0]) && body[0].WordCount > 1)
            Credit(draft, body[0], body[0].Bare, rule, 0.8);
    }

    /// <summary>A mail address alone belongs to the byline and is nobody's business.</summary>
    public static void MailAddress(PageDraft draft, string rule)
    {
        foreach (var (_, line) in draft.Body())
        {
            if (line.WordCount == 1 && line.Text.Contains('@', StringComparison.Ordinal)
                && line.Text.Contains('.', StringComparison.Ordinal))
                line.Discard(rule, "a mail address");
        }
    }

    public static bool IsByline(DraftLine line) => line.WordCount <= LongestByline && !line.IsMarked && Parse(line.Bare).Names.Count > 0;

    /// <summary>Notes the names of a line, in printed order whatever the order the lines are met in.</summary>
    public static void Credit(PageDraft draft, DraftLine line, string text, string rule, double confidence)
    {
        var (names, agency) = Parse(text);
        if (names.Count == 0)
            return;
        if (line.Role == LineRole.Unread)
            line.Claim(LineRole.Byline, rule);
        draft.Authors.InsertRange(0, names.Where(name => !draft.Authors.Contains(name)));
        draft.Origin("authors", rule, confidence, line.Text, line);
        if (agency is null || draft.Credit is not null)
            return;
        draft.Credit = agency;
        draft.Origin("source.credit", rule, confidence, line.Text, line);
    }

    internal static bool IsAgency(DraftLine line)
    {
        if (line.WordCount > 8 || LineForm.Prefix(line.Key.TrimStart('('), Lexicon.CreditPrefixes) is not { } prefix)
            return false;
        var bare = line.Bare.TrimStart('(').TrimEnd(')');
        var name = bare[prefix.Length..].Trim(' ', '.');
        return name.Length > 0 && !LineForm.EndsSentence(bare) && !name.Contains(',', StringComparison.Ordinal)
            && (char.IsUpper(name[0]) || name.Contains('.', StringComparison.Ordinal)
                || name.StartsWith("báo ", StringComparison.OrdinalIgnoreCase));
    }

    // "Lê Mai (Theo TTXVN)", "Mộc Miên (Tổng hợp)", "A - B", "T.Đ".
    internal static (IReadOnlyList<string> Names, string? Agency) Parse(string text)
    {
        string? agency = null;
        var bare = LineForm.Prefix(Lexicon.Key(text), Lexicon.BylinePrefixes) is { } prefix ? text[prefix.Length..].Trim() : text;
        bare = string.Join(' ', bare.Split(' ').Where(word => !word.Contains('@', StringComparison.Ordinal)));
        var open = bare.LastIndexOf('(');
        if (open >= 0 && bare.EndsWith(')'))
        {
            var remark = bare[(open + 1)..^1].Trim();
            if (LineForm.Prefix(Lexicon.Key(remark), Lexicon.CreditPrefixes) is not null)
                agency = remark;
            else if (!Lexicon.BylineRemarks.Contains(Lexicon.Key(remark).TrimEnd('.')))
                return ([], null);
            bare = bare[..open].Trim();
        }
        else
        {
            var at = bare.IndexOf(" theo ", StringComparison.OrdinalIgnoreCase);
            if (at > 0)
            {
                agency = bare[(at + 1)..];
                bare = bare[..at].Trim(' ', '-', '–', ',');
            }
            else if (bare.LastIndexOf(' ') is > 0 and var blank && Lexicon.BylineRemarks.Contains(Lexicon.Key(bare[(blank + 1)..])))
                bare = bare[..blank];
        }
        return (LineForm.Names(bare), agency);
    }
}
