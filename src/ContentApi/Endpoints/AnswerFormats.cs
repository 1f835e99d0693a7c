using ContentApi.Representations;
using ContentApi.Requests;

namespace ContentApi.Endpoints;

/// <summary>A route whose answers are true for their moment only: metadata of its endpoint. They are never kept, and have no validator.</summary>
public sealed record NeverKept;

/// <summary>A route with one format, which is not JSON and which its address names: metadata of its endpoint. Accept is disregarded.</summary>
/// <param name="BareType">The media type without parameters.</param>
public sealed record OnlyFormat(string BareType);

/// <summary>The formats that a route has besides JSON: metadata of its endpoint.</summary>
/// <param name="All">In the order of the documentation.</param>
public sealed record AnswerFormats(IReadOnlyList<Format> All)
{
    /// <summary>The suffixes, without the dot.</summary>
    public IEnumerable<string> Suffixes => All.Select(format => format.Suffix);

    /// <summary>The format with this suffix in any case, or null.</summary>
    public Format? Of(string suffix) => All.FirstOrDefault(format => format.Suffix.Equals(suffix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The format that the address asks for, of those of its route; null: JSON.</summary>
    internal static Format<T>? Asked<T>(HttpContext context) =>
        FormatSuffix.Of(context) is { } suffix
            ? context.GetEndpoint()!.Metadata.GetRequiredMetadata<AnswerFormats>().All.OfType<Format<T>>().Single(format => format.Suffix == suffix)
            : null;
}
