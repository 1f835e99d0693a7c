namespace ContentApi.Documents.Text.Search;

/// <summary>A stretch of an article's text that shows what was found.</summary>
/// <param name="Field">Where.</param>
/// <param name="Start">Where the stretch begins, in UTF-16 units of the text.</param>
/// <param name="Length">How long it is; title and lead are shown whole.</param>
/// <param name="Ranges">What was found in it, in order and apart from each other: start and length, in UTF-16 units of the whole text.</param>
public sealed record SearchPassage(MetField Field, int Start, int Length, IReadOnlyList<(int Start, int Length)> Ranges);

/// <summary>Picks what of an article to show.</summary>
public static class SearchPassages
{
    /// <summary>How many passages of the body are shown.</summary>
    private const int Most = 3;

    /// <summary>How long a passage is, in UTF-16 units.</summary>
    private const int Longest = 300;

    /// <summary>The title and lead where they have what was searched for, then the best passages of the body in the body's order.</summary>
    /// <param name="matcher">The query.</param>
    /// <param name="fields">The texts that have any of it, title and lead first, then blocks in order.</param>
    public static IReadOnlyList<SearchPassage> Of(SearchMatcher matcher, IReadOnlyList<MetField> fields)
    {
        var shown = new List<Shown>(fields.Count);
        foreach (var field in fields)
        {
            if (matcher.Find(field) is { Count: > 0 } found)
                shown.Add(new(field, found));
        }
        KeepExact(matcher, shown);
        var passages = new List<SearchPassage>();
        var body = new List<Shown>();
        foreach (var each in shown)
        {
            if (each.Field.Block is not null)
                body.Add(each with { Best = Best(matcher, each.Found) });
            else
                passages.Add(new(each.Field, 0, each.Field.Text.Length, Ranges(each.Field.Text.Span, each.Found)));
        }
        // The best ones, the first of equals, in their order.
        while (body.Count > Most)
        {
            var worst = body.Count - 1;
            for (var i = worst - 1; i >= 0; i--)
            {
                if (body[i].Best.Worth < body[worst].Best.Worth)
                    worst = i;
            }
            body.RemoveAt(worst);
        }
        foreach (var each in body)
            passages.Add(Passage(each));
        return passages;
    }

    /// <summary>Where a syllable stands with its own marks, the same with others is not what was meant.</summary>
    private static void KeepExact(SearchMatcher matcher, List<Shown> shown)
    {
        var isExact = new bool[matcher.Syllables];
        var hasOthers = false;
        foreach (var each in shown)
        {
            foreach (var one in each.Found)
            {
                isExact[one.Syllable] |= one.IsExact;
                hasOthers |= !one.IsExact;
            }
        }
        if (!hasOthers)
            return;
        foreach (var each in shown)
            each.Found.RemoveAll(one => !one.IsExact && isExact[one.Syllable]);
        shown.RemoveAll(each => each.Found.Count == 0);
    }

    /// <summary>The stretch of a text that has the most of what was searched for.</summary>
    private static (double Worth, int First, int Last) Best(SearchMatcher matcher, List<FoundSyllable> found)
    {
        var best = (Worth: -1.0, First: 0, Last: 0);
        for (int first = 0, last = 0; first < found.Count; first++)
        {
            last = Math.Max(first, last);
            while (last + 1 < found.Count && found[last + 1].Start + found[last + 1].Length - found[first].Start <= Longest)
                last++;
            var worth = Worth(matcher, found, first, last);
            if (worth > best.Worth)
                best = (worth, first, last);
        }
        return best;
    }

    private static SearchPassage Passage(Shown shown)
    {
        var (field, found) = (shown.Field, shown.Found);
        var text = field.Text.Span;
        var (start, end) = Cut(text, found[shown.Best.First].Start, found[shown.Best.Last].Start + found[shown.Best.Last].Length);
        return new(field, start, end - start, Ranges(text, [.. found.Where(one => one.Start >= start && one.Start + one.Length <= end)]));
    }

    /// <summary>Different syllables count by their rarity, those that stand side by side once more.</summary>
    private static double Worth(SearchMatcher matcher, List<FoundSyllable> found, int first, int last)
    {
        var worth = 0.0;
        for (var i = first; i <= last; i++)
        {
            var isFirst = true;
            for (var before = first; before < i && isFirst; before++)
                isFirst = found[before].Syllable != found[i].Syllable;
            if (isFirst)
                worth += matcher.RarityOf(found[i].Syllable);
        }
        for (var i = first + 1; i <= last; i++)
        {
            if (found[i].Start - (found[i - 1].Start + found[i - 1].Length) == 1 && found[i].Syllable != found[i - 1].Syllable)
                worth += 0.5 * Math.Min(matcher.RarityOf(found[i].Syllable), matcher.RarityOf(found[i - 1].Syllable));
        }
        return worth;
    }

    /// <summary>Widens a stretch to about the longest length, and to whole words.</summary>
    private static (int Start, int End) Cut(ReadOnlySpan<char> text, int start, int end)
    {
        if (text.Length <= Longest)
            return (0, text.Length);
        var room = Math.Max(0, Longest - (end - start));
        var from = Math.Max(0, start - (room / 3));
        var to = Math.Min(text.Length, from + Longest);
        from = Math.Max(0, Math.Min(from, to - Longest));
        (from, to) = (Math.Min(from, start), Math.Max(to, end));
        if (from > 0 && text[from..start].IndexOf(' ') is >= 0 and var blank)
            from += blank + 1;
        else if (from > 0)
            from = start;
        if (to < text.Length && text[end..to].LastIndexOf(' ') is >= 0 and var lastBlank)
            to = end + lastBlank;
        else if (to < text.Length)
            to = end;
        return (from, to);
    }

    /// <summary>Neighbours with nothing but a blank between them are one stretch.</summary>
    private static List<(int Start, int Length)> Ranges(ReadOnlySpan<char> text, List<FoundSyllable> found)
    {
        var ranges = new List<(int Start, int Length)>();
        foreach (var one in found)
        {
            if (ranges.Count > 0 && ranges[^1] is var (start, length) && one.Start <= start + length + 1 && (one.Start <= start + length || text[start + length] == ' '))
                ranges[^1] = (start, Math.Max(length, one.Start + one.Length - start));
            else
                ranges.Add((one.Start, one.Length));
        }
        return ranges;
    }

    /// <summary>A text that is shown.</summary>
    /// <param name="Field">It.</param>
    /// <param name="Found">What was found in it, in order.</param>
    private sealed record Shown(MetField Field, List<FoundSyllable> Found)
    {
        /// <summary>The best stretch: what it is worth, and the first and last of what was found in it.</summary>
        public (double Worth, int First, int Last) Best { get; init; }
    }
}
