namespace ContentApi.Documents.Reading;

/// <summary>Which lines are dates, and which of them dates the article.</summary>
internal static class DateRules
{
    /// <summary>A whole line that is a date, perhaps with the author's name beside it.</summary>
    public static void DateLine(PageDraft draft, string rule)
    {
        foreach (var line in draft.Lines)
        {
            if (!line.IsUnread || StatedDates.Read(line.Bare) is not { } date)
                continue;
            line.Claim(LineRole.Date, rule);
            draft.Dates.Add(line, date);
        }
    }

    /// <summary>
    /// The first date below the headline beats one above it, which often is the day of the visit. Dates inside lists of other
    /// articles are gone by now.
    /// </summary>
    public static void Published(PageDraft draft, string rule)
    {
        var dated = draft.Lines.Select((line, index) => (line, index)).Where(each => each.line.Role == LineRole.Date).ToList();
        foreach (var (line, index) in dated.Where(each => each.index > draft.TitleIndex)
            .Concat(dated.Where(each => each.index < draft.TitleIndex)))
        {
            var date = draft.Dates[line];
            var below = index > draft.TitleIndex;
            var used = false;
            if (draft.PublishedAt is null && date.Published is not null)
            {
                draft.PublishedAt = date.Published;
                draft.Origin("publishedAt", rule, below ? 1 : 0.6, line.Text, line);
                used = true;
            }
            if (draft.ModifiedAt is null && date.Modified is not null)
            {
                draft.ModifiedAt = date.Modified;
                draft.Origin("modifiedAt", rule, 1, line.Text, line);
                used = true;
            }
            if (!used)
                line.Discard(rule, below ? "a further date" : "a date above the headline, often the day of the visit");
            else if (date.Rest.Length > 0 && draft.Authors.Count == 0)
                BylineRules.Credit(draft, line, date.Rest, rule, 1);
        }
    }
}
