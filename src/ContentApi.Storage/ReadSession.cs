using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>A read transaction: every statement in it sees the content of one version.</summary>
public sealed class ReadSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;

    internal ReadSession(SqliteConnection connection)
    {
        this.connection = connection;
        transaction = connection.BeginTransaction(deferred: true);
    }

    /// <summary>How many statements have run: what the tests count.</summary>
    public int Statements { get; private set; }

    internal IReadOnlyList<T> Query<T>([StringSyntax("sql")] string sql, object? parameters = null)
    {
        Statements++;
        return connection.Query<T>(sql, parameters, transaction).AsList();
    }

    /// <summary>The rows one by one, for those who keep few of them; to be read to the end before the next statement.</summary>
    internal IEnumerable<T> Stream<T>([StringSyntax("sql")] string sql)
    {
        Statements++;
        return connection.Query<T>(sql, transaction: transaction, buffered: false);
    }

    internal T? First<T>([StringSyntax("sql")] string sql, object? parameters = null)
    {
        Statements++;
        return connection.QueryFirstOrDefault<T>(sql, parameters, transaction);
    }

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }
}
