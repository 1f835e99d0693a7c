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
public sealed record Placement(string Slug, PlacementBasis Basis, double Confidence, IReadOnlyList<string> Evidence);

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

    private readonly Taxonomy _taxonomy;
    private readonly List<Phrase> _phrases = [];
    private readonly Node _root = new();

    /// <summary>Builds the trie of all keyphrases.</summary>
    public SectionPlacement(Taxonomy taxonomy)
    {
        _taxonomy = taxonomy;
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
        var table = new SyllableTable();
        var titleSyllables = Read(title, table);
        var leadSyllables = Read(lead, table);
        var bodySyllables = bodyTexts.Select(text => Read(text, table)).ToList();
        List<List<MarkedSyllable?>> all = [titleSyllables, leadSyllables, .. bodySyllables];
        var unmarked = !all.Exists(text => text.Exists(syllable => syllable is { HasMarks: true }));

        var counts = new int[_phrases.Count];
        Count(titleSyllables, TitleWeight, unmarked, counts);
        Count(leadSyllables, LeadWeight, unmarked, counts);
        foreach (var text in bodySyllables)
            Count(text, BodyWeight, unmarked, counts);
        return Weigh(counts, unmarked ? UnmarkedWeight : 1);
    }

    private Placement Weigh(int[] counts, double factor)
    {
        var weights = new double[_taxonomy.Sections.Count];
        for (var phrase = 0; phrase < counts.Length; phrase++)
        {
            if (counts[phrase] == 0)
                continue;
            foreach (var section in _phrases[phrase].Sections)
                weights[section] += factor * WeightOf(_phrases[phrase], counts[phrase]);
        }
        var best = 0;
        var sum = 0.0;
        for (var section = 0; section < weights.Length; section++)
        {
            sum += weights[section];
            if (weights[section] > weights[best])
                best = section;
        }
        var confidence = sum > 0 ? weights[best] * weights[best] / (sum * (weights[best] + 2)) : 0;
        if (confidence < Threshold || weights[best] < LeastWeight)
            return new Placement(_taxonomy.Default.Slug, PlacementBasis.Default, 0, []);
        var evidence = Enumerable.Range(0, counts.Length)
            .Where(phrase => counts[phrase] > 0 && _phrases[phrase].Sections.Contains(best))
            .OrderByDescending(phrase => WeightOf(_phrases[phrase], counts[phrase]))
            .ThenBy(phrase => phrase)
            .Take(EvidenceCount)
            .Select(phrase => _phrases[phrase].Text);
        return new Placement(_taxonomy.Sections[best].Slug, PlacementBasis.Inferred, Math.Min(confidence, 1), [.. evidence]);
    }

    private static double WeightOf(Phrase phrase, int count) => phrase.Length * (1 + Math.Log(count)) / phrase.Sections.Count;

    private void Count(List<MarkedSyllable?> text, int weight, bool unmarked, int[] counts)
    {
        for (var start = 0; start < text.Count;)
        {
            var (phrase, length) = Longest(text, start, unmarked);
            if (phrase is not null)
                counts[phrase.Number] += weight;
            start += Math.Max(length, 1);
        }
    }

    private (Phrase? Phrase, int Length) Longest(List<MarkedSyllable?> text, int start, bool unmarked)
    {
        (Phrase? Phrase, int Length) longest = (null, 0);
        var node = _root;
        for (var i = start; i < text.Count && text[i] is { } syllable; i++)
        {
            if (node.Next is null || !node.Next.TryGetValue(syllable.Folded, out node))
                break;
            foreach (var phrase in node.Phrases)
            {
                if (Agrees(phrase, text, start, unmarked))
                    longest = (phrase, i - start + 1);
            }
        }
        return longest;
    }

    private static bool Agrees(Phrase phrase, List<MarkedSyllable?> text, int start, bool unmarked)
    {
        if (phrase.Syllables[0].IsCapitalised && !text[start]!.IsCapitalised)
            return false;
        for (var i = 0; !unmarked && i < phrase.Syllables.Count; i++)
        {
            if (!string.Equals(phrase.Syllables[i].Marked, text[start + i]!.Marked, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private void Add(string text, int section, Dictionary<string, Phrase> byKey)
    {
        var syllables = Read(text, new SyllableTable()).OfType<MarkedSyllable>().ToList();
        if (syllables.Count == 0)
            return;
        var key = string.Join(' ', syllables.Select(syllable => syllable.Marked));
        if (byKey.TryGetValue(key, out var known))
        {
            if (!known.Sections.Contains(section))
                known.Sections.Add(section);
            return;
        }
        var node = _root;
        foreach (var syllable in syllables)
        {
            node.Next ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            if (!node.Next.TryGetValue(syllable.Folded, out var next))
                node.Next.Add(syllable.Folded, next = new Node());
            node = next;
        }
        // A lone syllable is mostly part of other words; a name of one ("Nga", "Olympic") is as telling as a word of two.
        var length = syllables.Count switch { 1 => syllables[0].IsCapitalised ? 1 : 0.6, 2 => 1, 3 => 1.3, _ => 1.5 };
        var phrase = new Phrase(_phrases.Count, text, syllables, length, [section]);
        _phrases.Add(phrase);
        node.Phrases.Add(phrase);
        byKey.Add(key, phrase);
    }

    /// <summary>The syllables of a text; null where punctuation stands between two: no phrase reaches across it.</summary>
    private static List<MarkedSyllable?> Read(string? text, SyllableTable table)
    {
        var numbers = new List<int>();
        table.Read(text, numbers);
        return numbers.ConvertAll(number => number == SyllableTable.Break ? null : table[number]);
    }

    private sealed record Phrase(int Number, string Text, List<MarkedSyllable> Syllables, double Length, List<int> Sections);

    private sealed class Node
    {
        public Dictionary<string, Node>? Next { get; set; }

        public List<Phrase> Phrases { get; } = [];
    }
}
