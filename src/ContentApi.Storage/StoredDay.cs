namespace ContentApi.Storage;

/// <summary>How a day is stored: as its first instant in Asia/Ho_Chi_Minh.</summary>
public static class StoredDay
{
    /// <summary>Vietnam has had this offset, without summer time, since 1975; a fixed one needs no time zone data and gives the same on every machine.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The unix milliseconds that stand for a day.</summary>
    public static long ToMilliseconds(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUnixTimeMilliseconds();

    /// <summary>The day that an instant falls on there.</summary>
    public static DateOnly FromMilliseconds(long milliseconds) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(Offset).DateTime);
}
