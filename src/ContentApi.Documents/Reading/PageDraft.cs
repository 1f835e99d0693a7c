namespace ContentApi.Documents.Reading;

/// <summary>A page while it is read: its lines, and what the rules have found in them so far.</summary>
internal sealed class PageDraft
{
    public PageDraft(string text) => Lines = LineReader.Read(text);

    /// <summary>The lines that are not blank.</summary>
    public List<DraftLine> Lines { get; }

    public List<FieldOrigin> Fields { get; } = [];

    public string? Title { get; set; }

    /// <summary>Where the headline stands among <see cref="Lines"/>; -1 when only figure labels tell it.</summary>
    public int TitleIndex { get; set; } = -1;

    public string? Publisher { get; set; }

    public string? Section { get; set; }

    public List<string> Tags { get; } = [];

    /// <summary>In the order in which the page prints them.</summary>
    public List<string> Authors { get; } = [];

    private readonly List<int> authorLines = [];

    public string? Credit { get; set; }

    public PageDate? PublishedAt { get; set; }

    public PageDate? ModifiedAt { get; set; }

    public DraftLine? Lead { get; set; }

    public string? LeadText { get; set; }

    public ListDraft? Related { get; set; }

    public ListDraft? Latest { get; set; }

    public Dictionary<DraftLine, StatedDate> Dates { get; } = [];

    /// <summary>For a quotation, who said it and the line that tells.</summary>
    public Dictionary<DraftLine, (string Name, DraftLine Line)> Attributions { get; } = [];

    /// <summary>The quotation alone of a line that tells the speaker as well.</summary>
    public Dictionary<DraftLine, string> Quotations { get; } = [];

    /// <summary>For a cell that stands on a line of its own, how many columns its table has.</summary>
    public Dictionary<DraftLine, int> Columns { get; } = [];

    public Dictionary<DraftLine, FigureDraft> Figures { get; } = [];

    /// <summary>The lines behind the headline that no rule has claimed, in order.</summary>
    public IEnumerable<(int Index, DraftLine Line)> Body()
    {
        for (var i = TitleIndex + 1; i < Lines.Count; i++)
        {
            if (Lines[i].IsUnread)
                yield return (i, Lines[i]);
        }
    }

    /// <summary>Notes the names of a line, whatever the order the lines are met in; a name noted before stays where it is.</summary>
    public void AddAuthors(IEnumerable<string> names, DraftLine line)
    {
        var at = authorLines.FindIndex(number => number > line.Numbers[0]);
        at = at < 0 ? Authors.Count : at;
        // "LÊ MAI" above the text and "Lê Mai" below it: as names are written.
        foreach (var name in names.Where(name => name.Any(char.IsLower)))
        {
            if (Authors.FindIndex(other => !other.Any(char.IsLower) && string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var same)
                Authors[same] = name;
        }
        foreach (var name in names.Where(name => !Authors.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            Authors.Insert(at, name);
            authorLines.Insert(at++, line.Numbers[0]);
        }
    }

    public void Origin(string path, string rule, double confidence, string? evidence, params IEnumerable<DraftLine> lines)
        => Fields.Add(new FieldOrigin(path, [.. lines.SelectMany(line => line.Numbers)], rule, confidence, evidence));
}

/// <summary>A list of other articles while it is read.</summary>
internal sealed class ListDraft(string heading, int line)
{
    public string Heading { get; } = heading;

    public int Line { get; } = line;

    public List<TeaserDraft> Items { get; } = [];
}

/// <summary>An item of such a list.</summary>
internal sealed class TeaserDraft(string title, List<int> lines, string rule)
{
    public string Title { get; } = title;

    public List<int> Lines { get; } = lines;

    public string Rule { get; } = rule;

    public string? Summary { get; set; }
}

/// <summary>A figure while it is read; it stands in the body where its first line stands.</summary>
internal sealed class FigureDraft
{
    public string? Label { get; init; }

    public int? Number { get; init; }

    public string? Caption { get; set; }

    public string? Credit { get; set; }

    public required List<int> Lines { get; init; }

    public string Rule { get; set; } = "";

    public string? Title { get; init; }
}
