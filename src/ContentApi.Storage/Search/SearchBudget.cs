namespace ContentApi.Storage.Search;

/// <summary>What one search may cost, whatever the query and however large the collection: docs/search.md has what follows for totals and paging.</summary>
internal static class SearchBudget
{
    /// <summary>How many postings are read in all, of words, pairs, exclusions and labels: some four milliseconds.</summary>
    public const int Postings = 400_000;

    /// <summary>How many articles are compared with a filter that the index knows nothing of, or counted by facets: some ten milliseconds.</summary>
    public const int Rows = 2_000;

    /// <summary>How many hits are sorted by another order; of more, that order's own index is walked, for then it soon comes to the next hit: some twenty milliseconds.</summary>
    public const int Sorted = 5_000;

    /// <summary>How many bodies are read to decide what is a hit: some ten milliseconds. Titles and leads alone are read as <see cref="Rows"/> are.</summary>
    public const int Texts = 300;
}
