using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ContentApi.Storage.Search;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>
/// One writing transaction. Whatever it is given, only what differs from the stored is written; <see cref="Commit"/> makes one new content version,
/// or none when nothing differed. Disposing without a commit leaves the old state.
/// </summary>
public sealed partial class ContentWriter : IDisposable
{
    /// <summary>From how many documents on the indexes of lists are made at the end.</summary>
    private const int ManyDocuments = 1000;

    /// <summary>Ids are hashes, so rows and index entries go to pages all over the file: 64 MiB hold the upper levels of every tree of a million articles.</summary>
    internal const int CacheKibibytes = 64 * 1024;

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly long nowMs;
    private readonly PreparedStatements statements;
    private readonly SearchIndex search;
    private readonly StoredTexts texts;
    private readonly long changesAtStart;
    private readonly long versionAtStart;
    private readonly long changedMsAtStart;
    private readonly long sequenceAtStart;
    private readonly HashSet<string> changed = [];
    private readonly HashSet<string> restated = [];
    private readonly HashSet<string> placedAnew = [];
    private readonly HashSet<string> repeatingAnew = [];
    private readonly Groups groups;
    private readonly NameStore names;
    private readonly StoredKeys keys = new();
    private readonly SlugStore slugs;
    private readonly ListIndexes listIndexes;
    private long sequence;

    /// <summary>How many of the changes only keep the books: they are no new content.</summary>
    private long bookkeeping;

    internal ContentWriter(SqliteConnection connection, DateTimeOffset now)
    {
        this.connection = connection;
        nowMs = now.ToUnixTimeMilliseconds();
        transaction = connection.BeginTransaction(deferred: false);
        statements = new(connection, ReferenceEqualityComparer.Instance);
        statements.SetPageCache(CacheKibibytes);
        groups = new(statements);
        names = new(statements);
        slugs = new(statements, keys);
        listIndexes = new(statements);
        // Plan: one row by primary key, as all statements on this table.
        (versionAtStart, changedMsAtStart, sequenceAtStart) = statements.First(
            "SELECT version, changed_ms, sequence FROM content_state WHERE id = 1",
            row => (row.Integer(0), row.Integer(1), row.Integer(2))
        );
        // First, so that on an engine with row locks two writers queue here and sequences grow in commit order.
        Execute("UPDATE content_state SET version = version + 1, changed_ms = $1 WHERE id = 1", nowMs);
        sequence = sequenceAtStart;
        changesAtStart = statements.TotalChanges;
        search = new(statements);
        texts = new(statements, search);
    }

    /// <summary>Makes the new content version visible. False when no content had changed: then there is none.</summary>
    public bool Commit()
    {
        ExpectNoMore();
        var hasChanges = HasChanges;
        texts.File();
        if (hasChanges)
            Execute("UPDATE content_state SET sequence = $1 WHERE id = 1", sequence);
        else
            Execute("UPDATE content_state SET version = $1, changed_ms = $2 WHERE id = 1", versionAtStart, changedMsAtStart);
        transaction.Commit();
        // The log of a whole import is as large as what it stored; emptied where nobody reads from it any more, else by the next commit.
        statements.First("PRAGMA wal_checkpoint(TRUNCATE)", row => row.Integer(0));
        return hasChanges;
    }

    /// <summary>Stores what search compares of the articles that an older program filed without it: no new content, only another form of it.</summary>
    public void CompleteSearch()
    {
        var before = statements.TotalChanges;
        texts.Complete();
        bookkeeping += statements.TotalChanges - before;
    }

    /// <summary>Whether any content has been written so far.</summary>
    public bool HasChanges => statements.TotalChanges - bookkeeping - Documents.Touched != changesAtStart;

    /// <summary>
    /// The ids of the articles whose text, date or place among the published changed so far, new and withdrawn ones included: what derived rows are made anew for.
    /// </summary>
    public IReadOnlySet<string> Changed => changed;

