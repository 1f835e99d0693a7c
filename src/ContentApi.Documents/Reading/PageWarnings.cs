using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>What an editor should look at. The text stays as it is.</summary>
internal static class PageWarnings
{
    private static readonly char[] Signs = ['.', ',', ';', ':', '!', '?', '…', '"', '“', '”', '(', ')', '[', ']', '‘', '’', '\'', '«', '»'];

    public static IReadOnlyList<PageWarning> Of(PageDraft draft, IReadOnlyList<PageBlock> blocks)
    {
        var warnings = new List<PageWarning>();
        foreach (var line in draft.Lines)
        {
            if (line.Discarded is null)
                DamagedWords(line.Text, line.Numbers, warnings);
        }
        foreach (var figure in blocks.OfType<PageBlock.Figure>())
        {
            if (figure.Caption is null)
                warnings.Add(new PageWarning(PageWarningCode.FigureWithoutCaption, "The figure has a label and no caption.", figure.Lines,
                    figure.Label, null));
        }
        var labelled = blocks.OfType<PageBlock.Figure>().Where(figure => figure.Label is not null).Select(figure => figure.Lines[0])
            .ToList();
        if (labelled.Count > 0)
            warnings.Add(new PageWarning(PageWarningCode.FigureWithoutImage, "Labels tell of images that the file does not hold.",
                labelled, null, null));
        foreach (var list in (ListDraft?[])[draft.Related, draft.Latest])
        {
            if (list is { Items.Count: 0 })
                warnings.Add(new PageWarning(PageWarningCode.EmptyList, "The list has a heading and no items.", [list.Line], list.Heading,
                    null));
        }
        Truncation(draft, warnings);
        if (draft.PublishedAt is null)
            warnings.Add(new PageWarning(PageWarningCode.NoPublicationDate, "The page states no time of publication.", [], null, null));
        if (draft.Lead is null && blocks.Count == 0)
            warnings.Add(new PageWarning(PageWarningCode.NoBody, "The page has a headline and no text.", [], null, null));
        // What is about the whole page stands last.
        return [.. warnings.OrderBy(warning => warning.Lines.Count == 0 ? int.MaxValue : warning.Lines[0])];
    }

    /// <summary>Glued syllables, misspelt ones and words printed twice, each in the order of the text.</summary>
    internal static void DamagedWords(string text, IReadOnlyList<int> lines, List<PageWarning> warnings)
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
    private static void Truncation(PageDraft draft, List<PageWarning> warnings)
    {
        var last = draft.Lines.FindLast(line => line.Role is LineRole.Paragraph or LineRole.Lead);
        if (last is not null)
            Truncation(last.Text, last.Numbers, warnings);
    }

    internal static void Truncation(string last, IReadOnlyList<int> lines, List<PageWarning> warnings)
    {
        if (LineForm.EndsSentence(last) || Words.Count(last) <= LineForm.ShortestProse || last[^1] is ':' or ';')
            return;
        var tail = last.Length <= 40 ? last : last[(last.IndexOf(' ', last.Length - 40) + 1)..];
        warnings.Add(new PageWarning(PageWarningCode.PossibleTruncation, "The text stops without the end of a sentence.", lines, tail, null));
    }
}
