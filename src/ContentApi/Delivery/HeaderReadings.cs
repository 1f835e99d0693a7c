using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Delivery;

/// <summary>What a header's values mean, worked out once for the values that come again and again; browsers and readers send some dozens.</summary>
/// <param name="read">Works it out.</param>
internal sealed class HeaderReadings<T>(Func<StringValues, T> read)
{
    /// <summary>Above it values are read anew each time, so that nobody fills the memory with values of his own.</summary>
    private const int MostValues = 1024;

    private const int LongestValue = 512;

    private readonly ConcurrentDictionary<string, T> readings = new(StringComparer.Ordinal);
    private int count;

    public T Of(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { Length: <= LongestValue } value)
            return read(header);
        if (readings.TryGetValue(value, out var known))
            return known;
        var reading = read(header);
        if (Volatile.Read(ref count) < MostValues && readings.TryAdd(value, reading))
            Interlocked.Increment(ref count);
        return reading;
    }
}
