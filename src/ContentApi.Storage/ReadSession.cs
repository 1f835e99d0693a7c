using System.Diagnostics.CodeAnalysis;
using ContentApi.Storage.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>A read transaction: every statement in it sees the content of one version.</summary>
public sealed class ReadSession : IDisposable
{
    private readonly ReadConnections connections;
    private readonly ReadConnection reading;
    private readonly SqliteConnection connection;
    private readonly Action<int> ended;
    private readonly CancellationTokenRegistration interruption;
    private Pieces<byte>? bytes;
    private Pieces<char>? texts;
    private HashSet<string>? functions;

    internal ReadSession(ReadConnections connections, SearchCatalogs catalogs, Action<int> ended, CancellationToken cancellation)
    {
        this.connections = connections;
        this.ended = ended;
        Catalogs = catalogs;
        Cancellation = cancellation;
        reading = connections.Take();
        connection = reading.Connection;
        try
        {
            reading.Prepared.Execute("BEGIN");
        }
        catch (SqliteException)
        {
            reading.Dispose();
            throw;
        }
        // The engine does not look at tokens: a statement that runs is stopped by name, and throws.
        interruption = cancellation.UnsafeRegister(static interrupted => SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)interrupted!).Handle), connection);
    }

    /// <summary>What is known of the search index.</summary>
    internal SearchCatalogs Catalogs { get; }

    /// <summary>Told when nobody waits for the answer any longer: the statement that runs is stopped, and no other begins.</summary>
    internal CancellationToken Cancellation { get; }

    /// <summary>How many statements have run: what the tests count.</summary>
    public int Statements { get; private set; }

    internal IReadOnlyList<T> Query<T>([StringSyntax("sql")] string sql, object? parameters = null)
    {
        return Run(() => reading.Statements.Query<T>(sql, parameters));
    }

    /// <summary>The rows one by one, for those who keep few of them; to be read to the end before the next statement.</summary>
    internal IEnumerable<T> Stream<T>([StringSyntax("sql")] string sql, object? parameters = null)
    {
        Statements++;
        return connection.Query<T>(sql, parameters, buffered: false);
    }

    internal T? First<T>([StringSyntax("sql")] string sql, object? parameters = null)
    {
        return Run(() => reading.Statements.First<T>(sql, parameters));
    }

    /// <summary>Visits the rows where they stand, without a copy; no other statement may run meanwhile that changes what is read.</summary>
    internal void Each([StringSyntax("sql")] string sql, SqlParameters parameters, Action<SqlRow> visit)
    {
        Run(() =>
        {
            reading.Prepared.Each(sql, visit, parameters.Values);
            return true;
        });
    }

    /// <summary>The first row as <paramref name="read"/> makes it, or the default value of its type.</summary>
    internal T? First<T>([StringSyntax("sql")] string sql, SqlParameters parameters, Func<SqlRow, T> read)
    {
        return Run(() => reading.Prepared.First(sql, read, parameters.Values));
    }

    /// <summary>A copy of what a row has; good until the session ends.</summary>
    internal ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> bytes) => (this.bytes ??= new()).Add(bytes);

    /// <summary>A copy of a text; good until the session ends.</summary>
    internal ReadOnlyMemory<char> Keep(ReadOnlySpan<char> text) => (texts ??= new()).Add(text);

    /// <summary>Lets statements ask our own code about a number; until the session ends.</summary>
    internal void DefineFunction(string name, Func<long, bool> function)
    {
        (functions ??= []).Add(name);
        connection.CreateFunction(name, function);
    }

    private T Run<T>(Func<T> statement)
    {
        Cancellation.ThrowIfCancellationRequested();
        Statements++;
        try
        {
            return statement();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("Nobody waits for the answer any longer.", exception, Cancellation);
        }
    }

    public void Dispose()
    {
        // First: what runs on the connection next is not to be stopped.
        interruption.Dispose();
        bytes?.Dispose();
        texts?.Dispose();
        ended(Statements);
        try
        {
            reading.Prepared.Execute("ROLLBACK");
            // What they hold on to is this session's.
            foreach (var name in functions ?? [])
                connection.CreateFunction(name, (Func<long, bool>?)null);
        }
        catch (SqliteException)
        {
            // An error may have ended the transaction, and a broken connection is no use to anyone else. What failed has been told by the statement that did.
            reading.Dispose();
            return;
        }
        connections.Return(reading);
    }
}
