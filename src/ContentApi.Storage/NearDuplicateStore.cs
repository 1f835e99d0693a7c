using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>The bands of the articles inside one writing transaction; see <see cref="ContentWriter.NearDuplicates"/>.</summary>
public sealed class NearDuplicateStore
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;

    internal NearDuplicateStore(SqliteConnection connection, SqliteTransaction transaction)
    {
        this.connection = connection;
        this.transaction = transaction;
    }

    /// <summary>Whether no article was ever filed: then all are to be.</summary>
    public bool IsEmpty =>
        // Plan: the first row, if any.
        connection.ExecuteScalar<long>("SELECT NOT EXISTS (SELECT 1 FROM near_duplicate_article)", transaction: transaction) == 1;

    /// <summary>The ids of all articles that have a body.</summary>
    public IEnumerable<string> ArticleIds() =>
        // Plan: one pass over the bodies' index.
        connection.Query<string>("SELECT article_id FROM article_body", transaction: transaction);

    /// <summary>The texts of those of these articles that have a body and are not withdrawn; read one by one.</summary>
    public IEnumerable<ComparedTextRow> Texts(IEnumerable<string> ids) =>
        // Plan: each article and its body by primary key. Without CROSS the engine, which takes no list for short, goes through all articles for one id.
        connection.Query<ComparedTextRow>(
            """
            SELECT article.id, lead, blocks FROM json_each(@ids) CROSS JOIN article ON article.id = value CROSS JOIN article_body ON article_id = article.id
            WHERE kind = 'article' AND withdrawn_ms IS NULL
            """,
            new { ids = JsonSerializer.Serialize(ids) },
            transaction,
            buffered: false
        );

    /// <summary>What stands as <c>duplicate_of</c> of these articles.</summary>
    public Dictionary<string, string?> DuplicateOf(IEnumerable<string> ids) =>
        // Plan: each article by primary key.
        connection
            .Query<(string Id, string? DuplicateOf)>(
                "SELECT id, duplicate_of FROM article WHERE id IN (SELECT value FROM json_each(@ids))",
                new { ids = JsonSerializer.Serialize(ids) },
                transaction
            )
            .ToDictionary(row => row.Id, row => row.DuplicateOf);

    /// <summary>Takes articles out; their bands go with them.</summary>
    public void Remove(IEnumerable<string> ids) =>
        // Plan: each by unique index, its sixteen bands by the index on the number.
        connection.Execute(
            "DELETE FROM near_duplicate_article WHERE article_id IN (SELECT value FROM json_each(@ids))",
            new { ids = JsonSerializer.Serialize(ids) },
            transaction
        );

    /// <summary>Files an article, that is not filed, under its place in time and its bands.</summary>
    public void Add(string id, int shingleCount, IReadOnlyList<long> bands)
    {
        // Plan: the article by primary key. A tie is precision, document, place, id: without precision it is the first appearance.
        var number = connection.ExecuteScalar<long>(
            """
            INSERT INTO near_duplicate_article (article_id, date_ms, appearance, shingle_count)
            SELECT id, date_ms, substr(tie, instr(tie, char(1)) + 1), @shingleCount FROM article WHERE id = @id RETURNING number
            """,
            new { id, shingleCount },
            transaction
        );
        // Plan: one row a band.
        connection.Execute(
            "INSERT INTO near_duplicate_band (band, number) SELECT value, @number FROM json_each(@bands)",
            new { number, bands = JsonSerializer.Serialize(bands) },
            transaction
        );
    }

    /// <summary>The articles in each band that any of these articles has, themselves among them; bands of one article are left out.</summary>
    public IReadOnlyList<IReadOnlyList<FiledArticleRow>> Sharing(IEnumerable<string> ids)
    {
        // Plan: each article by unique index, its bands by the index on the number, a range of the primary key for each band.
        var rows = connection.Query<(long Band, long Number)>(
            """
            SELECT band, number FROM near_duplicate_band
            WHERE band IN (
                SELECT own.band FROM json_each(@ids) CROSS JOIN near_duplicate_article ON article_id = value
                CROSS JOIN near_duplicate_band AS own ON own.number = near_duplicate_article.number)
            """,
            new { ids = JsonSerializer.Serialize(ids) },
            transaction
        );
        var bands = rows.GroupBy(row => row.Band, row => row.Number).Select(band => band.ToList()).Where(band => band.Count > 1).ToList();
        // Plan: each article by primary key, once, however many bands it is in.
        var articles = connection
            .Query<FiledArticleRow>(
                "SELECT number, article_id, date_ms, appearance, shingle_count FROM near_duplicate_article WHERE number IN (SELECT value FROM json_each(@numbers))",
                new { numbers = JsonSerializer.Serialize(bands.SelectMany(band => band).Distinct()) },
                transaction
            )
            .ToDictionary(article => article.Number);
        return [.. bands.Select(band => band.ConvertAll(number => articles[number]))];
    }
}

/// <summary>A text to be compared.</summary>
public sealed class ComparedTextRow
{
    public string Id { get; init; } = "";
    public string? Lead { get; init; }

    /// <summary>JSON: <see cref="BlockRow"/>s.</summary>
    public string Blocks { get; init; } = "[]";
}

/// <summary>An article as it is filed.</summary>
public sealed class FiledArticleRow
{
    public long Number { get; init; }
    public string ArticleId { get; init; } = "";
    public long? DateMs { get; init; }

    /// <summary>Document, place and id: what decides between articles of one date.</summary>
    public string Appearance { get; init; } = "";
    public long ShingleCount { get; init; }
}
