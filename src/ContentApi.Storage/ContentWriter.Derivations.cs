using ContentApi.Storage.Search;

namespace ContentApi.Storage;

// What is made of an article in the light of the others. It is published as part of the article, so a change of it is a change of the record, but no more than
// one revision in a transaction.
public sealed partial class ContentWriter
{
    /// <summary>The ids of the articles whose text places them otherwise than before, though it may be the same: another taxonomy weighs it.</summary>
    public IReadOnlySet<string> PlacedAnew => placedAnew;

    /// <summary>The ids of the articles that were stored before and whose page now states another section, or one or none where it did not.</summary>
    public IReadOnlySet<string> Restated => restated;

    /// <summary>Some hundred live articles, by id, that state no section; empty when there are no more.</summary>
    /// <param name="after">The last id of those before, or empty.</param>
    public IReadOnlyList<string> Placeable(string after) =>
        // Plan: a range of the primary key, each article by its own.
        statements.Query(
            """
            SELECT article_id FROM article_derivation CROSS JOIN article ON article.id = article_id
            WHERE article_id > $1 AND placement IS NOT NULL AND withdrawn_ms IS NULL ORDER BY article_id LIMIT 512
            """,
            row => row.Text(0),
            after
        );

    /// <summary>Where an article is placed, where its text alone places it, and the sections that its neighbours state; null when it states its own, or is withdrawn.</summary>
    public PlacedArticleRow? Placed(string id) =>
        // Plan: the article with its derivation and its list by primary key, its thirty neighbours by theirs.
        First(
            """
            SELECT section_slug, section_basis, placement, section_field,
                (SELECT json_group_array(json_object('id', near.id, 'section', near.section_slug, 'score', item.value ->> 'score') ORDER BY item.key)
                FROM article_neighbour CROSS JOIN json_each(items) AS item CROSS JOIN article AS near ON near.id = item.value ->> 'id'
                WHERE article_neighbour.article_id = $1 AND near.section_basis = 'stated' AND near.withdrawn_ms IS NULL)
            FROM article_derivation CROSS JOIN article ON article.id = article_id
            WHERE article_id = $1 AND placement IS NOT NULL AND withdrawn_ms IS NULL
            """,
            row => new PlacedArticleRow(
                row.Text(0),
                row.Text(1),
                JsonColumn.Read<PlacementRow>(row.Text(2)),
                row.TextOrNull(3),
                JsonColumn.Read<IReadOnlyList<VoteRow>>(row.Text(4))
            ),
            id
        );

    /// <summary>Places an article, where it is not placed so.</summary>
    /// <param name="id">Which.</param>
    /// <param name="slug">The section.</param>
    /// <param name="basis"><c>inferred</c> or <c>default</c>.</param>
    /// <param name="field">What provenance says of it, or null: what the reading of its page says.</param>
    public void PutSection(string id, string slug, string basis, FieldRow? field)
    {
        // Plan: one search by primary key.
        Execute(
            "UPDATE article_derivation SET section_field = $2 WHERE article_id = $1 AND section_field IS NOT $2",
            id,
            field is null ? null : JsonColumn.Write(field)
        );
        // Plan: one search by primary key.
        var before = First("SELECT section_slug FROM article WHERE id = $1 AND (section_slug, section_basis) IS NOT ($2, $3)", row => row.Text(0), id, slug, basis);
        if (before is null)
            return;
        PutDerived("UPDATE article SET section_slug = $4, section_basis = $5, revision = revision + (sequence <= $2), updated_ms = $3, sequence = $6 WHERE id = $1", id, slug, basis);
        groups.Touch(before, [], []);
        groups.Touch(slug, [], []);
        // Plan: the few members of one article by the index on it.
        Execute("UPDATE article_author SET section_slug = $2 WHERE article_id = $1", id, slug);
        Execute("UPDATE article_tag SET section_slug = $2 WHERE article_id = $1", id, slug);
        StoredTexts.File(connection, transaction, search, id);
    }

    // Plan: one search by primary key.
    private void PutDerived(string sql, string id, string one, string other) => sequence += Execute(sql, id, sequenceAtStart, nowMs, one, other, sequence + 1);

    /// <summary>Stores where the text alone places an article, where it differs.</summary>
    private void PutPlacement(ArticleContent content)
    {
        var rows = content.PlacementJson is null
            // Plan: one search by primary key each.
            ? Execute("UPDATE article_derivation SET placement = NULL, section_field = NULL WHERE article_id = $1 AND placement IS NOT NULL", content.Id)
            : Execute(
                """
                INSERT INTO article_derivation (article_id, placement) VALUES ($1, $2)
                ON CONFLICT (article_id) DO UPDATE SET placement = excluded.placement WHERE placement IS NOT excluded.placement
                """,
                content.Id,
                SqlValue.Utf8(content.PlacementJson)
            );
        if (rows > 0)
            placedAnew.Add(content.Id);
    }
}

/// <summary>The section that the page of a neighbour states.</summary>
/// <param name="Id">The neighbour.</param>
/// <param name="Section">The slug of its section.</param>
/// <param name="Score">How near it is.</param>
public sealed record VoteRow(string Id, string Section, double Score);

/// <summary>An article that states no section, and what places it.</summary>
/// <param name="Slug">The section that it is in.</param>
/// <param name="Basis">How it came there.</param>
/// <param name="Own">Where its text alone places it.</param>
/// <param name="Field">JSON: what provenance says of the section in place of that, or null.</param>
/// <param name="Votes">Its neighbours that state a section, nearest first.</param>
public sealed record PlacedArticleRow(string Slug, string Basis, PlacementRow Own, string? Field, IReadOnlyList<VoteRow> Votes);
