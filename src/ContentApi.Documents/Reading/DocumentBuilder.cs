using System.Globalization;
namespace ContentApi.Documents.Reading;

/// <summary>Makes the document of the lines once each has its role.</summary>
internal static class DocumentBuilder
{
    /// <summary>Enough to tell the language by.</summary>
    private const int LanguageTexts = 50;

    public static PageDocument Build(PageDraft draft)
    {
        var blocks = Blocks(draft);
        var texts = draft.Lines
            .Where(line => line.Role is LineRole.Paragraph or LineRole.Heading or LineRole.ListItem or LineRole.Quote)
            .Select(line => (line.Text, line.Numbers))
            .ToList();
        var (language, sureness) = Languages.Of([.. texts.Select(part => part.Text).Append(draft.LeadText ?? "").Append(draft.Title!)
            .Take(LanguageTexts)]);
        draft.Origin("language", "language", sureness, null);
        var eventDate = EventDates.OfArticle(draft.Title!, draft.LeadText, draft.Lead?.Numbers ?? [], texts, draft.PublishedAt);
        PageCompletion.DateOrigin(draft.Fields, eventDate);
        var related = List(draft, draft.Related, "source.related");
        var latest = List(draft, draft.Latest, "source.latest");
        var document = new PageDocument
        {
            Publisher = draft.Publisher,
            Title = draft.Title!,
            Language = language,
            Lead = draft.LeadText,
            Authors = draft.Authors,
            Credit = draft.Credit,
            Section = draft.Section,
            Tags = draft.Tags,
            PublishedAt = draft.PublishedAt,
            ModifiedAt = draft.ModifiedAt,
            EventDate = eventDate,
            Blocks = blocks,
            Related = related,
            Latest = latest,
            Warnings = [],
            Fields = draft.Fields,
            Discarded = [.. draft.Lines.Where(line => line.Discarded is not null)
                .Select(line => new DiscardedLine(line.Numbers, line.Text, line.Discarded!))],
            WordCount = PageCompletion.CountWords(draft.LeadText, blocks),
        };
        return document with { Warnings = PageWarnings.Of(draft, document) };
    }

    private static List<PageBlock> Blocks(PageDraft draft)
    {
        var blocks = new List<PageBlock>();
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            PageBlock? block = line.Role switch
            {
                LineRole.Heading => new PageBlock.Heading(Level(line.Text), line.Text, line.Numbers),
                LineRole.Paragraph => new PageBlock.Paragraph(line.Text, line.Numbers),
                LineRole.Quote when line.Rule != "quote-attribution" => draft.Attributions.TryGetValue(line, out var said)
                    ? new PageBlock.Quote(draft.Quotations.GetValueOrDefault(line, line.Text), said.Name,
                        [.. line.Numbers.Union(said.Line.Numbers)])
                    : new PageBlock.Quote(line.Text, null, line.Numbers),
                LineRole.Video => new PageBlock.Video(line.Text, line.Numbers),
                LineRole.ListItem => List(Run(draft, ref i)),
                LineRole.TableRow => Table(draft, Run(draft, ref i)),
                LineRole.FigureLabel or LineRole.Caption when draft.Figures.TryGetValue(line, out var figure)
                    && figure.Lines[0] == line.Numbers[0]
                    => new PageBlock.Figure(figure.Label, figure.Number, figure.Caption, figure.Credit, figure.Lines),
                _ => null,
            };
            if (block is null)
                continue;
            var rule = block is PageBlock.Figure && draft.Figures.TryGetValue(line, out var found) ? found.Rule : line.Rule;
            draft.Fields.Add(new FieldOrigin($"body.blocks[{blocks.Count.ToString(CultureInfo.InvariantCulture)}]", block.Lines, rule,
                Confidence(rule), null));
            blocks.Add(block);
        }
        return blocks;
    }

    // The lines of one list or table stand next to each other and were claimed by one rule.
    private static List<DraftLine> Run(PageDraft draft, ref int i)
    {
        var (role, rule) = (draft.Lines[i].Role, draft.Lines[i].Rule);
        var run = new List<DraftLine> { draft.Lines[i] };
        // "a)" below "1." begins another list.
        while (i + 1 < draft.Lines.Count && draft.Lines[i + 1].Role == role && draft.Lines[i + 1].Rule == rule
            && (rule != "numbers" || BodyRules.CountsAlike(run[^1].Text, draft.Lines[i + 1].Text)))
            run.Add(draft.Lines[++i]);
        return run;
    }

    private static PageBlock.List List(List<DraftLine> run)
    {
        // What goes on counting below a list under one of its items keeps its numbers.
        var ordered = run[0].Rule == "numbers" && BodyRules.OpensCount(run[0].Text);
        return new PageBlock.List(ordered, run.ConvertAll(line => ordered ? BodyRules.WithoutNumber(line.Text) : line.Bare), Numbers(run));
    }

    private static PageBlock.Table Table(PageDraft draft, List<DraftLine> run)
        => new(draft.Columns.TryGetValue(run[0], out var columns)
            ? [.. run.Select(line => line.Text).Chunk(columns)]
            : [.. run.Select(BodyRules.Cells)], Numbers(run));

    private static List<int> Numbers(List<DraftLine> run) => [.. run.SelectMany(line => line.Numbers)];

    // "2.1." stands one level below "2.".
    private static int Level(string text)
    {
        var mark = LineForm.IsNumberedHeading(text) ? text[..text.IndexOf(' ', StringComparison.Ordinal)] : "";
        return Math.Clamp(mark.TrimEnd('.', ')').Count(character => character == '.') + 2, 2, 6);
    }

    private static double Confidence(string rule) => rule switch
    {
        "heading" => 0.9,
        "caption-below-label" => 0.8,
        _ => 1,
    };

    private static PageList? List(PageDraft draft, ListDraft? list, string path)
    {
        if (list is null)
            return null;
        draft.Fields.Add(new FieldOrigin(path, [list.Line], "list-heading", 1, list.Heading));
        var read = PageCompletion.Dated(new PageList(list.Heading, list.Line,
            [.. list.Items.Select((item, i) => new PageTeaser(i + 1, item.Title, item.Summary, null, item.Lines))]));
        foreach (var item in read.Items)
        {
            draft.Fields.Add(new FieldOrigin(PageCompletion.PathOf(path, item), item.Lines, list.Items[item.Position - 1].Rule, 1, null));
            PageCompletion.DateOrigin(draft.Fields, path, item);
        }
        return read;
    }
}
