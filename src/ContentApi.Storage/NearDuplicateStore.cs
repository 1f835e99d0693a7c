using System.Buffers.Binary;
using System.Text.Json;

namespace ContentApi.Storage;

/// <summary>
/// The bands of the articles inside one writing transaction; see <see cref="ContentWriter.NearDuplicates"/>. What reads many articles reads some hundred at a time,
/// so that a run over any number of them keeps no more in memory.
/// </summary>
public sealed class NearDuplicateStore
{
    private readonly PreparedStatements statements;

    internal NearDuplicateStore(PreparedStatements statements) => this.statements = statements;

    /// <summary>Whether no article was ever filed: then all are to be.</summary>
    public bool IsEmpty =>
        // Plan: the first row, if any.
        statements.First("SELECT NOT EXISTS (SELECT 1 FROM near_duplicate_article)", row => row.IsTrue(0));

    /// <summary>Some hundred ids of the articles that have a body, in order; empty when there are no more.</summary>
    /// <param name="after">The last id of those before, or empty.</param>
    public IReadOnlyList<string> ArticleIds(string after) =>
        // Plan: a range of the bodies' index.
        statements.Query("SELECT article_id FROM article_body WHERE article_id > $1 ORDER BY article_id LIMIT 512", row => row.Text(0), after);

    /// <summary>The sketches of those of these articles that have a body and are not withdrawn.</summary>
    public IReadOnlyList<SketchedArticleRow> Sketches(IEnumerable<string> ids) =>
        // Plan: each article and its body by primary key. Without CROSS the engine, which takes no list for short, goes through all articles for one id.
        // A tie is precision, document, place, id: without precision it is the first appearance.
        statements.Query(
            """
            SELECT article.id, date_ms, substr(tie, instr(tie, char(1)) + 1), shingle_count, bands
            FROM json_each($1) CROSS JOIN article ON article.id = value CROSS JOIN article_body ON article_id = article.id
            WHERE kind = 'article' AND withdrawn_ms IS NULL
            """,
            row => new SketchedArticleRow(
                row.Text(0),
                row.IntegerOrNull(1),
                row.Text(2),
                row.IsNull(3) ? null : new((int)row.Integer(3), ShingleSketch.BandsOf(row.Bytes(4)))
            ),
            Json(ids)
        );

    /// <summary>Stores the sketch of an article whose body was stored without one.</summary>
    public void PutSketch(string id, ShingleSketch sketch) =>
        // Plan: one search by primary key.
        statements.Execute("UPDATE article_body SET shingle_count = $2, bands = $3 WHERE article_id = $1", id, sketch.ShingleCount, sketch.ToBytes());

    /// <summary>The text of an article.</summary>
    public ComparedTextRow Text(string id) =>
        // Plan: the article and its body by primary key.
        statements.First(
            "SELECT lead, blocks FROM article JOIN article_body ON article_id = id WHERE id = $1",
            row => new ComparedTextRow(row.TextOrNull(0), row.Text(1)),
            id
        )!;

    /// <summary>What stands as <c>duplicate_of</c> of an article, or null.</summary>
    public string? DuplicateOf(string id) =>
        // Plan: one search by primary key.
        statements.First("SELECT duplicate_of FROM article WHERE id = $1", row => row.TextOrNull(0), id);

    /// <summary>Those of these articles that are filed, with their bands.</summary>
    public IReadOnlyList<FiledBandsRow> Filed(IEnumerable<string> ids) =>
        // Plan: each by unique index.
        statements.Query(
            """
            SELECT number, article_id, date_ms, appearance, shingle_count, bands
            FROM json_each($1) CROSS JOIN near_duplicate_article ON article_id = value
            """,
            row => new FiledBandsRow(FiledArticleRow.From(row), ShingleSketch.BandsOf(row.Bytes(5))),
            Json(ids)
        );

    /// <summary>Those of these articles that name another as the one they nearly repeat.</summary>
    public IReadOnlyList<string> Linked(IEnumerable<string> ids) =>
        // Plan: each by primary key.
        statements.Query("SELECT article.id FROM json_each($1) CROSS JOIN article ON article.id = value WHERE duplicate_of IS NOT NULL", row => row.Text(0), Json(ids));

    /// <summary>Takes all articles out.</summary>
    public void Clear()
    {
        // Plan: each table as a whole.
        statements.Execute("DELETE FROM near_duplicate_article");
        statements.Execute("DELETE FROM near_duplicate_band");
    }

