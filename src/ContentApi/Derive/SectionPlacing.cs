using ContentApi.Documents.Sections;
using ContentApi.Documents.Text;
using ContentApi.Storage;

namespace ContentApi.Derive;

/// <summary>The section of an article, and how it is known.</summary>
/// <param name="Slug">The section.</param>
/// <param name="Name">Its name where the page states a section that the taxonomy does not know; else null.</param>
/// <param name="Basis"><c>stated</c>, <c>inferred</c> or <c>default</c>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Evidence">The keyphrases that weighed most.</param>
/// <param name="Weights">What the keyphrases of each section weigh, by slug; empty when the page states the section.</param>
public sealed record PlacedSection(
    string Slug,
    string? Name,
    string Basis,
    double Confidence,
    IReadOnlyList<string> Evidence,
    IReadOnlyDictionary<string, double> Weights
)
{
    /// <summary>Where the text alone places the article, with what provenance says of it; null when the page stated it, for then the page's reader says where.</summary>
    public PlacementRow? Placement(string document, int line) =>
        Basis == "stated"
            ? null
            : new(
                Slug,
                Basis,
                new("section", document, [line], Basis == "inferred" ? "keyphrases" : "default-section", Confidence, Evidence.Count == 0 ? null : string.Join(", ", Evidence)),
                Weights
            );
}

/// <summary>Finds the section of an article: as the page states it, else by the keyphrases of the taxonomy, else the default.</summary>
public sealed class SectionPlacing(Taxonomy taxonomy)
{
    private static readonly Dictionary<string, double> NoWeights = [];

    private readonly SectionPlacement placement = new(taxonomy);

    /// <summary>The sections of the taxonomy in editorial order.</summary>
    public IReadOnlyList<SectionContent> Sections { get; } =
        [.. taxonomy.Sections.Select(section => new SectionContent(section.Slug, section.Name, section.Description, section.Order))];

    public PlacedSection Place(string? stated, string title, string? lead, IEnumerable<string> body)
    {
        if (stated is not null)
        {
            if (taxonomy.Find(stated) is { } known)
                return new(known.Slug, null, "stated", 1, [], NoWeights);
            // A section that nobody knows is created from the page; a name without a letter makes no address.
            if (Slug.From(stated) is { Length: > 0 } slug)
                return new(slug, stated, "stated", 1, [], NoWeights);
        }
        var inferred = placement.Place(title, lead, body);
        return new(inferred.Slug, null, inferred.Basis == PlacementBasis.Inferred ? "inferred" : "default", Math.Round(inferred.Confidence, 2), inferred.Evidence, inferred.Weights);
    }
}
