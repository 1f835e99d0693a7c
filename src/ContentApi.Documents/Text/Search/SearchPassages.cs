namespace ContentApi.Documents.Text.Search;

/// <summary>A stretch of an article's text that shows what was found.</summary>
/// <param name="Field">Where.</param>
/// <param name="Start">Where the stretch begins, in UTF-16 units of the text.</param>
/// <param name="Length">How long it is; title and lead are shown whole.</param>
/// <param name="Ranges">What was found in it, in order and apart from each other: start and length, in UTF-16 units of the whole text.</param>
public sealed record SearchPassage(SearchField Field, int Start, int Length, IReadOnlyList<(int Start, int Length)> Ranges);

/// <summary>Picks what of an article to show.</summary>
public static class SearchPassages
{
    /// <summary>How many passages of the body are shown.</summary>
    private const int Most = 3;

    /// <summary>How long a passage is, in UTF-16 units.</summary>
    private const int Longest = 300;

    /// <summary>The title and lead where they have what was searched for, then the best passages of the body in the body's order.</summary>
    public static IReadOnlyList<SearchPassage> Of(SearchMatcher matcher, IReadOnlyList<SearchField> fields)
    {
        var found = fields.Select(field => (Field: field, Found: matcher.Find(field))).Where(each => each.Found.Count > 0).ToList();
        // Where a syllable stands with its own marks, the same with others is not what was meant.
        var exact = found.SelectMany(each => each.Found).Where(each => each.IsExact).Select(each => each.Syllable).ToHashSet();
        var shown = found
            .Select(each => (each.Field, Found: each.Found.Where(one => one.IsExact || !exact.Contains(one.Syllable)).ToList()))
            .Where(each => each.Found.Count > 0)
            .ToList();
        var body = shown
            .Where(each => each.Field.Block is not null)
            .Select((each, place) => (Place: place, Best: Best(matcher, each.Field, each.Found)))
            .OrderByDescending(each => each.Best.Worth)
            .ThenBy(each => each.Place)
            .Take(Most)
            .OrderBy(each => each.Place)
            .Select(each => each.Best.Passage);
        return [.. shown.Where(each => each.Field.Block is null).Select(each => new SearchPassage(each.Field, 0, each.Field.Text.Length, Ranges(each.Field.Text, each.Found))), .. body];
    }

    /// <summary>The stretch of a text that has the most of what was searched for.</summary>
    private static (double Worth, SearchPassage Passage) Best(SearchMatcher matcher, SearchField field, List<FoundSyllable> found)
    {
        var (best, from, to) = (-1.0, 0, 0);
        for (var first = 0; first < found.Count; first++)
        {
            var last = first;
            while (last + 1 < found.Count && found[last + 1].Start + found[last + 1].Length - found[first].Start <= Longest)
                last++;
            var worth = Worth(matcher, found[first..(last + 1)]);
            if (worth > best)
                (best, from, to) = (worth, first, last);
        }
        var chosen = found[from..(to + 1)];
        var (start, end) = Cut(field.Text, chosen[0].Start, chosen[^1].Start + chosen[^1].Length);
        return (best, new(field, start, end - start, Ranges(field.Text, [.. found.Where(one => one.Start >= start && one.Start + one.Length <= end)])));
    }

    /// <summary>Different syllables count by their rarity, those that stand side by side once more.</summary>
    private static double Worth(SearchMatcher matcher, List<FoundSyllable> found)
    {
        var worth = found.Select(one => one.Syllable).Distinct().Sum(matcher.RarityOf);
        for (var i = 1; i < found.Count; i++)
        {
            if (found[i].Start - (found[i - 1].Start + found[i - 1].Length) == 1 && found[i].Syllable != found[i - 1].Syllable)
                worth += 0.5 * Math.Min(matcher.RarityOf(found[i].Syllable), matcher.RarityOf(found[i - 1].Syllable));
        }
        return worth;
    }

    /// <summary>Widens a stretch to about the longest length, and to whole words.</summary>
    private static (int Start, int End) Cut(string text, int start, int end)
    {
        if (text.Length <= Longest)
            return (0, text.Length);
        var room = Math.Max(0, Longest - (end - start));
        var from = Math.Max(0, start - (room / 3));
        var to = Math.Min(text.Length, from + Longest);
        from = Math.Max(0, Math.Min(from, to - Longest));
        (from, to) = (Math.Min(from, start), Math.Max(to, end));
        if (from > 0 && text.IndexOf(' ', from, start - from) is >= 0 and var blank)
            from = blank + 1;
        else if (from > 0)
            from = start;
        if (to < text.Length && text.LastIndexOf(' ', to - 1, to - end) is >= 0 and var lastBlank)
            to = lastBlank;
        else if (to < text.Length)
            to = end;
        return (from, to);
    }

    /// <summary>Neighbours with nothing but a blank between them are one stretch.</summary>
    private static List<(int Start, int Length)> Ranges(string text, List<FoundSyllable> found)
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
}
