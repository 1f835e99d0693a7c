using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>
/// One writing transaction. Whatever it is given, only what differs from the stored is written; <see cref="Commit"/> makes one new content version,
/// or none when nothing differed. Disposing without a commit leaves the old state.
/// </summary>
public sealed class ContentWriter : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(false);

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly long nowMs;
    private readonly HeldStatements statements;
    private readonly long changesAtStart;
    private readonly long versionAtStart;
    private readonly long changedMsAtStart;
    private readonly long sequenceAtStart;
    private readonly HashSet<string> changed = [];
    private long sequence;

    /// <summary>How many of the changes only keep the books: they are no new content.</summary>
    private long bookkeeping;

    internal ContentWriter(SqliteConnection connection, DateTimeOffset now)
    {
        this.connection = connection;
        nowMs = now.ToUnixTimeMilliseconds();
        transaction = connection.BeginTransaction(deferred: false);
        statements = new(connection, transaction);
        (versionAtStart, changedMsAtStart) = First<(long, long)>("SELECT version, changed_ms FROM content_state WHERE id = 1");
        // First, so that on an engine with row locks two writers queue here and sequences grow in commit order.
        Execute("UPDATE content_state SET version = version + 1, changed_ms = @nowMs WHERE id = 1", new { nowMs });
        sequence = sequenceAtStart = First<long>("SELECT sequence FROM content_state WHERE id = 1");
        changesAtStart = TotalChanges;
    }

    /// <summary>Makes the new content version visible. False when no content had changed: then there is none.</summary>
    public bool Commit()
    {
        var hasChanges = HasChanges;
        if (hasChanges)
            Execute("UPDATE content_state SET sequence = @sequence WHERE id = 1", new { sequence });
        else
            Execute("UPDATE content_state SET version = @versionAtStart, changed_ms = @changedMsAtStart WHERE id = 1", new { versionAtStart, changedMsAtStart });
        transaction.Commit();
        return hasChanges;
    }

    /// <summary>Whether any content has been written so far.</summary>
    public bool HasChanges => TotalChanges - bookkeeping != changesAtStart;

    /// <summary>
    /// The ids of the articles whose text, date or place among the published changed so far, new and withdrawn ones included: what derived rows are made anew for.
    /// </summary>
    public IReadOnlySet<string> Changed => changed;

    /// <summary>Stores what is known of a document, where more than its time differs; see <see cref="TouchDocument"/>.</summary>
    public void PutDocument(DocumentRow document) =>
        Execute(
            """
            INSERT INTO document (name, file, sha256, size_bytes, modified_ms, reader, encoding, refusal, refused_line)
            VALUES (@Name, @File, @Sha256, @SizeBytes, @ModifiedMs, @Reader, @Encoding, @Refusal, @RefusedLine)
            ON CONFLICT (name) DO UPDATE SET file = excluded.file, sha256 = excluded.sha256, size_bytes = excluded.size_bytes,
                modified_ms = excluded.modified_ms, reader = excluded.reader, encoding = excluded.encoding, refusal = excluded.refusal,
                refused_line = excluded.refused_line
            WHERE (document.file, document.sha256, document.reader, document.encoding, document.refusal, document.refused_line)
                IS NOT (excluded.file, excluded.sha256, excluded.reader, excluded.encoding, excluded.refusal, excluded.refused_line)
            """,
            document
        );

    /// <summary>Notes that a file was touched and holds what it held: no content changes, and it is not read again for that.</summary>
    public void TouchDocument(string name, long sizeBytes, long modifiedMs) =>
        bookkeeping += Execute("UPDATE document SET size_bytes = @sizeBytes, modified_ms = @modifiedMs WHERE name = @name", new { name, sizeBytes, modifiedMs });

    /// <summary>
    /// Stores a document that is known only from a copy of our content; one that was offered itself stays as it is.
    /// </summary>
    public void PutCopiedDocument(string name, string file, string sha256, string encoding) =>
        Execute(
            """
            INSERT INTO document (name, file, sha256, size_bytes, modified_ms, reader, encoding) VALUES (@name, @file, @sha256, 0, 0, '', @encoding)
            ON CONFLICT (name) DO NOTHING
            """,
            new
            {
                name,
                file,
                sha256,
                encoding,
            }
        );

    /// <summary>Forgets what was refused of a file of many documents, but for those refused again.</summary>
    public void ForgetRefusals(string file, IEnumerable<string> refusedAgain) =>
        // Plan: the documents of one file by the index on it.
        Execute(
            "DELETE FROM document WHERE file = @file AND refusal IS NOT NULL AND name NOT IN (SELECT value FROM json_each(@names))",
            new { file, names = System.Text.Json.JsonSerializer.Serialize(refusedAgain) }
        );

    /// <summary>
    /// The documents that repeat an article whose source no longer has it: they are to be read again, and one of them becomes its source.
    /// </summary>
    /// <param name="document">The document that was stored anew.</param>
    public IReadOnlyList<string> Orphans(string document) =>
        // Plan: the articles of one document by the index on it, their appearances by primary key.
        Query<string>(
            """
            SELECT DISTINCT other.document FROM article_source AS source JOIN appearance AS other ON other.article_id = source.article_id
            WHERE source.document = @document AND other.role = 'duplicate'
                AND NOT EXISTS (
                    SELECT 1 FROM appearance WHERE appearance.article_id = source.article_id AND appearance.document = @document AND appearance.role = 'body')
            ORDER BY other.document
            """,
            new { document }
        );

    /// <summary>Stores the sections of the taxonomy. One that left it stays while an article is in it, after all others.</summary>
    public void PutTaxonomy(IReadOnlyList<SectionContent> sections)
    {
        foreach (var section in sections)
        {
            Execute(
                """
                INSERT INTO section (slug, name, description, position, origin) VALUES (@Slug, @Name, @Description, @Position, 'taxonomy')
                ON CONFLICT (slug) DO UPDATE SET name = excluded.name, description = excluded.description, position = excluded.position, origin = excluded.origin
                WHERE (section.name, section.description, section.position, section.origin)
                    IS NOT (excluded.name, excluded.description, excluded.position, excluded.origin)
                """,
                section
            );
        }
        // One that left the taxonomy is like one that a page stated: it goes when its last article does.
        Execute(
            "UPDATE section SET origin = 'page', position = 1000000 WHERE origin = 'taxonomy' AND slug NOT IN (SELECT value FROM json_each(@slugs))",
            new { slugs = System.Text.Json.JsonSerializer.Serialize(sections.Select(section => section.Slug)) }
        );
    }

    /// <summary>Stores a section that a page states and the taxonomy does not know; it comes after all others.</summary>
    public void PutStatedSection(string slug, string name) =>
        Execute(
            "INSERT INTO section (slug, name, position, origin) VALUES (@slug, @name, 1000000, 'page') ON CONFLICT (slug) DO NOTHING",
            new { slug, name }
        );

    /// <summary>The articles of this publisher and title, the one that holds the bare key first.</summary>
    public IReadOnlyList<StoredArticle> FindByTitle(string titleIdentity) =>
        // Plan: a range of the index by title identity, one row but for recurring headlines.
        Query<StoredArticle>(
            StoredArticle.Select + " WHERE title_identity = @titleIdentity ORDER BY identity_key <> title_identity, identity_key",
            new { titleIdentity }
        );

    /// <summary>The articles of a key that the source states, the one that holds the bare key first.</summary>
    public IReadOnlyList<StoredArticle> FindByKey(string identityKey) =>
        // Plan: a range of the unique index on the key, one row but for addresses that are used again.
        Query<StoredArticle>(
            StoredArticle.Select + " WHERE identity_key = @identityKey OR (identity_key > @identityKey || char(31) AND identity_key < @identityKey || char(32)) ORDER BY identity_key",
            new { identityKey }
        );

    /// <summary>The article with this id, or null.</summary>
    public StoredArticle? FindById(string id) =>
        // Plan: one search by primary key.
        First<StoredArticle?>(StoredArticle.Select + " WHERE article.id = @id", new { id });

    /// <summary>The article whose body came from this document, or null.</summary>
    public StoredArticle? FindByBody(string document) =>
        // Plan: one search by the index on the document, then by primary key.
        First<StoredArticle?>(StoredArticle.Select + " WHERE article_source.document = @document AND kind = 'article'", new { document });

    /// <summary>Whether no article but <paramref name="own"/> holds an identity key or the id made of it.</summary>
    public bool IsFree(string identityKey, string id, string? own) =>
        // Plan: two searches by unique index.
        First<long>("SELECT count(*) FROM article WHERE (identity_key = @identityKey OR id = @id) AND id IS NOT @own", new { identityKey, id, own }) == 0;

    /// <summary>The stored blocks of an article; none for a teaser.</summary>
    public IReadOnlyList<BlockRow> Blocks(string id) =>
        // Plan: one search by primary key.
        First<string?>("SELECT blocks FROM article_body WHERE article_id = @id", new { id }) is { } blocks
            ? JsonColumn.Read<IReadOnlyList<BlockRow>>(blocks)
            : [];

    /// <summary>Whether a slug belongs, or belonged, to another article than this.</summary>
    private bool IsTaken(string slug, string id) =>
        // Plan: three searches by unique index.
        First<long>(
            """
            SELECT (SELECT count(*) FROM article WHERE (slug = @slug OR id = @slug) AND id <> @id)
                + (SELECT count(*) FROM article_alias WHERE slug = @slug AND article_id <> @id)
            """,
            new { slug, id }
        ) > 0;

    /// <summary>
    /// Stores an article with everything that hangs on it. Its id, once given, stays; its slug follows the title, and the one before leads to it from then on.
    /// </summary>
    public PutOutcome PutArticle(ArticleContent content)
    {
        // Plan: one search by primary key.
        var stored = First<StoredState?>(
            "SELECT slug, title, content_sha256, tie, identity_key, title_identity, withdrawn_ms, withdrawn_by FROM article WHERE id = @Id",
            new { content.Id }
        );
        content = content with { Authors = Names("author", content.Authors), Tags = Names("tag", content.Tags) };
        var hash = content.Hash();
        var isWithdrawn = stored?.WithdrawnMs is not null;
        if (stored is not null && stored.ContentSha256 == hash)
        {
            var slugBefore = stored.Slug;
            if (content.GivenSlug is not null && content.GivenSlug != slugBefore)
                Execute("UPDATE article SET slug = @slug, sequence = @sequence WHERE id = @Id", new { content.Id, slug = SlugOf(content, stored), sequence = ++sequence });
            if (stored.Tie != content.Tie || stored.IdentityKey != content.IdentityKey || stored.TitleIdentity != content.TitleIdentity)
                Execute(
                    "UPDATE article SET tie = @Tie, identity_key = @IdentityKey, title_identity = @TitleIdentity WHERE id = @Id",
                    new { content.Tie, content.IdentityKey, content.TitleIdentity, content.Id }
                );
            return FollowOverride(content, stored) ? PutOutcome.Updated : PutOutcome.Unchanged;
        }
        var slug = SlugOf(content, stored);
        Execute(
            """
            INSERT INTO article (id, slug, identity_key, title_identity, kind, title, title_key, lead, section_slug, section_basis, authors, tags,
                published_ms, published_precision, modified_ms, modified_precision, date_ms, date_precision, date_basis,
                tie, language, word_count, lead_figure, duplicate_of, content_sha256, revision, updated_ms, sequence, publisher_key)
            VALUES (@Id, @slug, @IdentityKey, @TitleIdentity, @Kind, @Title, @TitleKey, @Lead, @SectionSlug, @SectionBasis, @authors, @tags,
                @PublishedMs, @PublishedPrecision, @ModifiedMs, @ModifiedPrecision, @DateMs, @DatePrecision, @DateBasis,
                @Tie, @Language, @WordCount, @leadFigure, NULL, @hash, 1, @nowMs, @sequence, @publisherKey)
            ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, identity_key = excluded.identity_key, title_identity = excluded.title_identity, kind = excluded.kind, title = excluded.title,
                title_key = excluded.title_key, lead = excluded.lead, section_slug = excluded.section_slug, section_basis = excluded.section_basis,
                authors = excluded.authors, tags = excluded.tags, published_ms = excluded.published_ms,
                published_precision = excluded.published_precision, modified_ms = excluded.modified_ms,
                modified_precision = excluded.modified_precision, date_ms = excluded.date_ms, date_precision = excluded.date_precision,
                date_basis = excluded.date_basis, tie = excluded.tie, language = excluded.language, word_count = excluded.word_count,
                lead_figure = excluded.lead_figure, content_sha256 = excluded.content_sha256, revision = article.revision + 1,
                updated_ms = excluded.updated_ms, sequence = excluded.sequence, publisher_key = excluded.publisher_key
            """,
            // Written out: Dapper looks at every property of a parameter object, and refuses those that are no column.
            new
            {
                content.Id,
                slug,
                content.IdentityKey,
                content.TitleIdentity,
                content.Kind,
                content.Title,
                content.TitleKey,
                content.Lead,
                content.SectionSlug,
                content.SectionBasis,
                authors = JsonColumn.Write(content.Authors),
                tags = JsonColumn.Write(content.Tags),
                content.PublishedMs,
                content.PublishedPrecision,
                content.ModifiedMs,
                content.ModifiedPrecision,
                content.DateMs,
                content.DatePrecision,
                content.DateBasis,
                content.Tie,
                content.Language,
                content.WordCount,
                leadFigure = content.LeadFigure is { } figure ? JsonColumn.Write(figure) : null,
                hash,
                nowMs,
                sequence = ++sequence,
                publisherKey = content.Publisher is { } publisher ? Documents.Text.Slug.KeyOf(publisher) : null,
            }
        );
        if (stored is not null)
            ForgetParts(content.Id);
        PutParts(content, isWithdrawn);
        FollowOverride(content, stored);
        changed.Add(content.Id);
        return stored is null ? PutOutcome.Created : PutOutcome.Updated;
    }

    /// <summary>Withdraws an article: it is in no list and group any longer, and its addresses say that it is gone. A person's word stands over an override's.
    /// False when it was withdrawn before and nothing changed.</summary>
    /// <param name="id">Which.</param>
    /// <param name="reason">One sentence that is published, or null.</param>
    /// <param name="by"><c>override</c> or <c>command</c>.</param>
    public bool Withdraw(string id, string? reason, string by)
    {
        if (
            Execute(
                """
                UPDATE article SET withdrawn_ms = coalesce(withdrawn_ms, @nowMs), withdrawn_reason = @reason, withdrawn_by = @by, sequence = @next
                WHERE id = @id AND (withdrawn_ms IS NULL OR (withdrawn_by = 'override' AND (@by = 'command' OR withdrawn_reason IS NOT @reason)))
                """,
                new
                {
                    id,
                    nowMs,
                    reason,
                    by,
                    next = sequence + 1,
                }
            ) == 0
        )
        {
            return false;
        }
        sequence++;
        Execute("DELETE FROM article_author WHERE article_id = @id", new { id });
        Execute("DELETE FROM article_tag WHERE article_id = @id", new { id });
        changed.Add(id);
        return true;
    }

    /// <summary>Brings a withdrawn article back as it is stored. False when it was not withdrawn.</summary>
    public bool Restore(string id)
    {
        if (
            Execute(
                """
                UPDATE article SET withdrawn_ms = NULL, withdrawn_reason = NULL, withdrawn_by = NULL, updated_ms = @nowMs, sequence = @next
                WHERE id = @id AND withdrawn_ms IS NOT NULL
                """,
                new { id, nowMs, next = sequence + 1 }
            ) == 0
        )
        {
            return false;
        }
        sequence++;
        // Plan: one search by primary key.
        var (authors, tags) = First<(string, string)>("SELECT authors, tags FROM article WHERE id = @id", new { id });
        PutMembers(id, Names("author", JsonColumn.Read<IReadOnlyList<NameRow>>(authors)), Names("tag", JsonColumn.Read<IReadOnlyList<NameRow>>(tags)));
        changed.Add(id);
        return true;
    }

    /// <summary>What became of an id, a slug or an old slug, or null: no article has or had it.</summary>
    public AddressedArticle? FindByAddress(string address) =>
        // Plan: three searches by unique index.
        First<AddressedArticle?>(
            """
            SELECT id, slug, title, withdrawn_ms IS NOT NULL AS is_withdrawn FROM article
            WHERE id = @address OR slug = @address OR id = (SELECT article_id FROM article_alias WHERE article_alias.slug = @address)
            ORDER BY id = @address DESC, slug = @address DESC LIMIT 1
            """,
            new { address }
        );

    /// <summary>Notes a slug that an article had before, unless another has it now or had it before.</summary>
    public void PutAlias(string slug, string articleId)
    {
        if (!IsTaken(slug, articleId))
            Execute("INSERT INTO article_alias (slug, article_id) VALUES (@slug, @articleId) ON CONFLICT (slug) DO NOTHING", new { slug, articleId });
    }

    /// <summary>The items of lists that no article is: a copy of our content named them by id and did not bring them.</summary>
    public IReadOnlyList<DanglingItem> DanglingItems() =>
        // Plan: the items in order of the index on them, each article by primary key; asked once an import of a copy.
        Query<DanglingItem>(
            """
            SELECT item_id, min(item.title) AS title, publisher, language, document, encoding, sha256
            FROM article_list_item AS item JOIN article ON article.id = item.article_id JOIN article_source AS source ON source.article_id = item.article_id
            WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.id = item.item_id) GROUP BY item_id
            """
        );

    /// <summary>Withdraws what the override withdraws, and brings back what only an override had withdrawn. Whether anything changed.</summary>
    private bool FollowOverride(ArticleContent content, StoredState? stored) =>
        content.OverrideWithdrawal is { } withdrawal ? Withdraw(content.Id, withdrawal.Reason, "override")
        : stored?.WithdrawnBy == "override" && Restore(content.Id);

    /// <summary>The slug that an article has from now on; the one that it had becomes an alias.</summary>
    private string SlugOf(ArticleContent content, StoredState? stored)
    {
        if (stored is null)
            return NewSlug(content);
        var isKept = content.GivenSlug is { } given ? given == stored.Slug : Documents.Text.Slug.From(stored.Title) == content.Slug;
        if (isKept)
            return stored.Slug;
        var slug = NewSlug(content);
        if (slug == stored.Slug)
            return slug;
        Execute("DELETE FROM article_alias WHERE slug = @slug", new { slug });
        Execute("INSERT INTO article_alias (slug, article_id) VALUES (@Slug, @Id)", new { stored.Slug, content.Id });
        return slug;
    }

    /// <summary>Forgets where a document's articles were met in it, before it is stored again.</summary>
    public void ForgetAppearances(string document) => Execute("DELETE FROM appearance WHERE document = @document", new { document });

    /// <summary>Forgets where an article was met, but for the documents and places that a copy of our content names.</summary>
    public void ForgetAppearancesBut(string articleId, IEnumerable<(string Document, int Place)> kept) =>
        // Plan: a range of the primary key.
        Execute(
            """
            DELETE FROM appearance
            WHERE article_id = @articleId AND document || char(31) || place NOT IN (SELECT value FROM json_each(@kept))
            """,
            new
            {
                articleId,
                kept = System.Text.Json.JsonSerializer.Serialize(
                    kept.Select(each => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{each.Document}\u001f{each.Place}"))
                ),
            }
        );

    /// <summary>Notes that an article was met in the document that this content was read from; the place is the line of its title.</summary>
    public void PutAppearance(string articleId, ArticleContent content, int place, string role) =>
        PutAppearance(articleId, content.Document, place, role, content.Sha256, content.Encoding);

    /// <summary>Notes that an article was met in a document; the place is the line of its title.</summary>
    public void PutAppearance(string articleId, string document, int place, string role, string sha256, string encoding) =>
        Execute(
            """
            INSERT INTO appearance (article_id, document, place, role, sha256, encoding) VALUES (@articleId, @document, @place, @role, @sha256, @encoding)
            ON CONFLICT (article_id, document, place) DO UPDATE SET role = excluded.role, sha256 = excluded.sha256, encoding = excluded.encoding
            WHERE (appearance.role, appearance.sha256, appearance.encoding) IS NOT (excluded.role, excluded.sha256, excluded.encoding)
            """,
            new
            {
                articleId,
                document,
                place,
                role,
                sha256,
                encoding,
            }
        );

    /// <summary>Changes what a document is to an article that was met in it.</summary>
    public void PutAppearanceRole(string articleId, string document, string role) =>
        Execute("UPDATE appearance SET role = @role WHERE article_id = @articleId AND document = @document AND role = 'body'", new { articleId, document, role });

    /// <summary>What near-duplicates are found by.</summary>
    public NearDuplicateStore NearDuplicates => field ??= new(connection, transaction);

    /// <summary>Stores the article that another nearly repeats, or null, where it differs. The record changes, but no more than once in a transaction.</summary>
    public void PutDuplicateOf(string id, string? duplicateOf)
    {
        // Plan: one search by primary key.
        sequence += Execute(
            """
            UPDATE article SET duplicate_of = @duplicateOf, revision = revision + (sequence <= @sequenceAtStart), updated_ms = @nowMs, sequence = @next
            WHERE id = @id AND duplicate_of IS NOT @duplicateOf
            """,
            new
            {
                id,
                duplicateOf,
                sequenceAtStart,
                nowMs,
                next = sequence + 1,
            }
        );
    }

    /// <summary>What the computed neighbours are made of, and the neighbours.</summary>
    public NeighbourStore Neighbours => field ??= new(statements);

    /// <summary>Brings the counts and latest dates of sections, tags and authors up to date; tags and authors without an article go.</summary>
    public void RefreshGroups()
    {
        Execute("DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM article_tag WHERE tag_slug = slug)");
        Execute("DELETE FROM author WHERE NOT EXISTS (SELECT 1 FROM article_author WHERE author_slug = slug)");
        Execute(
            """
            DELETE FROM section WHERE origin = 'page' AND NOT EXISTS (SELECT 1 FROM article WHERE section_slug = section.slug)
            """
        );
        Refresh("section", "SELECT section_slug AS slug, kind, date_ms, date_precision FROM article WHERE withdrawn_ms IS NULL");
        Refresh("tag", "SELECT tag_slug AS slug, kind, date_ms, date_precision FROM article_tag JOIN article ON id = article_id");
        Refresh("author", "SELECT author_slug AS slug, kind, date_ms, date_precision FROM article_author JOIN article ON id = article_id");

        // Plan: one pass over the members. Beside the only max(), date_precision is that of its row (SQLite's bare column).
        void Refresh(string table, string members) =>
            Execute(
                $"""
                WITH counted AS (
                    SELECT slug, sum(kind = 'article') AS articles, sum(kind = 'teaser') AS teasers, max(date_ms) AS latest_ms, date_precision
                    FROM ({members}) GROUP BY slug)
                UPDATE {table} SET article_count = new.articles, teaser_count = new.teasers, latest_ms = new.latest_ms, latest_precision = new.latest_precision
                FROM (
                    SELECT {table}.slug, coalesce(articles, 0) AS articles, coalesce(teasers, 0) AS teasers, counted.latest_ms,
                        CASE WHEN counted.latest_ms IS NOT NULL THEN date_precision END AS latest_precision
                    FROM {table} LEFT JOIN counted ON counted.slug = {table}.slug) AS new
                WHERE {table}.slug = new.slug AND (article_count, teaser_count, {table}.latest_ms, {table}.latest_precision)
                    IS NOT (new.articles, new.teasers, new.latest_ms, new.latest_precision)
                """
            );
    }

    public void Dispose()
    {
        statements.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    private string NewSlug(ArticleContent content)
    {
        var slug = content.GivenSlug ?? content.Slug;
        if (slug.Length == 0)
            return content.Id;
        if (!IsTaken(slug, content.Id))
            return slug;
        var suffix = "-" + content.Id[..6];
        var cut = slug.Length + suffix.Length <= 200 ? slug : slug[..(200 - suffix.Length)].TrimEnd('-');
        return IsTaken(cut + suffix, content.Id) ? content.Id : cut + suffix;
    }

    /// <summary>Stores names, and gives them with the slugs they have: two names that fold to one slug are two, and the later gets a suffix of its own.</summary>
    private List<NameRow> Names(string table, IReadOnlyList<NameRow> names)
    {
        var stored = new List<NameRow>(names.Count);
        foreach (var name in names)
        {
            var row = name;
            if (Holder(row.Slug) is { } holder && !IsSameName(holder, row.Name))
                row = row with { Slug = $"{row.Slug}-{Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(row.Name.ToLowerInvariant())))[..6]}" };
            Execute(
                $"INSERT INTO {table} (slug, name, name_key) VALUES (@Slug, @Name, @key) ON CONFLICT (slug) DO NOTHING",
                new
                {
                    row.Slug,
                    row.Name,
                    key = Documents.Text.SortKey.From(row.Name),
                }
            );
            stored.Add(row);
        }
        return stored;

        // Plan: one search by primary key.
        string? Holder(string slug) => First<string?>($"SELECT name FROM {table} WHERE slug = @slug", new { slug });
        static bool IsSameName(string one, string other) => Key(one) == Key(other);
        static string Key(string name) => Documents.Text.Tones.Normalize(name.ToLowerInvariant());
    }

    private void ForgetParts(string id)
    {
        foreach (var table in (string[])["article_body", "article_source", "article_provenance", "article_author", "article_tag", "article_list"])
            Execute($"DELETE FROM {table} WHERE article_id = @id", new { id });
    }

    private void PutParts(ArticleContent content, bool isWithdrawn)
    {
        if (content.Blocks is not null)
            Execute("INSERT INTO article_body (article_id, blocks) VALUES (@Id, @blocks)", new { content.Id, blocks = content.BlocksJson });
        Execute(
            """
            INSERT INTO article_source (article_id, document, publisher, credit, encoding, sha256, warnings)
            VALUES (@Id, @Document, @Publisher, @Credit, @Encoding, @Sha256, @warnings)
            """,
            new
            {
                content.Id,
                content.Document,
                content.Publisher,
                content.Credit,
                content.Encoding,
                content.Sha256,
                warnings = content.WarningsJson,
            }
        );
        Execute(
            "INSERT INTO article_provenance (article_id, fields, discarded) VALUES (@Id, @fields, @discarded)",
            new { content.Id, fields = content.FieldsJson, discarded = content.DiscardedJson }
        );
        if (!isWithdrawn)
            PutMembers(content.Id, content.Authors, content.Tags);
        foreach (var list in content.Lists)
        {
            Execute("INSERT INTO article_list (article_id, role, heading) VALUES (@Id, @Role, @Heading)", new { content.Id, list.Role, list.Heading });
            foreach (var item in list.Items)
            {
                Execute(
                    "INSERT INTO article_list_item (article_id, role, position, title, item_id) VALUES (@Id, @Role, @Position, @Title, @ItemId)",
                    new { content.Id, list.Role, item.Position, item.Title, item.ItemId }
                );
            }
        }
    }

    private void PutMembers(string id, IReadOnlyList<NameRow> authors, IReadOnlyList<NameRow> tags)
    {
        for (var i = 0; i < authors.Count; i++)
            Execute("INSERT INTO article_author (article_id, author_slug, position) VALUES (@id, @Slug, @i)", new { id, authors[i].Slug, i });
        for (var i = 0; i < tags.Count; i++)
            Execute("INSERT INTO article_tag (article_id, tag_slug, position) VALUES (@id, @Slug, @i)", new { id, tags[i].Slug, i });
    }

    private long TotalChanges => First<long>("SELECT total_changes()");

    private int Execute([StringSyntax("sql")] string sql, object? parameters = null) => statements.Execute(sql, parameters);

    private List<T> Query<T>([StringSyntax("sql")] string sql, object? parameters = null) => statements.Query<T>(sql, parameters);

    private T First<T>([StringSyntax("sql")] string sql, object? parameters = null) => statements.First<T>(sql, parameters);

    private sealed class StoredState
    {
        public string Slug { get; init; } = "";
        public string Title { get; init; } = "";
        public string ContentSha256 { get; init; } = "";
        public string Tie { get; init; } = "";
        public string IdentityKey { get; init; } = "";
        public string TitleIdentity { get; init; } = "";
        public long? WithdrawnMs { get; init; }
        public string? WithdrawnBy { get; init; }
    }
}

/// <summary>What storing an article did.</summary>
public enum PutOutcome
{
    Created,
    Updated,
    Unchanged,
}

/// <summary>A document that was offered.</summary>
public sealed class DocumentRow
{
    /// <summary>The path relative to the imported folder, with forward slashes.</summary>
    public string Name { get; init; } = "";

    /// <summary>The file of many documents that it came in, or null: it is a file of its own.</summary>
    public string? File { get; init; }
    public string Sha256 { get; init; } = "";
    public long SizeBytes { get; init; }
    public long ModifiedMs { get; init; }

    /// <summary>What read it: another program version or taxonomy reads it again.</summary>
    public string Reader { get; init; } = "";
    public string? Encoding { get; init; }

    /// <summary>Why it was refused, or null.</summary>
    public string? Refusal { get; init; }
    public long? RefusedLine { get; init; }
}

/// <summary>A section of the taxonomy.</summary>
public sealed record SectionContent(string Slug, string Name, string? Description, int Position);

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
public sealed class AddressedArticle
{
    public string Id { get; init; } = "";
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
    public bool IsWithdrawn { get; init; }
}

/// <summary>An item of lists that no article is, with the source of one of the articles whose pages print it.</summary>
public sealed class DanglingItem
{
    public string ItemId { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Publisher { get; init; }
    public string Language { get; init; } = "";
    public string Document { get; init; } = "";
    public string Encoding { get; init; } = "";
    public string Sha256 { get; init; } = "";
}

/// <summary>That an override withdraws an article.</summary>
/// <param name="Reason">One sentence that is published, or null.</param>
public sealed record WithdrawalContent(string? Reason);

/// <summary>The text of an article.</summary>
public sealed class ArticleTextRow
{
    public string Id { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Lead { get; init; }

    /// <summary>JSON: <see cref="BlockRow"/>s, or null for a teaser.</summary>
    public string? Blocks { get; init; }
}

/// <summary>A list that a page prints, its items already stored as articles.</summary>
public sealed record ListContent(string Role, string Heading, IReadOnlyList<ListItemContent> Items);

/// <summary>An item of such a list.</summary>
public sealed record ListItemContent(int Position, string Title, string ItemId);

/// <summary>An article to store.</summary>
public sealed record ArticleContent
{
    public required string Id { get; init; }

    /// <summary>The slug it would like; empty when the title has no letter.</summary>
    public required string Slug { get; init; }

    /// <summary>The slug it had where it comes from, or null: only a copy of our own content has one. It does not follow the title.</summary>
    public required string? GivenSlug { get; init; }
    public required string IdentityKey { get; init; }

    /// <summary>The key of its publisher and title; the identity key, but for recurring headlines.</summary>
    public required string TitleIdentity { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string TitleKey { get; init; }
    public required string? Lead { get; init; }
    public required string SectionSlug { get; init; }
    public required string SectionBasis { get; init; }

    /// <summary>The name of a section that the page states and the taxonomy does not know; else null.</summary>
    public required string? SectionName { get; init; }
    public required IReadOnlyList<NameRow> Authors { get; init; }
    public required IReadOnlyList<NameRow> Tags { get; init; }
    public required long? PublishedMs { get; init; }
    public required string? PublishedPrecision { get; init; }
    public required long? ModifiedMs { get; init; }
    public required string? ModifiedPrecision { get; init; }
    public required long? DateMs { get; init; }
    public required string? DatePrecision { get; init; }
    public required string DateBasis { get; init; }
    public required string Tie { get; init; }
    public required string Language { get; init; }
    public required int? WordCount { get; init; }
    public required BlockRow? LeadFigure { get; init; }

    /// <summary>The body, or null for a teaser.</summary>
    public required IReadOnlyList<BlockRow>? Blocks
    {
        get;
        init
        {
            field = value;
            BlocksJson = value is null ? null : JsonColumn.Write(value);
        }
    }
    public required string Document { get; init; }
    public required string? Publisher { get; init; }
    public required string? Credit { get; init; }
    public required string Encoding { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>That the editor's overrides withdraw it, or null: they do not.</summary>
    public required WithdrawalContent? OverrideWithdrawal { get; init; }
    public required IReadOnlyList<WarningRow> Warnings
    {
        get;
        init
        {
            field = value;
            WarningsJson = JsonColumn.Write(value);
        }
    }
    public required IReadOnlyList<ListContent> Lists { get; init; }
    public required IReadOnlyList<FieldRow> Fields
    {
        get;
        init
        {
            field = value;
            FieldsJson = JsonColumn.Write(value);
        }
    }
    public required IReadOnlyList<DiscardedRow> Discarded
    {
        get;
        init
        {
            field = value;
            DiscardedJson = JsonColumn.Write(value);
        }
    }

    // Written where the content is made, many side by side, and not by the one thread that stores it.
    internal string? BlocksJson { get; private init; }
    internal string WarningsJson { get; private init; } = "[]";
    internal string FieldsJson { get; private init; } = "[]";
    internal string DiscardedJson { get; private init; } = "[]";

    /// <summary>SHA-256 in hex over all that is published; the place in the order and the key are not.</summary>
    internal string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var part in (ReadOnlySpan<object?>)
                [
                    Kind, Title, Lead, SectionSlug, SectionBasis, JsonColumn.Write(Authors), JsonColumn.Write(Tags), PublishedMs, PublishedPrecision,
                    ModifiedMs, ModifiedPrecision, DateMs, DatePrecision, DateBasis, Language, WordCount, BlocksJson,
                    Document, Publisher, Credit, Encoding, Sha256, WarningsJson, FieldsJson, DiscardedJson,
                    string.Join('\u001e', Lists.Select(list => list.Role + '\u001d' + list.Heading + '\u001d' + string.Join('\u001d', list.Items))),
                ]
        )
        {
            // Null and empty are not the same.
            hash.AppendData(part is null ? [0] : Utf8.GetBytes(Convert.ToString(part, System.Globalization.CultureInfo.InvariantCulture)!));
            hash.AppendData([0x1f]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static readonly UTF8Encoding Utf8 = new(false);
}
