using System.Text.Json;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Sections;

/// <summary>One editorial section of the taxonomy.</summary>
public sealed record TaxonomySection
{
    /// <summary>Its address: <c>[a-z0-9]+(-[a-z0-9]+)*</c>, one in the taxonomy.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name in NFC, as readers see it; never empty.</summary>
    public required string Name { get; init; }

    /// <summary>What belongs in it, one sentence; null when the file gives none.</summary>
    public required string? Description { get; init; }

    /// <summary>Its place among the sections, smaller first.</summary>
    public required int Order { get; init; }

    /// <summary>Other names that pages state for it; each names one section only.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>
    /// The phrases that speak for it in an article that states no section, with marks; a capital first letter asks for one in the text.
    /// </summary>
    public required IReadOnlyList<string> Keyphrases { get; init; }

    /// <summary>Whether it takes the articles that belong nowhere else; true for exactly one.</summary>
    public required bool IsDefault { get; init; }
}

/// <summary>What reading a taxonomy gave.</summary>
/// <param name="Taxonomy">The taxonomy, or null when there are faults.</param>
/// <param name="Faults">Every fault as one sentence, in the order of the file; empty when there is none.</param>
public sealed record TaxonomyReading(Taxonomy? Taxonomy, IReadOnlyList<string> Faults);

/// <summary>The editorial sections: without faults by construction, see <see cref="Read"/> and <see cref="From"/>.</summary>
public sealed class Taxonomy
{
    private readonly Dictionary<string, TaxonomySection> byName = new(StringComparer.Ordinal);

    private Taxonomy(IReadOnlyList<TaxonomySection> sections)
    {
        Sections = [.. sections.OrderBy(section => section.Order).ThenBy(section => section.Slug, StringComparer.Ordinal)];
        Default = Sections.First(section => section.IsDefault);
        foreach (var section in Sections)
        {
            foreach (var name in NamesOf(section))
                byName.TryAdd(KeyOf(name), section);
        }
    }

    /// <summary>The sections in editorial order (by order, then slug); at least one.</summary>
    public IReadOnlyList<TaxonomySection> Sections { get; }

    /// <summary>The section of the articles that belong nowhere else.</summary>
    public TaxonomySection Default { get; }

    /// <summary>
    /// The section that a page's stated name means, by name, alias or slug whatever the case, marks and punctuation; null when none does.
    /// </summary>
    public TaxonomySection? Find(string statedName) => byName.GetValueOrDefault(KeyOf(statedName));

    /// <summary>The taxonomy of these sections, or its faults.</summary>
    public static TaxonomyReading From(IReadOnlyList<TaxonomySection> sections)
    {
        var faults = FaultsOf(sections);
        return faults.Count == 0 ? new TaxonomyReading(new Taxonomy(sections), []) : new TaxonomyReading(null, faults);
    }

    /// <summary>
    /// The taxonomy in a JSON text: <c>{ "sections": [ { "slug", "name", "description", "order", "aliases", "keyphrases", "default" } ]
    /// }</c>, of which slug, name and order are required. A property that nobody knows is a fault: it is more often a typo than a wish.
    /// </summary>
    public static TaxonomyReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(Folding.WellFormed(json), new JsonDocumentOptions { AllowDuplicateProperties = false });
            var reader = new TaxonomyReader();
            var sections = reader.Read(document.RootElement);
            var faults = reader.Faults;
            // Faults of the whole would only repeat what is said of the parts.
            return faults.Count == 0 ? From(sections) : new TaxonomyReading(null, faults);
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $" at line {number + 1}" : "";
            return new TaxonomyReading(null, [$"The taxonomy is not well-formed JSON{line}."]);
        }
    }

    private static List<string> FaultsOf(IReadOnlyList<TaxonomySection> sections)
    {
        var faults = new List<string>();
        var bySlug = new HashSet<string>(StringComparer.Ordinal);
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < sections.Count; i++)
        {
            var section = sections[i];
            var which = section.Slug.Length > 0 ? $"Section '{section.Slug}'" : $"Section number {i + 1}";
            if (!Slug.IsWellFormed(section.Slug))
                faults.Add($"{which} has an ill-formed slug: lower-case a-z and 0-9, in parts joined by single hyphens, are allowed.");
            else if (!bySlug.Add(section.Slug))
                faults.Add($"The slug '{section.Slug}' stands more than once.");
            if (KeyOf(section.Name).Length == 0)
                faults.Add($"{which} has an empty name.");
            foreach (var alias in section.Aliases.Where(alias => KeyOf(alias).Length == 0))
                faults.Add($"{which} has an empty alias.");
            foreach (var phrase in section.Keyphrases.Where(phrase => KeyOf(phrase).Length == 0))
                faults.Add($"{which} has an empty keyphrase.");
            foreach (var name in NamesOf(section))
            {
                var key = KeyOf(name);
                if (key.Length > 0 && !byName.TryAdd(key, section.Slug) && byName[key] != section.Slug)
                    faults.Add($"The name '{name}' of section '{section.Slug}' already means section '{byName[key]}'.");
            }
            foreach (var alias in Repeated(section.Aliases))
                faults.Add($"{which} has the alias '{alias}' more than once.");
            foreach (var phrase in Repeated(section.Keyphrases))
                faults.Add($"{which} has the keyphrase '{phrase}' more than once.");
        }
        var defaults = sections.Where(section => section.IsDefault).Select(section => $"'{section.Slug}'").ToList();
        if (defaults.Count == 0)
            faults.Add("No section is the default; exactly one must be.");
        else if (defaults.Count > 1)
            faults.Add($"{defaults.Count} sections are the default ({string.Join(", ", defaults)}); exactly one must be.");
        return faults;
    }

    private static IEnumerable<string> NamesOf(TaxonomySection section) => [section.Name, .. section.Aliases, section.Slug];

    private static IEnumerable<string> Repeated(IReadOnlyList<string> texts)
    {
        // Marks tell phrases apart ("đền" and "đến"), so this is no folded comparison.
        var met = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            if (!met.Add(WhiteSpace.Collapse(text)))
                yield return text;
        }
    }

    private static string KeyOf(string name) => string.Join(' ', Words.Syllables(name));
}
