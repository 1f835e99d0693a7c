using System.Text.Json;

namespace ContentApi.Storage;

// What is made of an article in the light of the others. It is published as part of the article, so a change of it is a change of the record, but no more than
// one revision in a transaction.
public sealed partial class ContentWriter
{
    /// <summary>The ids of the articles that did not change and whose text places them otherwise than before: another taxonomy weighs it.</summary>
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

    /// <summary>Whether any live article states its section.</summary>
    public bool IsAnySectionStated() =>
        // Plan: the articles in the order in which they stand, until one does.
        First("SELECT 1 FROM article NOT INDEXED WHERE section_basis = 'stated' AND withdrawn_ms IS NULL", row => row.IsTrue(0));

    /// <summary>Where an article is placed, where its text alone places it, and the sections that its neighbours state; null when it states its own, or is withdrawn.</summary>
    /// <param name="id">Which.</param>
    /// <param name="withVotes">False where no article states any: its neighbours need not be looked at.</param>
    public PlacedArticleRow? Placed(string id, bool withVotes) =>
        // Plan: the article with its derivation and its list by primary key, its thirty neighbours by theirs.
        First(
            """
            SELECT section_slug, section_basis, placement, section_field,
                (SELECT json_group_array(json_object('id', near.id, 'section', near.section_slug, 'score', item.value ->> 'score') ORDER BY item.key)
                FROM article_neighbour CROSS JOIN json_each(items) AS item CROSS JOIN article AS near ON near.id = item.value ->> 'id'
                WHERE article_neighbour.article_id = $1 AND $2 AND near.section_basis = 'stated' AND near.withdrawn_ms IS NULL)
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
            id,
            withVotes ? 1 : 0
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
        texts.Note(id);
    }

    /// <summary>Some hundred live articles with a body, by id, whose pages state no tags; empty when there are no more.</summary>
    /// <param name="after">The last id of those before, or empty.</param>
    public IReadOnlyList<TaggableRow> Taggable(string after) =>
        // Plan: a range of the primary key, body, source and provenance of each by theirs.
        statements.Query(SelectTaggable + " AND article.id > $1 ORDER BY article.id LIMIT 256", TaggableRow.From, after);

    /// <summary>Those of some articles that are live, have a body and state no tags.</summary>
    public IReadOnlyList<TaggableRow> Taggable(IEnumerable<string> ids) =>
        // Plan: each by primary key, body, source and provenance too.
        statements.Query(SelectTaggable + " AND article.id IN (SELECT value FROM json_each($1)) ORDER BY article.id", TaggableRow.From, JsonSerializer.Serialize(ids));

    // An editor who says that an article has no tags has said it in provenance.
    private const string SelectTaggable = """
        SELECT article.id, title, lead, blocks, document FROM article
        CROSS JOIN article_body ON article_body.article_id = article.id
        CROSS JOIN article_source ON article_source.article_id = article.id
        CROSS JOIN article_provenance ON article_provenance.article_id = article.id
        WHERE withdrawn_ms IS NULL AND NOT EXISTS (SELECT 1 FROM json_each(fields) AS field WHERE field.value ->> 'path' = 'tags')
            AND NOT EXISTS (SELECT 1 FROM json_each(tags) AS tag WHERE tag.value ->> 'basis' = 'stated')
        """;

    /// <summary>Gives an article whose page states no tags these, where it has others.</summary>
    /// <param name="id">Which.</param>
    /// <param name="tags">The inferred tags.</param>
    /// <param name="field">What provenance says of them, or null: there are none.</param>
    public void PutTags(string id, IReadOnlyList<NameRow> tags, FieldRow? field)
    {
        tags = names.PutTags(tags);
        var json = JsonColumn.Write(tags);
        // Plan: one search by primary key.
        if (First("SELECT tags FROM article WHERE id = $1 AND tags <> $2", row => row.Text(0), id, json) is not { } before)
            return;
        // Plan: one search by primary key.
        Execute(
            """
            INSERT INTO article_derivation (article_id, tags_field) VALUES ($1, $2)
            ON CONFLICT (article_id) DO UPDATE SET tags_field = excluded.tags_field
            """,
            id,
            field is null ? null : JsonColumn.Write(field)
        );
        // Plan: one search by primary key.
        sequence += Execute(
            "UPDATE article SET tags = $2, revision = revision + (sequence <= $3), updated_ms = $4, sequence = $5 WHERE id = $1",
            id,
            json,
            sequenceAtStart,
            nowMs,
            sequence + 1
        );
        groups.Touch(First("SELECT section_slug FROM article WHERE id = $1", row => row.Text(0), id)!, [], [.. StoredState.Names(before), .. tags]);
        // Plan: the few members of one article by the index on it.
        Execute("DELETE FROM article_tag WHERE article_id = $1", id);
        PutMembers(id, [], tags);
        texts.Note(id);
    }

    // Plan: one search by primary key.
    private void PutDerived(string sql, string id, string one, string other) => sequence += Execute(sql, id, sequenceAtStart, nowMs, one, other, sequence + 1);

    /// <summary>Stores where the text alone places an article; whether it differs.</summary>
    private bool PutPlacement(ArticleContent content) =>
        (content.PlacementJson is null
            // Plan: one search by primary key each.
            ? Execute("UPDATE article_derivation SET placement = NULL, section_field = NULL WHERE article_id = $1 AND placement IS NOT NULL", content.Id)
            : Execute(
                """
                INSERT INTO article_derivation (article_id, placement) VALUES ($1, $2)
                ON CONFLICT (article_id) DO UPDATE SET placement = excluded.placement WHERE placement IS NOT excluded.placement
                """,
                content.Id,
                SqlValue.Utf8(content.PlacementJson)
            )) > 0;
}

/// <summary>The text of an article whose page states no tags.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lead">Its lead, or null.</param>
/// <param name="Blocks">JSON: <see cref="BlockRow"/>s.</param>
/// <param name="Document">Where its body came from.</param>
public sealed record TaggableRow(string Id, string Title, string? Lead, byte[] Blocks, string Document)
{
    internal static TaggableRow From(SqlRow row) => new(row.Text(0), row.Text(1), row.TextOrNull(2), row.Bytes(3), row.Text(4));
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
