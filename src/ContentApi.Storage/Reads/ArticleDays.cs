using ContentApi.Storage.Search;

namespace ContentApi.Storage.Reads;

/// <summary>
/// A list whose articles are counted and skipped by their days, which the search index knows, and not by walking past them: all articles or those of sections, within a
/// span of dates. What a span has of a day's part is still counted in the list's own index.
/// </summary>
/// <param name="filter">What the list is of.</param>
internal sealed class ArticleDays(ArticleFilter filter)
{
    /// <summary>Fewer are skipped sooner than looked up.</summary>
    private const int FewSkipped = 100;

    private readonly IReadOnlyList<string> kinds = filter.Kinds.Count > 0 ? filter.Kinds : ["article", "teaser"];

    /// <summary>The first and the last day that lie in the span from their first instant to their last; the first may lie behind the last.</summary>
    private readonly int firstDay = filter.Date.FromMs is not { } from ? 1 : SearchDay.Begins(from) ? SearchDay.Of(from) : SearchDay.Of(from) + 1;
    private readonly int lastDay = filter.Date.ToMs is { } to ? SearchDay.Of(to) - 1 : ushort.MaxValue;

    /// <summary>The days of a list, or null where they do not tell which articles it has.</summary>
    public static ArticleDays? Of(ArticleFilter filter) =>
        (filter with { Kinds = [], Sections = [], Date = TimeSpanFilter.Always, Undated = UndatedArticles.Included }).IsEmpty ? new(filter) : null;

    /// <summary>What the span has besides whole days: up to two lists of the articles of a part of a day.</summary>
    public IReadOnlyList<ArticleFilter> Edges
    {
        get
        {
            var (from, to) = (filter.Date.FromMs, filter.Date.ToMs);
            if (filter.Undated == UndatedArticles.Only || (SearchDay.Begins(from) && SearchDay.Begins(to)))
                return [];
            if (firstDay > lastDay)
                return [Within(from, to)];
            var edges = new List<ArticleFilter>();
            if (!SearchDay.Begins(from))
                edges.Add(Within(from, SearchDay.StartMs(firstDay)));
            if (!SearchDay.Begins(to))
                edges.Add(Within(SearchDay.StartMs(lastDay + 1), to));
            return edges;
        }
    }

    /// <summary>How many articles the list has, without its edges.</summary>
    public long Count(ReadSession session, ContentStateRow state)
    {
        var days = Days(session, state);
        return (filter.Undated == UndatedArticles.Only ? 0 : Dated(days)) + (filter.Undated == UndatedArticles.Excluded ? 0 : days.Sum(each => (long)each.Undated));
    }

    /// <summary>The list from the day on in which the first row behind those skipped stands, and how many of that day are still to be skipped.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="state">That of the session.</param>
    /// <param name="offset">How many are skipped.</param>
    /// <param name="isDescending">Whether the newest come first.</param>
    public (ArticleFilter Filter, int Offset) Skip(ReadSession session, ContentStateRow state, int offset, bool isDescending)
    {
        if (offset < FewSkipped || filter.Undated == UndatedArticles.Only || Edges.Count > 0)
            return (filter, offset);
        var days = Days(session, state);
        var dated = Dated(days);
        if (offset >= dated)
            return filter.Undated == UndatedArticles.Excluded ? (filter, offset) : (filter with { Undated = UndatedArticles.Only, Date = TimeSpanFilter.Always }, (int)(offset - dated));
        // The day of that row: the last, in the direction of the list, before which there are no more than are skipped.
        var (near, far) = isDescending ? (lastDay, firstDay) : (firstDay, lastDay);
        while (near != far)
        {
            // Rounded away from the near end, or a step of one would not move.
            var middle = near + ((far - near + Math.Sign(far - near)) / 2);
            if (Before(middle) <= offset)
                near = middle;
            else
                far = middle - Math.Sign(far - near);
        }
        var rest = (int)(offset - Before(near));
        var isOutermost = near == (isDescending ? lastDay : firstDay);
        return isOutermost ? (filter, rest)
            : isDescending ? (filter with { Date = filter.Date with { ToMs = SearchDay.StartMs(near + 1) } }, rest)
            : (filter with { Date = filter.Date with { FromMs = SearchDay.StartMs(near) } }, rest);

        long Before(int day) => isDescending ? Between(days, day + 1, lastDay) : Between(days, firstDay, day - 1);
    }

    private long Dated(IReadOnlyList<DayCounts> days) => Between(days, firstDay, lastDay);

    private static long Between(IReadOnlyList<DayCounts> days, int first, int last)
    {
        if (first > last)
            return 0;
        var sum = 0L;
        for (var i = 0; i < days.Count; i++)
            sum += days[i].UpTo(last) - days[i].UpTo(first - 1);
        return sum;
    }

    private IReadOnlyList<DayCounts> Days(ReadSession session, ContentStateRow state) => session.Catalogs.ByDay(session, state, kinds, filter.Sections.Count > 1 ? [.. filter.Sections.Distinct()] : filter.Sections);

    private ArticleFilter Within(long? from, long? to) => filter with { Date = new(from, to), Undated = UndatedArticles.Excluded };
}
