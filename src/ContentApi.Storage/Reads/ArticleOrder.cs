namespace ContentApi.Storage.Reads;

/// <summary>A property that articles can be sorted by.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Column">Its column.</param>
/// <param name="Nullable">Unknown values come last in both directions.</param>
/// <param name="Read">The value at a row.</param>
public sealed record ArticleSortProperty(string Name, string Column, bool Nullable, Func<ArticleRow, object?> Read)
{
    public static readonly ArticleSortProperty Date = new("date", "date_ms", true, row => row.DateMs);

    /// <summary>All of them; adding one is a row here (and an index where it is to be fast).</summary>
    public static IReadOnlyList<ArticleSortProperty> All { get; } =
    [
        Date,
        new("publishedAt", "published_ms", true, row => row.PublishedMs),
        new("updatedAt", "updated_ms", false, row => row.UpdatedMs),
        new("title", "title_key", false, row => row.TitleKey),
        new("wordCount", "word_count", true, row => row.WordCount),
    ];
}

/// <summary>An order of articles; ties go by precision (finer first), first appearance, then id, in either direction.</summary>
public sealed class ArticleOrder
{
    /// <summary>Newest first.</summary>
    public static readonly ArticleOrder Default = new([(ArticleSortProperty.Date, true)]);

    private readonly IReadOnlyList<(ArticleSortProperty Property, bool Descending)> keys;

    public ArticleOrder(IReadOnlyList<(ArticleSortProperty Property, bool Descending)> keys)
    {
        this.keys = keys;
        Terms = [.. keys.Select(key => new OrderTerm(Expression(key.Property, key.Descending), key.Descending)), new OrderTerm("tie", false)];
    }

    internal IReadOnlyList<OrderTerm> Terms { get; }

    /// <summary>The number of values that a place in this order has.</summary>
    public int Width => Terms.Count;

    /// <summary>The place of a row in this order.</summary>
    public IReadOnlyList<object> ValuesAt(ArticleRow row) => [.. keys.Select(key => key.Property.Read(row) ?? Last(key.Descending)), row.Tie];

    // Not the least integer of all: its literal is the negation of one that does not fit, and SQLite reads it as a real.
    private static long Last(bool descending) => descending ? -long.MaxValue : long.MaxValue;

    private static string Expression(ArticleSortProperty property, bool descending) =>
        property.Nullable ? $"coalesce({property.Column}, {Last(descending)})" : property.Column;
}