    /// <summary>
    /// Says how many documents are to be stored. When they are many beside what is stored, two things are cheaper done once than for each of them: the stored keys
    /// are learnt in one pass, so that what is new is known to be new without looking for it, and the indexes of lists, which nothing here looks into, are made anew
    /// at the end (<see cref="ExpectNoMore"/>).
    /// </summary>
    public void Expect(int documents)
    {
        // Plan: counted over an index.
        var stored = First("SELECT count(*) FROM article", row => row.Integer(0));
        if (documents < stored / 2)
            return;
        keys.Learn(statements, (stored + (4L * documents)) * 4);
        if (documents >= ManyDocuments)
            listIndexes.Postpone();
    }

    /// <summary>Says that all documents are stored: every index is there from now on.</summary>
    public void ExpectNoMore()
    {
        listIndexes.Complete();
        keys.Forget();
    }

    /// <summary>The documents that were offered.</summary>
    public DocumentStore Documents => field ??= new(statements);

    /// <summary>Where articles were met.</summary>
    public AppearanceStore Appearances => field ??= new(statements);

    /// <summary>Stores the sections of the taxonomy. One that left it stays while an article is in it, after all others.</summary>
    public void PutTaxonomy(IReadOnlyList<SectionContent> sections)
    {
        foreach (var section in sections)
        {
            // Plan: one search by primary key.
            var isRenamed = First("SELECT name FROM section WHERE slug = $1", row => row.Text(0), section.Slug) is { } name && name != section.Name;
            // Plan: one search by primary key.
            Execute(
                """
                INSERT INTO section (slug, name, description, position, origin) VALUES ($1, $2, $3, $4, 'taxonomy')
                ON CONFLICT (slug) DO UPDATE SET name = excluded.name, description = excluded.description, position = excluded.position, origin = excluded.origin
                WHERE (section.name, section.description, section.position, section.origin)
                    IS NOT (excluded.name, excluded.description, excluded.position, excluded.origin)
                """,
                section.Slug,
                section.Name,
                section.Description,
                section.Position
            );
            if (isRenamed)
                PutSectionName(section.Slug);
        }
        // One that left the taxonomy is like one that a page stated: it goes when its last article does. Plan: the sections, some dozens.
        Execute(
            "UPDATE section SET origin = 'page', position = 1000000 WHERE origin = 'taxonomy' AND slug NOT IN (SELECT value FROM json_each($1))",
            JsonSerializer.Serialize(sections.Select(section => section.Slug))
        );
    }

    /// <summary>The articles of a section show its name: with it they change, each under a number of its own.</summary>
    private void PutSectionName(string slug) =>
        // Plan: a pass over the articles; asked when the taxonomy renames a section.
        sequence += Execute(
            """
            UPDATE article SET revision = revision + 1, updated_ms = $2, sequence = $3 + numbered.number
            FROM (SELECT id, row_number() OVER (ORDER BY sequence) AS number FROM article WHERE section_slug = $1) AS numbered WHERE article.id = numbered.id
            """,
            slug,
            nowMs,
            sequence
        );

    /// <summary>Stores a section that a page states and the taxonomy does not know; it comes after all others.</summary>
    public void PutStatedSection(string slug, string name) =>
        // Plan: one search by primary key.
        Execute("INSERT INTO section (slug, name, position, origin) VALUES ($1, $2, 1000000, 'page') ON CONFLICT (slug) DO NOTHING", slug, name);

    /// <summary>The articles of this publisher and title, the one that holds the bare key first.</summary>
    public IReadOnlyList<StoredArticle> FindByTitle(string titleIdentity) =>
        keys.MayHold(KeyKind.Title, titleIdentity)
            // Plan: a range of the index by title identity, one row but for recurring headlines.
            ? statements.Query(
                StoredArticle.Select + " WHERE title_identity = $1 ORDER BY identity_key <> title_identity, identity_key",
                StoredArticle.From,
                titleIdentity
            )
            : [];

    /// <summary>The articles of a key that the source states, the one that holds the bare key first.</summary>
    public IReadOnlyList<StoredArticle> FindByKey(string identityKey) =>
        keys.MayHold(KeyKind.Identity, identityKey)
            // Plan: a range of the unique index on the key, one row but for addresses that are used again.
            ? statements.Query(
                StoredArticle.Select + " WHERE identity_key = $1 OR (identity_key > $1 || char(31) AND identity_key < $1 || char(32)) ORDER BY identity_key",
                StoredArticle.From,
                identityKey
            )
            : [];

