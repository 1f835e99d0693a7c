using System.Diagnostics.CodeAnalysis;
using ContentApi.Storage.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>A read transaction: every statement in it sees the content of one version.</summary>
public sealed class ReadSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly Action<int> ended;
    private readonly CancellationTokenRegistration interruption;

    internal ReadSession(SqliteConnection connection, SearchCatalogs catalogs, Action<int> ended, CancellationToken cancellation)
    {
        this.ended = ended;
        this.connection = connection;
        Catalogs = catalogs;
        Cancellation = cancellation;
        transaction = connection.BeginTransaction(deferred: true);
        // The engine does not look at tokens: a statement that runs is stopped by name, and throws.
        interruption = cancellation.UnsafeRegister(static connection => SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)connection!).Handle), connection);
    }

    /// <summary>What is known of the search index.</summary>
    internal SearchCatalogs Catalogs { get; }

    /// <summary>Told when nobody waits for the answer any longer: the statement that runs is stopped, and no other begins.</summary>
    internal CancellationToken Cancellation { get; }

    /// <summary>How many statements have run: what the tests count.</summary>
    public int Statements { get; private set; }

    internal IReadOnlyList<T> Query<T>([StringSyntax("sql")] string sql, object? parameters = null)
    {
        return Run(() => connection.Query<T>(sql, parameters, transaction).AsList());
    }

    /// <summary>The rows one by one, for those who keep few of them; to be read to the end before the next statement.</summary>
    internal IEnumerable<T> Stream<T>([StringSyntax("sql")] string sql)
    {
        Statements++;
        return connection.Query<T>(sql, transaction: transaction, buffered: false);
    }

    internal T? First<T>([StringSyntax("sql")] string sql, object? parameters = null)
    {
        return Run(() => connection.QueryFirstOrDefault<T>(sql, parameters, transaction));
    }

    /// <summary>Lets statements ask our own code about a number; until the session ends.</summary>
    internal void DefineFunction(string name, Func<long, bool> function) => connection.CreateFunction(name, function);

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
        // First: the connection goes back to the pool, and what runs on it next is not to be stopped.
        interruption.Dispose();
        ended(Statements);
        transaction.Dispose();
        connection.Dispose();
    }
}
