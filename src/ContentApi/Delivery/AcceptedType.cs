using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Delivery;

/// <summary>What an Accept header says of a media type (RFC 9110, 12.5.1).</summary>
/// <param name="Quality">How welcome it is, 0 to 1; 0: it is excluded.</param>
/// <param name="IsNamed">Whether the header speaks of the type itself or its family, and not only of everything.</param>
public readonly record struct AcceptedType(double Quality, bool IsNamed)
{
    /// <summary>Of the ranges that cover the type the most specific one decides; none covers it: it is excluded. Without a header, or with one that cannot be read, everything is welcome.</summary>
    public static AcceptedType Of(StringValues accept, string mediaType)
    {
        if (StringValues.IsNullOrEmpty(accept) || !MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return new(1, false);
        var type = new MediaTypeHeaderValue(mediaType);
        var best = ranges
            // Parameters do not tell our types apart: each has one charset and nothing else.
            .Where(range => type.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .MaxBy(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2);
        return best is null ? new(0, false) : new(best.Quality ?? 1, !best.MatchesAllTypes);
    }
}