    /// <summary>The article with this id, or null.</summary>
    public StoredArticle? FindById(string id) =>
        // Plan: one search by primary key.
        keys.MayHold(KeyKind.Id, id) ? First(StoredArticle.Select + " WHERE article.id = $1", StoredArticle.From, id) : null;

    /// <summary>The article whose body came from this document, or null.</summary>
    public StoredArticle? FindByBody(string document) =>
        keys.MayHold(KeyKind.BodyDocument, document)
            // Plan: one search by the index on the document, then by primary key.
            ? First(StoredArticle.Select + " WHERE article_source.document = $1 AND kind = 'article'", StoredArticle.From, document)
            : null;

    /// <summary>Whether no article but <paramref name="own"/> holds an identity key or the id made of it.</summary>
    public bool IsFree(string identityKey, string id, string? own) =>
        (!keys.MayHold(KeyKind.Identity, identityKey) && !keys.MayHold(KeyKind.Id, id))
        // Plan: two searches by unique index.
        || First("SELECT count(*) FROM article WHERE (identity_key = $1 OR id = $2) AND id IS NOT $3", row => row.Integer(0), identityKey, id, own) == 0;

    /// <summary>The stored blocks of an article; none for a teaser.</summary>
    public IReadOnlyList<BlockRow> Blocks(string id) =>
        // Plan: one search by primary key.
        First("SELECT blocks FROM article_body WHERE article_id = $1", row => row.Text(0), id) is { } blocks ? JsonColumn.Read<IReadOnlyList<BlockRow>>(blocks) : [];

