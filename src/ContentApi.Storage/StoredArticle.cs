namespace ContentApi.Storage;

/// <summary>What deciding on an identity needs of a stored article.</summary>
public sealed class StoredArticle
{
    internal const string Select =
        """
        SELECT article.id, identity_key, title_identity, kind, lead, tie, article_source.document, published_ms,
            EXISTS (SELECT 1 FROM appearance WHERE appearance.article_id = article.id AND appearance.document = article_source.document
                AND role = CASE kind WHEN 'article' THEN 'body' ELSE 'teaser' END) AS has_source
        FROM article JOIN article_source ON article_source.article_id = article.id
        """;

    internal static StoredArticle From(SqlRow row) =>
        new()
        {
            Id = row.Text(0),
            IdentityKey = row.Text(1),
            TitleIdentity = row.Text(2),
            Kind = row.Text(3),
            Lead = row.TextOrNull(4),
            Tie = row.Text(5),
            Document = row.Text(6),
            PublishedMs = row.IntegerOrNull(7),
            HasSource = row.IsTrue(8),
        };

    public string Id { get; init; } = "";
    public string IdentityKey { get; init; } = "";
    public string TitleIdentity { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Lead { get; init; }
    public string Tie { get; init; } = "";

    /// <summary>The document that its content came from.</summary>
    public string Document { get; init; } = "";
    public long? PublishedMs { get; init; }

    /// <summary>Whether that document still has it; else the next document that does becomes its source.</summary>
    public bool HasSource { get; init; }
}

/// <summary>An article that an address leads to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its slug.</param>
/// <param name="Title">Its title.</param>
public sealed record AddressedArticle(string Id, string Slug, string Title);

/// <summary>An item of lists that no article is, with the source of one of the articles whose pages print it.</summary>
/// <param name="ItemId">The id by which lists name it.</param>
/// <param name="Title">The title that a list gives it.</param>
/// <param name="Publisher">The page's publisher, or null.</param>
/// <param name="Language">The page's language.</param>
/// <param name="Document">The page.</param>
/// <param name="Encoding">Its encoding.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record DanglingItem(string ItemId, string Title, string? Publisher, string Language, string Document, string Encoding, string Sha256);

/// <summary>The text of an article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lead">Its lead, or null.</param>
/// <param name="Blocks">JSON: <see cref="BlockRow"/>s, or null for a teaser.</param>
public sealed record ArticleTextRow(string Id, string Title, string? Lead, byte[]? Blocks)
{
    internal static ArticleTextRow From(SqlRow row) => new(row.Text(0), row.Text(1), row.TextOrNull(2), row.BytesOrNull(3));
}
