using System.Globalization;
using ContentApi.Storage;

namespace ContentApi.Contracts;

/// <summary>How instants and days look on the wire.</summary>
public static class Times
{
    /// <summary>The offset that a stated day is read in.</summary>
    public static readonly TimeSpan HoChiMinh = StoredDay.Offset;

    /// <summary>An instant as <c>2018-08-01T09:45:00Z</c>, a day (its first instant in Asia/Ho_Chi_Minh) as <c>2018-08-01</c>, unknown as null.</summary>
    public static string? Format(long? milliseconds, string? precision) =>
        milliseconds is not { } known ? null
        : precision == "day"
            ? StoredDay.FromMilliseconds(known).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : DateTimeOffset.FromUnixTimeMilliseconds(known).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>An instant of ours, always with three decimals: <c>2026-11-22T08:00:00.000Z</c>.</summary>
    public static string FormatInstant(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
