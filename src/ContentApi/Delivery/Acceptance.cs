using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Delivery;

/// <summary>What an Accept header says (RFC 9110, 12.5.1), as far as any answer goes by it.</summary>
/// <param name="TakesJson">Whether it does not exclude application/json.</param>
/// <param name="PrefersHtml">Whether it takes text/html, and names it and likes it no less than application/json (browsers do, programs do not) or excludes that.</param>
public readonly record struct Acceptance(bool TakesJson, bool PrefersHtml)
{
    private static readonly HeaderReadings<Acceptance> Readings = new(Read);

    /// <summary>Whether a request takes application/json. Its answer then depends on that.</summary>
    public static bool TakesJsonIn(HttpContext context)
    {
        Dependence.Note(context, DependsOn.TakesJson);
        return Of(context.Request.Headers.Accept).TakesJson;
    }

    /// <summary>Whether a request prefers text/html. Its answer then depends on that.</summary>
    public static bool PrefersHtmlIn(HttpContext context)
    {
        Dependence.Note(context, DependsOn.PrefersHtml);
        return Of(context.Request.Headers.Accept).PrefersHtml;
    }

    internal static Acceptance Of(StringValues accept) => Readings.Of(accept);

    private static Acceptance Read(StringValues accept)
    {
        var json = AcceptedType.Of(accept, "application/json");
        var html = AcceptedType.Of(accept, "text/html");
        return new(json.Quality > 0, html.Quality > 0 && html.Quality >= json.Quality && (html.IsNamed || json.Quality == 0));
    }

    /// <summary>What the header says of a media type.</summary>
    /// <param name="Quality">How welcome it is, 0 to 1; 0: it is excluded.</param>
    /// <param name="IsNamed">Whether the header speaks of the type itself or its family, and not only of everything.</param>
    private readonly record struct AcceptedType(double Quality, bool IsNamed)
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
}
