using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>What an editor should look at. The text stays as it is.</summary>
internal static class PageWarnings
{
    private static readonly char[] Signs = ['.', ',', ';', ':', '!', '?', '…', '"', '“', '”', '(', ')', '[', ']', '‘', '’', '\'', '«', '»'];

    /// <summary>The warnings of a page dump, in the order of the page.</summary>
    /// <param name="draft">The page, read.</param>
    /// <param name="document">Its document, complete but for them.</param>
    public static IReadOnlyList<PageWarning> Of(PageDraft draft, PageDocument document)
    {
        var warnings = new List<PageWarning>();
        foreach (var line in draft.Lines)
        {
            if (line.Discarded is null)
                DamagedWords(line.Text, line.Numbers, warnings);
        }
        var figures = document.Blocks.OfType<PageBlock.Figure>().ToList();
        WithoutCaption(figures, "The figure has a label and no caption.", warnings);
        WithoutImage(figures.FindAll(figure => figure.Label is not null), "Labels tell of images that the file does not hold.", warnings);
        return Complete(document, draft.Lines.FindLast(line => line.Role is LineRole.Paragraph or LineRole.Lead) is { } last ? (last.Text, last.Numbers) : null, warnings);
    }

    /// <summary>The warnings of a page of any other format, in the order of its lines.</summary>
    /// <param name="document">The document; warnings that it has stay.</param>
    /// <param name="texts">Headline, lead and texts of the body in order.</param>
    public static IReadOnlyList<PageWarning> Of(PageDocument document, IReadOnlyList<(string Text, IReadOnlyList<int> Lines)> texts)
    {
        var warnings = document.Warnings.ToList();
        foreach (var (text, lines) in texts)
            DamagedWords(text, lines, warnings);
        var figures = document.Blocks.OfType<PageBlock.Figure>().ToList();
        WithoutCaption(figures, "The figure has no caption.", warnings);
        WithoutImage(figures.FindAll(figure => figure.ImageUrl is null), "Figures tell of images whose address the file does not hold.", warnings);
        var last = document.Blocks.OfType<PageBlock.Paragraph>().LastOrDefault() is { } paragraph ? (paragraph.Text, paragraph.Lines)
            : document.Lead is { } lead ? (lead, document.Fields.FirstOrDefault(field => field.Path == "lead")?.Lines ?? []) : ((string, IReadOnlyList<int>)?)null;
        return Complete(document, last, warnings);
    }

    // What is told of pages of every format; what is about the whole page stands last.
    private static List<PageWarning> Complete(PageDocument document, (string Text, IReadOnlyList<int> Lines)? last, List<PageWarning> warnings)
    {
        foreach (var list in (PageList?[])[document.Related, document.Latest])
        {
            if (list is { Items.Count: 0 })
                warnings.Add(new PageWarning(PageWarningCode.EmptyList, "The list has a heading and no items.", [list.Line], list.Heading,
                    null));
        }
        if (last is var (text, lines))
            Truncation(text, lines, warnings);
        if (document.PublishedAt is null)
            warnings.Add(new PageWarning(PageWarningCode.NoPublicationDate, "The page states no time of publication.", [], null, null));
        if (document.Lead is null && document.Blocks.Count == 0)
            warnings.Add(new PageWarning(PageWarningCode.NoBody, "The page has a headline and no text.", [], null, null));
        return [.. warnings.OrderBy(warning => warning.Lines.Count == 0 ? int.MaxValue : warning.Lines[0])];
    }

    private static void WithoutCaption(List<PageBlock.Figure> figures, string message, List<PageWarning> warnings)
    {
        foreach (var figure in figures.Where(figure => figure.Caption is null))
            warnings.Add(new PageWarning(PageWarningCode.FigureWithoutCaption, message, figure.Lines, figure.Label, null));
    }

    // One warning a page.
    private static void WithoutImage(List<PageBlock.Figure> figures, string message, List<PageWarning> warnings)
    {
        if (figures.Count > 0)
            warnings.Add(new PageWarning(PageWarningCode.FigureWithoutImage, message, figures.ConvertAll(figure => figure.Lines[0]), null, null));
    }

    /// <summary>Glued syllables, misspelt ones and words printed twice, each in the order of the text.</summary>
    private static void DamagedWords(string text, IReadOnlyList<int> lines, List<PageWarning> warnings)
    {
        var (start, toned, isSuspect) = (0, 0, false);
        var before = 0..0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != ' ')
            {
                toned += Letters.Of(text[i]).Tone > 0 ? 1 : 0;
                isSuspect |= Spelling.IsSuspect(text, i);
                continue;
            }
            var written = text.AsSpan(start, i - start);
            // Nearly every word has one tone at most, and is one syllable.
            if (toned > 1)
                GluedSyllables(written.Trim(Signs), lines, warnings);
            else if (isSuspect || Spelling.IsSuspect(written))
                Misspelling(written.Trim(Signs), lines, warnings);
            if (i - start == before.End.Value - before.Start.Value && written.SequenceEqual(text.AsSpan()[before]))
                PrintedTwice(written, lines, warnings);
            (before, start, toned, isSuspect) = (start..i, i + 1, 0, false);
        }
    }

    private static void GluedSyllables(ReadOnlySpan<char> word, IReadOnlyList<int> lines, List<PageWarning> warnings)
    {
        if (word.Length is >= 4 and <= 14 && Syllables.AreGlued(word.ToString(), out var cuts))
            warnings.Add(new PageWarning(PageWarningCode.GluedSyllables, "Two words stand together; what parted them was lost.", lines, word.ToString(),
                cuts.Count == 1 ? cuts[0] : null));
    }

    private static void Misspelling(ReadOnlySpan<char> word, IReadOnlyList<int> lines, List<PageWarning> warnings)
    {
        if (Spelling.Mended(word.ToString()) is { } mended)
            warnings.Add(new PageWarning(PageWarningCode.PossibleTypo, "No syllable is written so.", lines, word.ToString(), mended));
    }

    private static void PrintedTwice(ReadOnlySpan<char> word, IReadOnlyList<int> lines, List<PageWarning> warnings)
    {
        if (word.ToString() is var twice && Lexicon.NeverDoubled.Contains(twice))
            warnings.Add(new PageWarning(PageWarningCode.PossibleTypo, "A word is printed twice.", lines, $"{twice} {twice}", twice));
    }

    // Only the end of the text: a paragraph in the middle may well end before a list or a figure.
    private static void Truncation(string last, IReadOnlyList<int> lines, List<PageWarning> warnings)
    {
        if (LineForm.EndsSentence(last) || Words.Count(last) <= LineForm.ShortestProse || last[^1] is ':' or ';')
            return;
        var tail = last.Length <= 40 ? last : last[(last.IndexOf(' ', last.Length - 40) + 1)..];
        warnings.Add(new PageWarning(PageWarningCode.PossibleTruncation, "The text stops without the end of a sentence.", lines, tail, null));
    }
}