    /// <summary>Takes an article out, and out of its bands.</summary>
    public void Remove(FiledBandsRow filed)
    {
        // Plan: one search by primary key each.
        statements.Execute("DELETE FROM near_duplicate_article WHERE number = $1", filed.Article.Number);
        foreach (var band in filed.Bands)
            statements.Execute("DELETE FROM near_duplicate_band WHERE band = $1 AND number = $2", band, filed.Article.Number);
    }

    /// <summary>Files articles that are not filed; gives those of their bands that have another article too.</summary>
    public IReadOnlyList<long> Add(IEnumerable<SketchedArticleRow> articles)
    {
        var filed = new List<(long Band, long Number)>();
        foreach (var (id, dateMs, appearance, sketch) in articles)
        {
            // Plan: appended in the order of the primary key.
            var number = statements.First(
                "INSERT INTO near_duplicate_article (article_id, date_ms, appearance, shingle_count, bands) VALUES ($1, $2, $3, $4, $5) RETURNING number",
                row => row.Integer(0),
                id,
                dateMs,
                appearance,
                sketch!.ShingleCount,
                sketch.ToBytes()
            );
            filed.AddRange(sketch.Bands.Select(band => (band, number)));
        }
        // In the order of the key, so that entries that lie together are written together.
        filed.Sort();
        var shared = new List<long>();
        foreach (var (band, number) in filed)
        {
            if (
                (shared.Count == 0 || shared[^1] != band)
                // Plan: one search by primary key, where the entry then goes.
                && statements.First("SELECT EXISTS (SELECT 1 FROM near_duplicate_band WHERE band = $1)", row => row.IsTrue(0), band)
            )
                shared.Add(band);
            statements.Execute("INSERT INTO near_duplicate_band (band, number) VALUES ($1, $2)", band, number);
        }
        return shared;
    }

    /// <summary>The articles of a band, in no order.</summary>
    public IReadOnlyList<FiledArticleRow> Band(long band) =>
        // Plan: a range of the primary key, each article by its own.
        statements.Query(
            """
            SELECT filed.number, article_id, date_ms, appearance, shingle_count
            FROM near_duplicate_band AS own JOIN near_duplicate_article AS filed ON filed.number = own.number WHERE band = $1
            """,
            FiledArticleRow.From,
            band
        );

    private static string Json(IEnumerable<string> ids) => JsonSerializer.Serialize(ids);
}

/// <summary>What a text is compared by.</summary>
/// <param name="ShingleCount">How many different shingles it has.</param>
/// <param name="Bands">Fingerprints of them, of which near-duplicates share one; none: it is too short to be compared.</param>
public sealed record ShingleSketch(int ShingleCount, IReadOnlyList<long> Bands)
{
    internal byte[] ToBytes()
    {
        var bytes = new byte[Bands.Count * sizeof(long)];
        for (var i = 0; i < Bands.Count; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), Bands[i]);
        return bytes;
    }

    internal static long[] BandsOf(byte[] bytes)
    {
        var bands = new long[bytes.Length / sizeof(long)];
        for (var i = 0; i < bands.Length; i++)
            bands[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i * sizeof(long)));
        return bands;
    }
}

/// <summary>An article to be filed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DateMs">Its date; undated is last.</param>
/// <param name="Appearance">Document, place and id: what decides between articles of one date.</param>
/// <param name="Sketch">What it is compared by, or null: it is to be made of the text.</param>
public sealed record SketchedArticleRow(string Id, long? DateMs, string Appearance, ShingleSketch? Sketch);

/// <summary>A text to be compared.</summary>
/// <param name="Lead">The lead, or null.</param>
/// <param name="Blocks">JSON: <see cref="BlockRow"/>s.</param>
public sealed record ComparedTextRow(string? Lead, string Blocks);

/// <summary>A filed article with its bands.</summary>
/// <param name="Article">The article.</param>
/// <param name="Bands">Its bands.</param>
public sealed record FiledBandsRow(FiledArticleRow Article, IReadOnlyList<long> Bands);

/// <summary>An article as it is filed.</summary>
/// <param name="Number">What stands for it in the bands.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="DateMs">Its date when it was filed, or null.</param>
/// <param name="Appearance">Document, place and id: what decides between articles of one date.</param>
/// <param name="ShingleCount">How many shingles it has.</param>
public sealed record FiledArticleRow(long Number, string ArticleId, long? DateMs, string Appearance, long ShingleCount)
{
    internal static FiledArticleRow From(SqlRow row) => new(row.Integer(0), row.Text(1), row.IntegerOrNull(2), row.Text(3), row.Integer(4));
}
