namespace ContentApi.Documents.Reading;

/// <summary>Which lines are dates, and which of them dates the article.</summary>
internal static class DateRules
{
    /// <summary>A whole line that is a date, perhaps with the author's name beside it.</summary>
    public static void DateLine(PageDraft draft, string rule)
    {
        DraftLine? above = null;
        var isInLists = false;
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            isInLists |= line.Role == LineRole.ListHeading;
            if (!line.IsUnread)
                continue;
            if (StatedDates.Read(line.Bare) is not { } date || (!isInLists && above is not null && HeadsDay(draft, i, date, above)))
            {
                above = line;
                continue;
            }
            // "Thứ sáu, 5/4/2024" above "08:15 (GMT+7)"
            if (date is { Published.Instant: null, Modified: null } && i + 1 < draft.Lines.Count && draft.Lines[i + 1] is { IsUnread: true } next
                && StatedDates.IsTime(next.Key) && StatedDates.Read($"{line.Bare} {next.Bare}") is { Published.Instant: not null } timed)
            {
                date = timed;
                next.Discard(rule, "the time of the day above it, read together with it");
            }
            line.Claim(LineRole.Date, rule);
            draft.Dates.Add(line, date);
        }
    }

    // "Ngày 01/9/2022" below a paragraph, a list or text right below it, on a page that has told its date: what is due on that day.
    private static bool HeadsDay(PageDraft draft, int index, StatedDate date, DraftLine above)
        => date is { Published.Instant: null, Modified: null, Rest.Length: 0 } && draft.Dates.Count > 0 && draft.Lines[index - 1].IsUnread
            && (above.IsProse || above.IsMarked || above.EndsSentence || above.Text[^1] == ':')
            && index + 1 < draft.Lines.Count && draft.Lines[index + 1] is { IsUnread: true } below && (below.IsMarked || below.IsProse);

    /// <summary>
    /// The first date below the headline beats the nearest above it, which often is the day of the visit. Dates inside lists of other
    /// articles are gone by now. A date above the headline counts only when nothing says that the site's header prints it for each visitor.
    /// </summary>
    public static void Published(PageDraft draft, string rule)
    {
        var dated = draft.Lines.Select((line, index) => (line, index)).Where(each => each.line.Role == LineRole.Date).ToList();
        DateOnly? changed = dated.Where(each => each.index > draft.TitleIndex).Min(each => draft.Dates[each.line].Modified?.Day);
        foreach (var (line, index) in dated.Where(each => each.index > draft.TitleIndex)
            .Concat(dated.Where(each => each.index < draft.TitleIndex).Reverse()))
        {
            var date = draft.Dates[line];
            var below = index > draft.TitleIndex;
            // "Thứ Ba, 09/05/2017" right above "Published: 06/05/2017 10:36" is the day of the visit.
            if (date is { NamesWeekday: true, Published.Instant: null, Modified: null } && index + 1 < draft.Lines.Count
                && draft.Dates.TryGetValue(draft.Lines[index + 1], out var next) && next.Published?.Instant is not null)
            {
                line.Discard(rule, "a day above the time of publication, often that of the visit");
                continue;
            }
            var used = false;
            if (draft.PublishedAt is null && date.Published is not null && (below || !IsOfTheVisit(draft, index, changed)))
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
            else if (date.Rest.Length > 0 && Lexicon.SectionLabels.Contains(Lexicon.Key(date.Rest)))
                NoiseRules.State(draft, date.Rest, line, rule, 1);
            else if (date.Rest.Length > 0 && draft.Authors.Count == 0 && !Lexicon.Places.Contains(Lexicon.Key(date.Rest)) && !IsMarkBelowName(draft, index, date.Rest))
                BylineRules.Credit(draft, line, date.Rest, rule, 1);
            if (used && date.Section is { } section)
                NoiseRules.State(draft, section, line, rule, 1);
        }
    }

    // "Lê Mai", below it "LĐO | 13/09/2020 | 14:30": the paper's mark beside the date.
    private static bool IsMarkBelowName(PageDraft draft, int index, string rest)
        => BylineRules.IsAcronym(rest) && index > 0 && draft.Lines[index - 1] is { IsUnread: true, WordCount: > 1 } above && BylineRules.IsByline(above);

    // A header says "Thứ Hai, 22/11/2026", without a time; an article's own date has a time, or no weekday. And what stands in the block
    // of the masthead belongs to the masthead, when a blank line parts the headline from them.
    private static bool IsOfTheVisit(PageDraft draft, int index, DateOnly? changed)
    {
        var (line, date) = (draft.Lines[index], draft.Dates[draft.Lines[index]]);
        if (date is { NamesWeekday: true, Published.Instant: null })
            return true;
        // A change is no earlier than the publication: what is later than "Cập nhật: …" below the headline is the visit.
        if (date.Published is { } published && published.Day > changed)
            return true;
        if (line.AfterBlank || index == 0 || draft.TitleIndex < 0 || !draft.Lines[draft.TitleIndex].AfterBlank)
            return false;
        return draft.Lines[index - 1].Key == Lexicon.Key(draft.Publisher ?? "");
    }
}
