using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage;

/// <summary>
/// The statements of one connection, each prepared once and run many times. The library prepares a statement anew for each command, which takes longer than most of ours
/// run, and finds out anew how its rows are made. Rows are made by Dapper.
/// </summary>
internal sealed class HeldStatements(SqliteConnection connection, SqliteTransaction? transaction = null) : IDisposable
{
    /// <summary>
    /// How many are held. The text of a statement depends on which filters a query has and not on their values, so this many are seldom met; all are given up then.
    /// </summary>
    private const int Most = 256;

    private readonly Dictionary<string, Held> statements = new(StringComparer.Ordinal);

    /// <summary>All rows.</summary>
    public List<T> Query<T>(string sql, object? parameters)
    {
        var held = Bound(sql, parameters);
        using var reader = held.Command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(held.Row<T>(reader));
        return rows;
    }

    /// <summary>The first row, or the default value of its type.</summary>
    public T First<T>(string sql, object? parameters)
    {
        var held = Bound(sql, parameters);
        using var reader = held.Command.ExecuteReader();
        return reader.Read() ? held.Row<T>(reader) : default!;
    }

    public void Dispose()
    {
        foreach (var held in statements.Values)
            held.Command.Dispose();
        statements.Clear();
    }

    private Held Bound(string sql, object? parameters)
    {
        if (!statements.TryGetValue(sql, out var held))
        {
            if (statements.Count == Most)
                Dispose();
            var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            statements.Add(sql, held = new(command));
        }
        held.Bind(parameters);
        return held;
    }

    private sealed class Held(SqliteCommand command)
    {
        private PropertyInfo[] properties = [];
        private Type? parametersType;
        private Func<DbDataReader, object?>? parse;

        public SqliteCommand Command { get; } = command;

        /// <summary>The row that the reader stands at. Which columns there are and what is made of them is the same each time, so Dapper is asked once how: a statement gives rows of one type.</summary>
        public T Row<T>(SqliteDataReader reader)
        {
            parse ??= reader.GetRowParser(typeof(T));
            return (T)parse(reader)!;
        }

        public void Bind(object? parameters)
        {
            if (parameters is SqlParameters { Values: var values })
            {
                for (var i = Command.Parameters.Count; i < values.Length; i++)
                    Command.Parameters.Add(new SqliteParameter { ParameterName = SqlParameters.Name(i + 1) });
                for (var i = 0; i < values.Length; i++)
                    Command.Parameters[i].Value = values[i].Boxed ?? DBNull.Value;
                return;
            }
            if (parameters?.GetType() != parametersType)
            {
                Command.Parameters.Clear();
                parametersType = parameters?.GetType();
                properties = parametersType?.GetProperties() ?? [];
                foreach (var property in properties)
                    Command.Parameters.Add(new SqliteParameter { ParameterName = "@" + property.Name });
            }
            for (var i = 0; i < properties.Length; i++)
                Command.Parameters[i].Value = properties[i].GetValue(parameters) ?? DBNull.Value;
        }
    }
}
