namespace ContentApi.Storage.Search;

/// <summary>The day of an article as two bytes.</summary>
internal static class SearchDay
{
    /// <summary>Undated: older than all.</summary>
    public const ushort None = 0;

    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>1900-01-01, in days since 1970.</summary>
    private const long First = -25_567;

    /// <summary>Vietnam has had one offset since 1975.</summary>
    private const long OffsetMs = 7 * 3_600_000;

    /// <summary>Whether an instant is the first of a day, or is none.</summary>
    public static bool Begins(long? dateMs) => dateMs is not { } ms || ((ms + OffsetMs) % MillisecondsPerDay == 0 && Of(ms) is > 1 and < ushort.MaxValue);

    /// <summary>The first instant of a day.</summary>
    public static long StartMs(int day) => ((day + First) * MillisecondsPerDay) - OffsetMs;

    /// <summary>The day of an instant; the first or last there is for one outside of 1900 to 2079.</summary>
    public static ushort Of(long? dateMs) =>
        // From 1900 on, for what is divided is cut off towards 0.
        dateMs is { } ms ? (ushort)Math.Clamp((ms + OffsetMs - (First * MillisecondsPerDay)) / MillisecondsPerDay, 1, ushort.MaxValue) : None;
}
