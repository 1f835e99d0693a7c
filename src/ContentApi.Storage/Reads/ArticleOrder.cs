namespace ContentApi.Storage.Reads;

/// <summary>A property that articles can be sorted by.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Ascending">The column that it is sorted by, never NULL.</param>
/// <param name="Descending">The same for the other direction: another column where a value may be unknown, which is last in both.</param>
/// <param name="Read">The value at a row.</param>
public sealed record ArticleSortProperty(string Name, string Ascending, string Descending, Func<ArticleRow, object?> Read)
{
    public static readonly ArticleSortProperty Date = new("date", "date_asc", "date_desc", row => row.DateMs);
    public static readonly ArticleSortProperty PublishedAt = new("publishedAt", "published_asc", "published_desc", row => row.PublishedMs);
    public static readonly ArticleSortProperty UpdatedAt = new("updatedAt", "updated_ms", "updated_ms", row => row.UpdatedMs);
    public static readonly ArticleSortProperty Title = new("title", "title_key", "title_key", row => row.TitleKey);
    public static readonly ArticleSortProperty WordCount = new("wordCount", "word_count_asc", "word_count_desc", row => row.WordCount);

    /// <summary>All of them; adding one is a row here and a path by its index in <see cref="ArticlePath"/>.</summary>
    public static IReadOnlyList<ArticleSortProperty> All { get; } = [Date, PublishedAt, UpdatedAt, Title, WordCount];

    /// <summary>What stands for an unknown value, so that it is last.</summary>
    // The schema has it as a literal; the least integer of all would be the negation of one that does not fit, and SQLite reads that as a real.
    internal static long Last(bool descending) => descending ? -long.MaxValue : long.MaxValue;

    /// <summary>The column that is sorted by.</summary>
    internal string Column(bool descending) => $"article.{(descending ? Descending : Ascending)}";
}

/// <summary>An order of articles; ties go by precision (finer first), first appearance, then id, in either direction.</summary>
public sealed class ArticleOrder(IReadOnlyList<(ArticleSortProperty Property, bool Descending)> keys)
{
    /// <summary>Newest first.</summary>
    public static readonly ArticleOrder Default = new([(ArticleSortProperty.Date, true)]);

    /// <summary>What is sorted by, first key first; at least one.</summary>
    public IReadOnlyList<(ArticleSortProperty Property, bool Descending)> Keys { get; } = keys;

    internal IReadOnlyList<OrderTerm> Terms { get; } =
        [.. keys.Select(key => new OrderTerm(key.Property.Column(key.Descending), key.Descending)), new OrderTerm("article.tie", false)];

    /// <summary>The number of values that a place in this order has.</summary>
    public int Width => Terms.Count;

    /// <summary>The place of a row in this order.</summary>
    public IReadOnlyList<object> ValuesAt(ArticleRow row) =>
        [.. Keys.Select(key => key.Property.Read(row) ?? ArticleSortProperty.Last(key.Descending)), row.Tie];
}