    /// <summary>
    /// Stores an article with everything that hangs on it. Its id, once given, stays; its slug follows the title, and the one before leads to it from then on.
    /// </summary>
    public PutOutcome PutArticle(ArticleContent content)
    {
        var stored = keys.MayHold(KeyKind.Id, content.Id)
            // Plan: one search by primary key.
            ? First(
                """
                SELECT slug, title, content_sha256, tie, identity_key, title_identity, withdrawn_ms IS NOT NULL, withdrawn_by, kind, section_slug, authors, tags,
                    section_basis
                FROM article WHERE id = $1
                """,
                StoredState.From,
                content.Id
            )
            : null;
        content = content with { Authors = names.PutAuthors(content.Authors), Tags = names.PutTags(content.Tags) };
        var hash = content.Hash();
        if (stored is not null && stored.ContentSha256 == hash)
        {
            if (content.GivenSlug is not null && content.GivenSlug != stored.Slug && slugs.Of(content, stored.Slug, stored.Title) is var given && given != stored.Slug)
            {
                // Plan: one search by primary key.
                Execute(
                    "UPDATE article SET slug = $2, revision = revision + 1, updated_ms = $3, sequence = $4 WHERE id = $1",
                    content.Id,
                    given,
                    nowMs,
                    ++sequence
                );
            }
            if (stored.Tie != content.Tie || stored.IdentityKey != content.IdentityKey || stored.TitleIdentity != content.TitleIdentity)
            {
                // Plan: one search by primary key.
                Execute(
                    "UPDATE article SET tie = $2, identity_key = $3, title_identity = $4 WHERE id = $1",
                    content.Id,
                    content.Tie,
                    content.IdentityKey,
                    content.TitleIdentity
                );
                // Plan: the few members of one article by the index on it.
                Execute("UPDATE article_author SET tie = $2 WHERE article_id = $1", content.Id, content.Tie);
                // Plan: as of the authors.
                Execute("UPDATE article_tag SET tie = $2 WHERE article_id = $1", content.Id, content.Tie);
                keys.Add(content.Id, content.IdentityKey, content.TitleIdentity, stored.Slug);
            }
            if (PutPlacement(content))
                placedAnew.Add(content.Id);
            return FollowOverride(content, stored) ? PutOutcome.Updated : PutOutcome.Unchanged;
        }
        var slug = stored is null ? slugs.Of(content) : slugs.Of(content, stored.Slug, stored.Title);
        if (stored is null)
            listIndexes.BeforeNew();
        // Plan: one search by primary key, one insertion into each index.
        Execute(
            """
            INSERT INTO article (id, slug, identity_key, title_identity, kind, title, title_key, lead, section_slug, section_basis, authors, tags,
                published_ms, published_precision, modified_ms, modified_precision, date_ms, date_precision, date_basis,
                tie, language, word_count, lead_figure, duplicate_of, content_sha256, revision, updated_ms, sequence, created_sequence, publisher_key)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, NULL, $24, 1, $25, $26, $26, $27)
            ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, identity_key = excluded.identity_key, title_identity = excluded.title_identity, kind = excluded.kind, title = excluded.title,
                title_key = excluded.title_key, lead = excluded.lead, section_slug = excluded.section_slug, section_basis = excluded.section_basis,
                authors = excluded.authors, tags = excluded.tags, published_ms = excluded.published_ms,
                published_precision = excluded.published_precision, modified_ms = excluded.modified_ms,
                modified_precision = excluded.modified_precision, date_ms = excluded.date_ms, date_precision = excluded.date_precision,
                date_basis = excluded.date_basis, tie = excluded.tie, language = excluded.language, word_count = excluded.word_count,
                lead_figure = excluded.lead_figure, content_sha256 = excluded.content_sha256, revision = article.revision + 1,
                updated_ms = excluded.updated_ms, sequence = excluded.sequence, publisher_key = excluded.publisher_key
            """,
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
            JsonColumn.Write(content.Authors),
            JsonColumn.Write(content.Tags),
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
            SqlValue.Utf8(content.LeadFigureJson),
            hash,
            nowMs,
            ++sequence,
            content.PublisherKey
        );
        keys.Add(content.Id, content.IdentityKey, content.TitleIdentity, slug);
        keys.Add(KeyKind.BodyDocument, content.Document);
        groups.Touch(content.SectionSlug, content.Authors, content.Tags);
        if (stored is not null)
        {
            groups.Touch(stored.SectionSlug, stored.Authors, stored.Tags);
            ForgetParts(content.Id, stored);
        }
        PutParts(content, stored?.IsWithdrawn ?? false);
        PutPlacement(content);
        if (stored is not null && stored.StatedSection != (content.SectionBasis == "stated" ? content.SectionSlug : null))
            restated.Add(content.Id);
        texts.Note(content.Id);
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
            // Plan: one search by primary key.
            Execute(
                """
                UPDATE article SET withdrawn_ms = coalesce(withdrawn_ms, $2), withdrawn_reason = $3, withdrawn_by = $4, sequence = $5
                WHERE id = $1 AND (withdrawn_ms IS NULL OR (withdrawn_by = 'override' AND ($4 = 'command' OR withdrawn_reason IS NOT $3)))
                """,
                id,
                nowMs,
                reason,
                by,
                sequence + 1
            ) == 0
        )
        {
            return false;
        }
        sequence++;
        TouchGroups(id);
        ForgetMembers(id);
        texts.Note(id);
        changed.Add(id);
        return true;
    }

    /// <summary>Brings a withdrawn article back as it is stored. False when it was not withdrawn.</summary>
    public bool Restore(string id)
    {
        if (
            // Plan: one search by primary key.
            Execute(
                """
                UPDATE article SET withdrawn_ms = NULL, withdrawn_reason = NULL, withdrawn_by = NULL, updated_ms = $2, sequence = $3
                WHERE id = $1 AND withdrawn_ms IS NOT NULL
                """,
                id,
                nowMs,
                sequence + 1
            ) == 0
        )
        {
            return false;
        }
        sequence++;
        var (authors, tags) = TouchGroups(id);
        PutMembers(id, names.PutAuthors(authors), names.PutTags(tags));
        texts.Note(id);
        changed.Add(id);
        return true;
    }

    /// <summary>What became of an id, a slug or an old slug, or null: no article has or had it.</summary>
    public AddressedArticle? FindByAddress(string address) =>
        // Plan: three searches by unique index.
        First(
            """
            SELECT id, slug, title FROM article
            WHERE id = $1 OR slug = $1 OR id = (SELECT article_id FROM article_alias WHERE article_alias.slug = $1)
            ORDER BY id = $1 DESC, slug = $1 DESC LIMIT 1
            """,
            row => new AddressedArticle(row.Text(0), row.Text(1), row.Text(2)),
            address
        );

    /// <summary>Notes a slug that an article had before, unless another has it now or had it before.</summary>
    public void PutAlias(string slug, string articleId) => slugs.PutAlias(slug, articleId);

    /// <summary>The items of lists that no article is: a copy of our content named them by id and did not bring them.</summary>
    public IReadOnlyList<DanglingItem> DanglingItems() =>
        // Plan: all items, sorted, each article by primary key; asked once an import of a copy.
        statements.Query(
            """
            SELECT item_id, min(item.title) AS title, publisher, language, document, encoding, sha256
            FROM article_list_item AS item JOIN article ON article.id = item.article_id JOIN article_source AS source ON source.article_id = item.article_id
            WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.id = item.item_id) GROUP BY item_id
            """,
            row => new DanglingItem(row.Text(0), row.Text(1), row.TextOrNull(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6))
        );

    /// <summary>Withdraws what the override withdraws, and brings back what only an override had withdrawn. Whether anything changed.</summary>
    private bool FollowOverride(ArticleContent content, StoredState? stored) =>
        content.OverrideWithdrawal is { } withdrawal ? Withdraw(content.Id, withdrawal.Reason, "override")
        : stored?.WithdrawnBy == "override" && Restore(content.Id);

    /// <summary>What near-duplicates are found by.</summary>
    public NearDuplicateStore NearDuplicates => field ??= new(statements);

    /// <summary>The ids of the articles that now repeat another article than before, or one or none where they did not.</summary>
    public IReadOnlySet<string> RepeatingAnew => repeatingAnew;

    /// <summary>Stores the article that another nearly repeats, or null, where it differs. The record changes, but no more than once in a transaction.</summary>
    public void PutDuplicateOf(string id, string? duplicateOf)
    {
        // Plan: one search by primary key.
        var rows = Execute(
            """
            UPDATE article SET duplicate_of = $2, revision = revision + (sequence <= $3), updated_ms = $4, sequence = $5
            WHERE id = $1 AND duplicate_of IS NOT $2
            """,
            id,
            duplicateOf,
            sequenceAtStart,
            nowMs,
            sequence + 1
        );
        sequence += rows;
        if (rows > 0)
            repeatingAnew.Add(id);
    }

    /// <summary>What the computed neighbours are made of, and the neighbours.</summary>
    public NeighbourStore Neighbours => field ??= new(statements);

    /// <summary>Brings the counts and latest dates of the changed articles' sections, tags and authors up to date; tags and authors without an article go.</summary>
    public void RefreshGroups()
    {
        groups.Refresh();
        names.Forget();
    }

    public void Dispose()
    {
        search.Dispose();
        statements.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    /// <summary>Forgets what hangs on a stored article and is not written over.</summary>
    private void ForgetParts(string id, StoredState stored)
    {
        // Plan: one search by primary key each; the items of a list by theirs.
        if (stored.Kind == "article")
            Execute("DELETE FROM article_body WHERE article_id = $1", id);
        Execute("DELETE FROM article_list WHERE article_id = $1", id);
        if (stored.Authors.Count > 0 || stored.Tags.Count > 0)
            ForgetMembers(id);
    }

    private void ForgetMembers(string id)
    {
        // Plan: a range of the index on the article each.
        Execute("DELETE FROM article_author WHERE article_id = $1", id);
        Execute("DELETE FROM article_tag WHERE article_id = $1", id);
    }

    private void PutParts(ArticleContent content, bool isWithdrawn)
    {
        // Plan: one search by primary key a row.
        if (content.Blocks is not null)
            Execute(
                "INSERT INTO article_body (article_id, shingle_count, bands, blocks) VALUES ($1, $2, $3, $4)",
                content.Id,
                content.Sketch?.ShingleCount,
                content.Sketch?.ToBytes(),
                SqlValue.Utf8(content.BlocksJson)
            );
        Execute(
            """
            INSERT INTO article_source (article_id, document, publisher, credit, encoding, sha256, warnings) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (article_id) DO UPDATE SET document = excluded.document, publisher = excluded.publisher, credit = excluded.credit,
                encoding = excluded.encoding, sha256 = excluded.sha256, warnings = excluded.warnings
            """,
            content.Id,
            content.Document,
            content.Publisher,
            content.Credit,
            content.Encoding,
            content.Sha256,
            SqlValue.Utf8(content.WarningsJson)
        );
        Execute(
            """
            INSERT INTO article_provenance (article_id, fields, discarded) VALUES ($1, $2, $3)
            ON CONFLICT (article_id) DO UPDATE SET fields = excluded.fields, discarded = excluded.discarded
            """,
            content.Id,
            SqlValue.Utf8(content.FieldsJson),
            SqlValue.Utf8(content.DiscardedJson)
        );
        if (!isWithdrawn)
            PutMembers(content.Id, content.Authors, content.Tags);
        foreach (var list in content.Lists)
        {
            Execute("INSERT INTO article_list (article_id, role, heading) VALUES ($1, $2, $3)", content.Id, list.Role, list.Heading);
            foreach (var item in list.Items)
            {
                Execute(
                    "INSERT INTO article_list_item (article_id, role, position, title, item_id) VALUES ($1, $2, $3, $4, $5)",
                    content.Id,
                    list.Role,
                    item.Position,
                    item.Title,
                    item.ItemId
                );
            }
        }
    }

    /// <summary>Puts an article into the lists of its authors and tags, at the place that its row gives it.</summary>
    private void PutMembers(string id, IReadOnlyList<NameRow> authors, IReadOnlyList<NameRow> tags)
    {
        foreach (var author in authors)
        {
            // Plan: one search by primary key.
            Execute(
                """
                INSERT INTO article_author (article_id, author_slug, kind, date_desc, tie, section_slug, publisher_key)
                SELECT id, $2, kind, date_desc, tie, section_slug, publisher_key FROM article WHERE id = $1
                """,
                id,
                author.Slug
            );
        }
        foreach (var tag in tags)
        {
            // Plan: one search by primary key.
            Execute(
                """
                INSERT INTO article_tag (article_id, tag_slug, kind, date_desc, tie, section_slug, publisher_key)
                SELECT id, $2, kind, date_desc, tie, section_slug, publisher_key FROM article WHERE id = $1
                """,
                id,
                tag.Slug
            );
        }
    }

    /// <summary>Notes that the groups of a stored article change; gives its authors and tags.</summary>
    private (IReadOnlyList<NameRow> Authors, IReadOnlyList<NameRow> Tags) TouchGroups(string id)
    {
        // Plan: one search by primary key.
        var (section, authors, tags) = First(
            "SELECT section_slug, authors, tags FROM article WHERE id = $1",
            row => (row.Text(0), StoredState.Names(row.Text(1)), StoredState.Names(row.Text(2))),
            id
        );
        groups.Touch(section, authors, tags);
        return (authors, tags);
    }

    private int Execute([StringSyntax("sql")] string sql, params ReadOnlySpan<SqlValue> values) => statements.Execute(sql, values);

    private T? First<T>([StringSyntax("sql")] string sql, Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values) => statements.First(sql, read, values);

    /// <summary>What storing an article anew needs of the stored one.</summary>
    private sealed record StoredState(
        string Slug,
        string Title,
        string ContentSha256,
        string Tie,
        string IdentityKey,
        string TitleIdentity,
        bool IsWithdrawn,
        string? WithdrawnBy,
        string Kind,
        string SectionSlug,
        IReadOnlyList<NameRow> Authors,
        IReadOnlyList<NameRow> Tags,
        string SectionBasis
    )
    {
        /// <summary>The section that its page states, or null.</summary>
        public string? StatedSection => SectionBasis == "stated" ? SectionSlug : null;

        public static StoredState From(SqlRow row) =>
            new(
                row.Text(0),
                row.Text(1),
                row.Text(2),
                row.Text(3),
                row.Text(4),
                row.Text(5),
                row.IsTrue(6),
                row.TextOrNull(7),
                row.Text(8),
                row.Text(9),
                Names(row.Text(10)),
                Names(row.Text(11)),
                row.Text(12)
            );

        public static IReadOnlyList<NameRow> Names(string json) => json == "[]" ? [] : JsonColumn.Read<IReadOnlyList<NameRow>>(json);
    }
}

/// <summary>What storing an article did.</summary>
public enum PutOutcome
{
    Created,
    Updated,
    Unchanged,
}
