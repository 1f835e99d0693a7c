using ContentApi.Documents.Text;

namespace ContentApi.Documents.Sections;

/// <summary>How a placement came about.</summary>
public enum PlacementBasis
{
    /// <summary>The keyphrases of the section outweigh those of every other by enough.</summary>
    Inferred,

    /// <summary>No section has enough for it: the default one.</summary>
    Default,
}

/// <summary>Where an article belongs.</summary>
/// <param name="Slug">The slug of the section.</param>
/// <param name="Basis">How it was found.</param>
/// <param name="Confidence">0 to 1; 0 for the default section. It orders placements by how sure they are and is no probability.</param>
/// <param name="Evidence">The keyphrases that weighed most, as the taxonomy has them, heaviest first, at most five; empty for the default
/// section.</param>
/// <param name="Weights">What the keyphrases of each section weigh, with two decimals, by slug; sections without any are absent.</param>
public sealed record Placement(
    string Slug,
    PlacementBasis Basis,
    double Confidence,
    IReadOnlyList<string> Evidence,
    IReadOnlyDictionary<string, double> Weights);

/// <summary>
/// Places articles that state no section, by the keyphrases of a taxonomy. Built once, then safe for many threads; the cost is linear in
/// the text.
/// </summary>
/// <remarks>
/// <para>
/// The text is cut, from left to right, into the longest keyphrases that stand in it ("công ty chứng khoán" is not "công ty" too). A
/// phrase matches by folded syllables whose marks agree: "the thao" in an article with marks is no sport. An article without any marks is
/// matched by its folded syllables, at half the weight. A phrase that begins with a capital letter needs one in the text.
/// </para>
/// <para>
/// A phrase p with n(p) = 3 per place in the title, 2 in the lead, 1 in the body has the weight w(p) = length(p) × (1 + ln n(p)) /
/// sections(p): length is 0.6 for one syllable (1 for a name of one), 1 for two, 1.3 for three, 1.5 for more; sections is how many
/// sections name the phrase. The weight of a section is the sum over its phrases; the heaviest wins (of equals the first in editorial
/// order). confidence = best² / (all × (best + 2)): its share of all weight, less where there is little weight altogether. Below
/// <see cref="Threshold"/>, or with less weight than one phrase of two syllables has, the article goes to the default section.
/// </para>
/// </remarks>
public sealed class SectionPlacement
{
    /// <summary>The least confidence that places an article: half of all weight where that is little, a quarter where it is much.</summary>
    public const double Threshold = 0.2;

    private const double LeastWeight = 1;
    private const int EvidenceCount = 5;
    private const double UnmarkedWeight = 0.5;
    private const int TitleWeight = 3;
    private const int LeadWeight = 2;
    private const int BodyWeight = 1;

    private readonly Taxonomy taxonomy;
    private readonly PhraseTrie marked = new();
    private readonly PhraseTrie folded = new();

    /// <summary>Builds the tries of all keyphrases.</summary>
    public SectionPlacement(Taxonomy taxonomy)
    {
        this.taxonomy = taxonomy;
        var byKey = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        for (var section = 0; section < taxonomy.Sections.Count; section++)
        {
            foreach (var text in taxonomy.Sections[section].Keyphrases)
                Add(text, section, byKey);
        }
    }

    /// <summary>The section of an article.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="lead">The lead, or a teaser's summary; null when there is none.</param>
    /// <param name="bodyTexts">The texts of the body, without title and lead; empty for a teaser.</param>
    public Placement Place(string title, string? lead, IEnumerable<string> bodyTexts)
    {
        var texts = bodyTexts.ToList();
        var counts = new Dictionary<Phrase, int>();
        if (Count(marked))
            return Weigh(counts, 1);
        // An article without any marks.
        counts.Clear();
        Count(folded);
        return Weigh(counts, UnmarkedWeight);

        bool Count(PhraseTrie trie)
        {
            var hasMarks = trie.Count(title, TitleWeight, counts);
            hasMarks |= trie.Count(lead, LeadWeight, counts);
            foreach (var text in texts)
                hasMarks |= trie.Count(text, BodyWeight, counts);
            return hasMarks;
        }
    }

    private Placement Weigh(Dictionary<Phrase, int> counts, double factor)
    {
        var weights = new double[taxonomy.Sections.Count];
        // In the order of the taxonomy, so that the sums are the same whatever the order in the text.
        var found = counts.Select(count => (Phrase: count.Key, Weight: WeightOf(count.Key, count.Value))).OrderBy(each => each.Phrase.Number).ToList();
        foreach (var (phrase, weight) in found)
        {
            foreach (var section in phrase.Sections)
                weights[section] += factor * weight;
        }
        var best = 0;
        var sum = 0.0;
        for (var section = 0; section < weights.Length; section++)
        {
            sum += weights[section];
            if (weights[section] > weights[best])
                best = section;
        }
        var told = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (var section = 0; section < weights.Length; section++)
        {
            if (weights[section] > 0)
                told.Add(taxonomy.Sections[section].Slug, Math.Round(weights[section], 2));
        }
        var confidence = sum > 0 ? weights[best] * weights[best] / (sum * (weights[best] + 2)) : 0;
        if (confidence < Threshold || weights[best] < LeastWeight)
            return new Placement(taxonomy.Default.Slug, PlacementBasis.Default, 0, [], told);
        var evidence = found.Where(each => each.Phrase.Sections.Contains(best))
            .OrderByDescending(each => each.Weight)
            .ThenBy(each => each.Phrase.Number)
            .Take(EvidenceCount)
            .Select(each => each.Phrase.Text);
        return new Placement(taxonomy.Sections[best].Slug, PlacementBasis.Inferred, Math.Min(confidence, 1), [.. evidence], told);
    }

    private static double WeightOf(Phrase phrase, int count) => phrase.Length * (1 + Math.Log(count)) / phrase.Sections.Count;

    private void Add(string text, int section, Dictionary<string, Phrase> byKey)
    {
        var syllables = new List<MarkedSyllable>();
        foreach (var written in new SyllableSpans(Folding.Compose(text)))
            syllables.Add(MarkedSyllable.From(written.ToString()));
        if (syllables.Count == 0)
            return;
        var key = string.Join(' ', syllables.Select(syllable => syllable.Marked));
        if (!byKey.TryGetValue(key, out var phrase))
        {
            // A lone syllable is mostly part of other words; a name of one ("Nga", "Olympic") is as telling as a word of two.
            var length = syllables.Count switch { 1 => syllables[0].IsCapitalised ? 1 : 0.6, 2 => 1, 3 => 1.3, _ => 1.5 };
            byKey.Add(key, phrase = new Phrase(byKey.Count, text, syllables[0].IsCapitalised, length));
            marked.Add(syllables.Select(syllable => syllable.Marked), phrase);
            folded.Add(syllables.Select(syllable => syllable.Folded), phrase);
        }
        if (!phrase.Sections.Contains(section))
            phrase.Sections.Add(section);
    }
}
