using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>
/// The statements of one writing transaction, each prepared once and run many times: an import runs some twenty statements thousands of times over. Rows are
/// still made by Dapper.
/// </summary>
internal sealed class HeldStatements(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
{
    private readonly Dictionary<string, Held> statements = new(StringComparer.Ordinal);

    /// <summary>Runs a statement; gives how many rows it changed.</summary>
    public int Execute(string sql, object? parameters) => Bound(sql, parameters).ExecuteNonQuery();

    /// <summary>All rows.</summary>
    public List<T> Query<T>(string sql, object? parameters)
    {
        using var reader = Bound(sql, parameters).ExecuteReader();
        return [.. reader.Parse<T>()];
    }

    /// <summary>The first row, or the default value of its type.</summary>
    public T First<T>(string sql, object? parameters)
    {
        using var reader = Bound(sql, parameters).ExecuteReader();
        return reader.Parse<T>().FirstOrDefault()!;
    }

    public void Dispose()
    {
        foreach (var held in statements.Values)
            held.Command.Dispose();
    }

    private SqliteCommand Bound(string sql, object? parameters)
    {
        if (!statements.TryGetValue(sql, out var held))
            statements.Add(sql, held = Prepare(sql, parameters));
        for (var i = 0; i < held.Properties.Length; i++)
            held.Command.Parameters[i].Value = held.Properties[i].GetValue(parameters) ?? DBNull.Value;
        return held.Command;
    }

    private Held Prepare(string sql, object? parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        var properties = parameters?.GetType().GetProperties() ?? [];
        foreach (var property in properties)
            command.Parameters.Add(new SqliteParameter { ParameterName = "@" + property.Name });
        return new(command, properties);
    }

    private sealed record Held(SqliteCommand Command, PropertyInfo[] Properties);
}
