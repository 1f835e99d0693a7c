namespace ContentApi.Documents.Text.Search;

/// <summary>The parts of an article that search tells apart.</summary>
public enum SearchPart
{
    Title,
    Lead,
    Heading,
    Caption,
    Body,
}

/// <summary>A text of an article.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Block">The id of its block, or null: title and lead are none.</param>
/// <param name="Text">In NFC.</param>
public sealed record SearchField(SearchPart Part, string? Block, string Text);

/// <summary>What each part counts, and how long it usually is; docs/search.md gives the reasons.</summary>
public static class SearchWeights
{
    /// <summary>What one occurrence counts, against one in the body.</summary>
    public static double Of(SearchPart part) =>
        part switch
        {
            SearchPart.Title => 5,
            SearchPart.Lead => 2,
            SearchPart.Heading => 2,
            SearchPart.Caption => 1.5,
            _ => 1,
        };

    /// <summary>How long the parts are on average in real news, in syllables; a constant, so that a score does not change with other articles' lengths.</summary>
    internal static double AverageLength(SearchPart part) =>
        part switch
        {
            SearchPart.Title => 12,
            SearchPart.Lead => 38,
            SearchPart.Heading => 20,
            SearchPart.Caption => 30,
            _ => 480,
        };

    /// <summary>How much the length of a part matters, 0 to 1: BM25's b.</summary>
    internal static double LengthShare(SearchPart part) => part is SearchPart.Body ? 0.6 : 0.4;

    /// <summary>BM25's k1: how soon more occurrences stop counting.</summary>
    internal const double Saturation = 1.2;

    /// <summary>What a pair of adjacent syllables counts against a syllable.</summary>
    public const double Pair = 1;

    /// <summary>What an occurrence counts whose marks are others than those of the query.</summary>
    internal const double OtherMarks = 0.3;

    /// <summary>BM25's weight of a rare term.</summary>
    /// <param name="articles">How many articles there are.</param>
    /// <param name="frequency">How many of them have the term.</param>
    public static double Rarity(long articles, long frequency) => Math.Log(1 + (Math.Max(0, articles - frequency) + 0.5) / (frequency + 0.5));

    /// <summary>How far a weighted frequency goes, 0 to 1.</summary>
    public static double Saturated(double frequency) => frequency / (Saturation + frequency);
}
