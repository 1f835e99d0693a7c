namespace ContentApi.Documents.Reading;

/// <summary>What stands around the article: widgets, menus, footers; and the two that state something, tags and section.</summary>
internal static class NoiseRules
{
    private const int LongestNoise = 30;

    private static readonly string[] Arrows = [" › ", " » ", " > ", " >> ", " → "];

    /// <summary>"Từ khóa: a, b" states the tags.</summary>
    public static void Tags(PageDraft draft, string rule)
    {
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            if (!line.IsUnread || LineForm.Prefix(line.Key, Lexicon.TagPrefixes) is not { } prefix || line.WordCount > LongestNoise * 2)
                continue;
            line.Claim(LineRole.Tags, rule);
            var tags = line.Bare[prefix.Length..]
                .Split([',', ';', '#', '|', '•'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(tag => tag.TrimEnd('.'))
                .Where(tag => tag.Length > 0 && !draft.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
                .ToList();
            draft.Tags.AddRange(tags);
            if (tags.Count > 0)
                draft.Origin("tags", rule, 1, line.Text, line);
        }
    }

    /// <summary>"Chuyên mục: X" states the section.</summary>
    public static void SectionPrefix(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (line.IsUnread && line.WordCount <= 12 && LineForm.Prefix(line.Key, Lexicon.SectionPrefixes) is { } prefix)
                State(draft, line, line.Bare[prefix.Length..].Split(Arrows, StringSplitOptions.TrimEntries)[0], rule, 1);
        }
    }

    /// <summary>"Trang chủ › X › Y": the first level after home states the section.</summary>
    public static void Breadcrumb(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (!line.IsUnread || line.WordCount > LongestNoise)
                continue;
            var levels = line.Bare.Split([.. Arrows, " / "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (levels.Length < 2)
                continue;
            if (Lexicon.Home.Contains(Lexicon.Key(levels[0])))
                State(draft, line, levels[1], rule, 1);
            else if (levels.All(level => Lexicon.SectionLabels.Contains(Lexicon.Key(level))))
                State(draft, line, levels[0], rule, 0.9);
        }
    }

    /// <summary>Whole lines of known noise, alone or several in a row: "Chia sẻ Facebook Zalo".</summary>
    public static void KnownLine(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (line.IsUnread && line.WordCount <= LongestNoise && IsKnown(line.Key))
                line.Discard(rule, "a button or widget of the page");
        }
    }

    /// <summary>Footers and licence lines by their first words.</summary>
    public static void KnownPrefix(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (line.IsUnread && line.WordCount <= LongestNoise && LineForm.Prefix(line.Key, Lexicon.NoisePrefixes) is not null)
                line.Discard(rule, "a footer, contact or licence line of the page");
        }
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

    /// <summary>A line of two or more section names is a menu.</summary>
    public static void Menu(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (line.IsUnread && LineForm.IsMadeOf(line.Key, 2, Lexicon.SectionLabels, Lexicon.Home, Lexicon.NoiseLines))
                line.Discard(rule, "a menu");
        }
    }

    /// <summary>Above the text, one section name alone states the section; several in a column are a menu.</summary>
    public static void SectionLabel(PageDraft draft, string rule)
    {
        var labels = new List<DraftLine>();
        foreach (var line in draft.Lines.TakeWhile(line => !line.IsProse))
        {
            if (line.IsUnread && Lexicon.SectionLabels.Contains(line.Key))
                labels.Add(line);
        }
        foreach (var line in labels)
        {
            if (labels.Count == 1)
                State(draft, line, line.Bare, rule, 0.8);
            else
                line.Discard(rule, "a menu");
        }
    }

    private static bool IsKnown(string key)
    {
        var trimmed = key.TrimEnd('.', ':', '!', '…', ' ');
        return Lexicon.NoiseLines.Contains(key) || Lexicon.NoiseLines.Contains(trimmed) || LineForm.IsMadeOf(key, 1, Lexicon.NoiseLines);
    }

    private static void State(PageDraft draft, DraftLine line, string section, string rule, double confidence)
    {
        line.Claim(LineRole.Section, rule);
        if (draft.Section is not null || section.Length == 0)
            return;
        draft.Section = section;
        draft.Origin("section", rule, confidence, line.Text, line);
    }
}
