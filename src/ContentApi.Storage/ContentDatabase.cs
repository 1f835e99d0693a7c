using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using ContentApi.Documents.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>The database file: opened for reading, opened for writing, brought to the newest schema.</summary>
public sealed class ContentDatabase : IDisposable
{
    /// <summary>What marks a file as ours (SQLite's application_id): "CApi".</summary>
    private const int ApplicationId = 0x43417069;

    /// <summary>SQLITE_DBCONFIG_ENABLE_QPSG.</summary>
    private const int StableQueryPlans = 1007;

    /// <summary>The migration that makes the search index; what an older file holds is filed then.</summary>
    private const int FirstWithSearch = 30;

    private readonly ReadConnections readers;
    private readonly string writeConnectionString;
    private readonly Search.SearchCatalogs catalogs = new();
    private long statements;

    static ContentDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <param name="path">The file; created by <see cref="Migrate"/> with its folder when it is not there.</param>
    public ContentDatabase(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        readers = new(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        writeConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            // Another process may be importing: wait for it as long as an import of a large folder takes.
            DefaultTimeout = 600,
            Pooling = false,
        }.ToString();
    }

    /// <summary>How many statements the sessions that are over have run: what the tests count.</summary>
    public long Statements => Interlocked.Read(ref statements);

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>One consistent view of the content; dispose of it when the answer is made.</summary>
    public ReadSession Read() => ReadUntil(CancellationToken.None);

    /// <summary>As <see cref="Read"/>; the statement that runs is stopped when nobody waits for the answer any longer.</summary>
    public ReadSession ReadUntil(CancellationToken cancellation) => new(readers, catalogs, ran => Interlocked.Add(ref statements, ran), cancellation);

    /// <summary>Closes the connections that nobody uses; the database may be used again afterwards.</summary>
    public void Dispose() => readers.Dispose();

    /// <summary>The only way to change content; see <see cref="ContentWriter"/>.</summary>
    /// <param name="now">The instant that changed records are stamped with.</param>
    public ContentWriter Write(DateTimeOffset now) => new(Open(writeConnectionString), now);

    /// <summary>Creates the file or brings its schema forward; forward only. Does nothing when it is the newest.</summary>
    /// <exception cref="ContentDatabaseException">The file cannot be created, is no database, or comes from a newer program.</exception>
    public void Migrate()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ContentDatabaseException($"The folder of the database {Path} cannot be made ({exception.Message}). Name another file with --database.", exception);
        }
        try
        {
            using var connection = Open(writeConnectionString);
            var migrations = Migrations();
            // Looked at before anything is written: another program's file stays as it is, and a current one needs no lock that an import may hold.
            var newest = migrations[^1].Number;
            var version = Check(connection, newest);
            if (version == newest)
                return;
            connection.Execute("PRAGMA journal_mode = WAL");
            // What a migration fills from columns that are there, by rules of ours that SQL does not have.
            connection.CreateFunction("publisher_key", (string? name) => name is null ? null : Slug.KeyOf(name), isDeterministic: true);
            connection.CreateFunction("sort_key", (string text) => Documents.Text.SortKey.From(text), isDeterministic: true);
            connection.CreateFunction("shown_blocks", (string blocks) => JsonColumn.Write(JsonColumn.Read<IReadOnlyList<BlockRow>>(blocks)), isDeterministic: true);
            using var transaction = connection.BeginTransaction();
            version = Check(connection, newest);
            foreach (var (number, sql) in migrations.Where(migration => migration.Number > version))
            {
                connection.Execute(sql, transaction: transaction);
                connection.Execute($"PRAGMA user_version = {number}", transaction: transaction);
            }
            if (version is > 0 and < FirstWithSearch)
            {
                using var statements = new PreparedStatements(connection, ReferenceEqualityComparer.Instance);
                using var index = new Search.SearchIndex(statements);
                new Search.StoredTexts(statements, index).FileAll();
            }
            connection.Execute($"PRAGMA application_id = {ApplicationId}", transaction: transaction);
            connection.Execute(
                "INSERT INTO content_state (id, database_id, version, sequence, changed_ms) SELECT 1, lower(hex(randomblob(8))), 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM content_state)",
                transaction: transaction
            );
            transaction.Commit();
        }
        catch (SqliteException exception)
        {
            throw new ContentDatabaseException(
                exception.SqliteErrorCode == 26
                    ? $"{Path} is not an SQLite database. Name another file with --database, or move this one away."
                    : $"The database {Path} cannot be opened ({exception.Message}). Check that the folder is there and may be written to, or name another file with --database.",
                exception);
        }
    }

    /// <summary>The schema version of a file that is ours, 0 of an empty one.</summary>
    private int Check(SqliteConnection connection, int newest)
    {
        var version = Number("PRAGMA user_version");
        var isEmpty = Number("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && Number("PRAGMA application_id") != ApplicationId)
            throw new ContentDatabaseException($"{Path} is a database of another program. Name another file with --database.");
        if (version > newest)
        {
            throw new ContentDatabaseException(
                $"{Path} has schema {version}, and this program knows up to {newest}: it was written by a newer ContentApi. Use that one, or name another file with --database."
            );
        }
        return isEmpty ? 0 : version;

        int Number([StringSyntax("sql")] string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The migrations by number, which may leave gaps: the resources <c>Schema/NNNN-title.sql</c>.</summary>
    private static List<(int Number, string Sql)> Migrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string prefix = "ContentApi.Storage.Schema.";
        var migrations = new List<(int, string)>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            migrations.Add((int.Parse(resource.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd()));
        }
        return migrations;
    }

    /// <summary>A connection that only reads.</summary>
    internal static SqliteConnection OpenForReading(string connectionString)
    {
        var connection = Open(connectionString);
        // The pages of the file are looked at where the system holds them, once for all connections, instead of being copied into each one's cache; as far as the engine
        // lets it, 2 GiB (docs/decisions/0029-lists.md).
        connection.Execute("PRAGMA mmap_size = 2147418112");
        return connection;
    }

    internal static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // Without the query planner's stability guarantee a statement that could use a partial index is planned anew for each value of its parameters, unasked.
        SqliteException.ThrowExceptionForRC(SQLitePCL.raw.sqlite3_db_config(connection.Handle, StableQueryPlans, 1, out _), connection.Handle);
        return connection;
    }
}

/// <summary>The database cannot be used; the message says why and what to do, for the person who started the program.</summary>
public sealed class ContentDatabaseException : Exception
{
    public ContentDatabaseException(string message)
        : base(message) { }

    public ContentDatabaseException(string message, Exception innerException)
        : base(message, innerException) { }

    public ContentDatabaseException() { }
}
