using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>
/// The connections that read, each with its statements: a session takes one and brings it back. The library's own pool gives connections back without their
/// statements, and a small one takes about as long to prepare as to run.
/// </summary>
internal sealed class ReadConnections(string connectionString) : IDisposable
{
    /// <summary>How many wait for use: more never run at once for long, and each has a page cache.</summary>
    private static readonly int MostIdle = 4 * Environment.ProcessorCount;

    private readonly ConcurrentBag<ReadConnection> idle = [];

    public ReadConnection Take() => idle.TryTake(out var connection) ? connection : new ReadConnection(connectionString);

    /// <summary>Takes a connection back whose transaction has ended.</summary>
    public void Return(ReadConnection connection)
    {
        if (idle.Count < MostIdle)
            idle.Add(connection);
        else
            connection.Dispose();
    }

    /// <summary>Closes those that nobody uses. Others may be taken afterwards.</summary>
    public void Dispose()
    {
        while (idle.TryTake(out var connection))
            connection.Dispose();
    }
}

/// <summary>One of them.</summary>
internal sealed class ReadConnection : IDisposable
{
    public ReadConnection(string connectionString)
    {
        Connection = ContentDatabase.OpenForReading(connectionString);
        Statements = new HeldStatements(Connection);
        Prepared = new PreparedStatements(Connection, StringComparer.Ordinal);
    }

    public SqliteConnection Connection { get; }

    /// <summary>Those whose rows Dapper makes.</summary>
    public HeldStatements Statements { get; }

    /// <summary>Those of which rows are read as they stand.</summary>
    public PreparedStatements Prepared { get; }

    public void Dispose()
    {
        Statements.Dispose();
        Prepared.Dispose();
        Connection.Dispose();
    }
}
