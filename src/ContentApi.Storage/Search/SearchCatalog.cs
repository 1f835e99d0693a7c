using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace ContentApi.Storage.Search;

/// <summary>A segment as readers see it.</summary>
/// <param name="Id">Never another's.</param>
/// <param name="FirstNumber">The first number in it.</param>
/// <param name="Size">How many numbers it spans.</param>
internal sealed record SearchSegment(long Id, int FirstNumber, int Size);

/// <summary>The articles of one kind, as far as every query needs them.</summary>
internal sealed class SearchCollection
{
    /// <summary>Its number: the high half of the keys of search_article.</summary>
    public required int Number { get; init; }

    /// <summary>By first number.</summary>
    public required IReadOnlyList<SearchSegment> Segments { get; init; }

    /// <summary>How many live articles there are.</summary>
    public required int Articles { get; init; }

    /// <summary>Numbers whose terms are to be passed over, ascending.</summary>
    public required int[] Removed { get; init; }

    /// <summary>The day of each number; see <see cref="SearchDay"/>.</summary>
    public required ushort[] Days { get; init; }

    /// <summary>The newest day of a live article, or of one that was.</summary>
    public required ushort NewestDay { get; init; }
}

/// <summary>
/// What is known of the index at one content version: some hundred bytes a segment and two an article, kept between queries. Nothing of it changes while the
/// version is the same.
/// </summary>
internal sealed class SearchCatalogs
{
    private Kept? kept;

    /// <summary>The collections of a session's version: articles, teasers.</summary>
    public IReadOnlyList<SearchCollection> Of(ReadSession session) => KeptOf(session, Reads.ContentState.Read(session)).Collections;

    /// <summary>How many articles of each of these kinds each day has, of each of these sections, or of all where there are none.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="state">That of the session.</param>
    /// <param name="kinds">One or both.</param>
    /// <param name="sections">Slugs, each once; of one that there is not there are no articles.</param>
    public IReadOnlyList<DayCounts> ByDay(ReadSession session, Reads.ContentStateRow state, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string> sections)
    {
        var catalog = KeptOf(session, state);
        var counts = new List<DayCounts>(kinds.Count * Math.Max(1, sections.Count));
        foreach (var kind in kinds)
        {
            if (sections.Count == 0)
                counts.Add(Counted(kind, null));
            foreach (var section in sections)
                counts.Add(Counted(kind, section));
        }
        return counts;

        DayCounts Counted(string kind, string? section)
        {
            if (catalog.ByDay.TryGetValue((kind, section), out var known))
                return known;
            var counts = Count(session, catalog.Collections, kind, section);
            // Anything may be asked for as a section: what has no article is not kept.
            return counts.All == 0 ? counts : catalog.ByDay.GetOrAdd((kind, section), counts);
        }
    }

    private Kept KeptOf(ReadSession session, Reads.ContentStateRow state)
    {
        // Two threads may read the same: they read it alike, and either may stay.
        var last = kept;
        if (last is null || last.Version != state.Version || last.DatabaseId != state.DatabaseId)
            kept = last = new(state.DatabaseId, state.Version, Read(session));
        return last;
    }

    /// <summary>By the labels: every article has one section, and what was removed has none any longer.</summary>
    private static DayCounts Count(ReadSession session, IReadOnlyList<SearchCollection> collections, string kind, string? section)
    {
        var collection = collections[SearchIndex.CollectionOf(kind)];
        // Plan: the sections, some dozens, or one search by primary key.
        var sections = session.Query<SectionRow>($"SELECT slug, {kind}_count AS articles FROM section{(section is null ? "" : " WHERE slug = @section")}", new { section });
        var all = sections.Sum(row => row.Articles);
        if (all == 0)
            return DayCounts.Empty;
        var labels = SearchLabels.Of(new Reads.ArticleFilter { Sections = [.. sections.Select(row => row.Slug)] }).SelectMany(condition => condition.Any).ToList();
        using var lists = new TermLists(session, collection, labels);
        var counts = DayCounts.Of(labels.SelectMany(label => lists.Load(label).Numbers.ToArray()).Select(number => collection.Days[number]));
        if (counts.All == all)
            return counts;
        // A syllable may share the number of a label, once in a hundred thousand; search compares what it shows, but here nothing would.
        // Plan: the articles of the kind.
        var dates = session.Query<DateRow>("SELECT date_ms FROM article WHERE kind = @kind AND withdrawn_ms IS NULL AND (@section IS NULL OR section_slug = @section)", new { kind, section });
        return DayCounts.Of(dates.Select(row => SearchDay.Of(row.DateMs)));
    }

    private sealed class SectionRow
    {
        public string Slug { get; init; } = "";
        public long Articles { get; init; }
    }

    private sealed class DateRow
    {
        public long? DateMs { get; init; }
    }

    private static List<SearchCollection> Read(ReadSession session)
    {
        // Plan: the whole table, some ten rows.
        var rows = session.Query<SegmentRow>("SELECT id, collection, first_number, last_number, articles, days, removed FROM search_segment ORDER BY first_number");
        return
        [
            .. Enumerable
                .Range(0, 2)
                .Select(number =>
                {
                    var own = rows.Where(row => row.Collection == number).ToList();
                    var days = new ushort[own.Select(row => (int)row.LastNumber + 1).DefaultIfEmpty(0).Max()];
                    foreach (var row in own)
                        MemoryMarshal.Cast<byte, ushort>(row.Days).CopyTo(days.AsSpan((int)row.FirstNumber));
                    int[] removed = [.. own.SelectMany(row => RemovedNumbers.Read(row.Removed, (int)row.FirstNumber))];
                    return new SearchCollection
                    {
                        Number = number,
                        Segments = [.. own.Select(row => new SearchSegment(row.Id, (int)row.FirstNumber, (int)(row.LastNumber - row.FirstNumber + 1)))],
                        Articles = (int)own.Sum(row => row.Articles) - removed.Length,
                        Removed = removed,
                        Days = days,
                        NewestDay = days.DefaultIfEmpty((ushort)0).Max(),
                    };
                }),
        ];
    }

    private sealed record Kept(string DatabaseId, long Version, IReadOnlyList<SearchCollection> Collections)
    {
        /// <summary>By kind and section, null: all; four bytes a day from the first to the last.</summary>
        public ConcurrentDictionary<(string Kind, string? Section), DayCounts> ByDay { get; } = [];
    }

    private sealed class SegmentRow
    {
        public long Id { get; init; }
        public long Collection { get; init; }
        public long FirstNumber { get; init; }
        public long LastNumber { get; init; }
        public long Articles { get; init; }
        public byte[] Days { get; init; } = [];
        public byte[] Removed { get; init; } = [];
    }
}
