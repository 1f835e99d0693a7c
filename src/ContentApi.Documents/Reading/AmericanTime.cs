using System.Collections.Frozen;

namespace ContentApi.Documents.Reading;

/// <summary>The zones of North America in which English pages state times: "9:15 PT", "10:30 PM EST".</summary>
internal static class AmericanTime
{
    /// <summary>Since then summer time lasts from the second Sunday of March to the first of November.</summary>
    private const int FirstYear = 2007;

    // Hours from UTC, those of winter where the zone goes with the season. CST is China's zone as well: none.
    private static readonly FrozenDictionary<string, (int? Hours, bool GoesWithSeason)> Zones = new Dictionary<string, (int?, bool)>
    {
        ["pt"] = (-8, true),
        ["pst"] = (-8, false),
        ["pdt"] = (-7, false),
        ["et"] = (-5, true),
        ["est"] = (-5, false),
        ["edt"] = (-4, false),
        ["cdt"] = (-5, false),
        ["cst"] = (null, false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the word, in lower case, names a zone.</summary>
    public static bool IsZone(string word) => Zones.ContainsKey(word);

    /// <summary>How far a time in the zone is from UTC; null where that is not certain.</summary>
    public static TimeSpan? Offset(string zone, DateTime local)
    {
        var (hours, goesWithSeason) = Zones[zone];
        if (goesWithSeason && local.Year < FirstYear)
            return null;
        return hours is { } winter ? TimeSpan.FromHours(goesWithSeason && IsSummer(local) ? winter + 1 : winter) : null;
    }

    // Clocks change at two in the morning.
    private static bool IsSummer(DateTime local) => local >= Sunday(local.Year, 3, 2).AddHours(2) && local < Sunday(local.Year, 11, 1).AddHours(2);

    private static DateTime Sunday(int year, int month, int count)
    {
        var first = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (count - 1)));
    }
}
