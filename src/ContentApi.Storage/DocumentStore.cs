using System.Text.Json;

namespace ContentApi.Storage;

/// <summary>The documents that were offered, inside one writing transaction; see <see cref="ContentWriter.Documents"/>.</summary>
public sealed class DocumentStore
{
    private readonly PreparedStatements statements;

    internal DocumentStore(PreparedStatements statements) => this.statements = statements;

    /// <summary>How many rows <see cref="Touch"/> changed: they are no new content.</summary>
    internal long Touched { get; private set; }

    /// <summary>Stores what is known of a document, where more than its time differs; see <see cref="Touch"/>.</summary>
    public void Put(DocumentRow document) =>
        // Plan: one search by primary key.
        statements.Execute(
            """
            INSERT INTO document (name, file, sha256, size_bytes, modified_ms, reader, encoding, refusal, refused_line)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (name) DO UPDATE SET file = excluded.file, sha256 = excluded.sha256, size_bytes = excluded.size_bytes,
                modified_ms = excluded.modified_ms, reader = excluded.reader, encoding = excluded.encoding, refusal = excluded.refusal,
                refused_line = excluded.refused_line
            WHERE (document.file, document.sha256, document.reader, document.encoding, document.refusal, document.refused_line)
                IS NOT (excluded.file, excluded.sha256, excluded.reader, excluded.encoding, excluded.refusal, excluded.refused_line)
            """,
            document.Name,
            document.File,
            document.Sha256,
            document.SizeBytes,
            document.ModifiedMs,
            document.Reader,
            document.Encoding,
            document.Refusal,
            document.RefusedLine
        );

    /// <summary>Notes that a file was touched and holds what it held: no content changes, and it is not read again for that.</summary>
    public void Touch(string name, long sizeBytes, long modifiedMs) =>
        // Plan: one search by primary key.
        Touched += statements.Execute("UPDATE document SET size_bytes = $2, modified_ms = $3 WHERE name = $1", name, sizeBytes, modifiedMs);

    /// <summary>
    /// Stores a document that is known only from a copy of our content; one that was offered itself stays as it is.
    /// </summary>
    public void PutCopied(string name, string file, string sha256, string encoding) =>
        // Plan: one search by primary key.
        statements.Execute(
            """
            INSERT INTO document (name, file, sha256, size_bytes, modified_ms, reader, encoding) VALUES ($1, $2, $3, 0, 0, '', $4)
            ON CONFLICT (name) DO NOTHING
            """,
            name,
            file,
            sha256,
            encoding
        );

    /// <summary>Forgets what was refused of a file of many documents, but for those refused again.</summary>
    public void ForgetRefusals(string file, IEnumerable<string> refusedAgain) =>
        // Plan: the documents of one file by the index on it.
        statements.Execute(
            "DELETE FROM document WHERE file = $1 AND refusal IS NOT NULL AND name NOT IN (SELECT value FROM json_each($2))",
            file,
            JsonSerializer.Serialize(refusedAgain)
        );

    /// <summary>
    /// The documents that repeat an article whose source no longer has it: they are to be read again, and one of them becomes its source.
    /// </summary>
    /// <param name="document">The document that was stored anew.</param>
    public IReadOnlyList<string> Orphans(string document) =>
        // Plan: the articles of one document by the index on it, their appearances by primary key.
        statements.Query(
            """
            SELECT DISTINCT other.document FROM article_source AS source JOIN appearance AS other ON other.article_id = source.article_id
            WHERE source.document = $1 AND other.role = 'duplicate'
                AND NOT EXISTS (
                    SELECT 1 FROM appearance WHERE appearance.article_id = source.article_id AND appearance.document = $1 AND appearance.role = 'body')
            ORDER BY other.document
            """,
            row => row.Text(0),
            document
        );
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
