namespace ContentApi.Storage.Reads;

/// <summary>One document that an article was met in.</summary>
public sealed class AppearanceRow
{
    public string Document { get; init; } = "";
    public string Sha256 { get; init; } = "";
    public string Encoding { get; init; } = "";
    public string Role { get; init; } = "";
}

/// <summary>Where the facts of an article stand.</summary>
public sealed class ProvenanceRow
{
    /// <summary>JSON: <see cref="FieldRow"/>s.</summary>
    public string Fields { get; init; } = "[]";

    /// <summary>JSON: one <see cref="FieldRow"/>, in place of what <see cref="Fields"/> say of the section; or null.</summary>
    public string? SectionField { get; init; }

    /// <summary>JSON: one <see cref="FieldRow"/> on tags that no page states; or null.</summary>
    public string? TagsField { get; init; }

    /// <summary>JSON: <see cref="DiscardedRow"/>s.</summary>
    public string Discarded { get; init; } = "[]";
}

/// <summary>Reads where an article came from.</summary>
public static class Provenance
{
    /// <summary>The documents by name, the body's first.</summary>
    public static IReadOnlyList<AppearanceRow> Documents(ReadSession session, string articleId) =>
        // Plan: a range of the primary key; one row a document.
        session.Query<AppearanceRow>(
            """
            SELECT DISTINCT document, sha256, encoding, role FROM appearance
            WHERE article_id = @articleId ORDER BY role <> 'body', document, role
            """,
            new { articleId }
        );

    /// <summary>The fields and discarded lines, or null.</summary>
    public static ProvenanceRow? Read(ReadSession session, string articleId) =>
        // Plan: two searches by primary key.
        session.First<ProvenanceRow>(
            """
            SELECT fields, section_field, tags_field, discarded FROM article_provenance
            LEFT JOIN article_derivation ON article_derivation.article_id = article_provenance.article_id
            WHERE article_provenance.article_id = @articleId
            """,
            new { articleId }
        );
}
