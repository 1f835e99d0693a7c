using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ContentApi.Storage;

/// <summary>
/// The statements of one connection, each prepared once and run many times, through the engine's own calls: those of the writing transaction, which run thousands of times over, and
/// of the readers those whose rows are not made by Dapper. Parameters are <c>$1</c>, <c>$2</c> …, in the order of the values.
/// <para>
/// This is the one place that goes past commands and Dapper. Measured beside held commands whose rows Dapper makes (60,000 of each, processor time, engine
/// included): a row of 14 columns takes 2.6 to 3.6 µs, not 4.9 to 5.5; one of 4 columns 1.4 to 1.6, not 2.3; looking up 5 columns 2.5 to 3.0, not 4.6 to 6.2.
/// What it gives to readers is told in docs/decisions/0029-lists.md.
/// </para>
/// </summary>
/// <param name="connection">Where they run.</param>
/// <param name="texts">How a statement is found by its text. By reference where every text is a literal of the program, or made once: then it is found without being read.</param>
internal sealed class PreparedStatements(SqliteConnection connection, IEqualityComparer<string> texts) : IDisposable
{
    /// <summary>How many are held: the text of a statement depends on which filters a query has and not on their values, so this many are seldom met; those that do not run are given up then.</summary>
    private const int Most = 256;

    private readonly Dictionary<string, Statement> statements = new(texts);
    private readonly sqlite3 database = connection.Handle!;
    private byte[] scratch = new byte[4096];

    /// <summary>How many rows have been changed on this connection.</summary>
    public long TotalChanges => raw.sqlite3_total_changes(database);

    /// <summary>Sets how large the page cache may be, and what one sort may hold in memory.</summary>
    public void SetPageCache(int kibibytes) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(database, string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{kibibytes}")), database);

    /// <summary>Runs a statement; gives how many rows it changed.</summary>
    public int Execute([StringSyntax("sql")] string sql, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Bound(sql, values);
        try
        {
            while (Step(statement)) { }
            return raw.sqlite3_changes(database);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>All rows, each as <paramref name="read"/> makes it.</summary>
    public List<T> Query<T>([StringSyntax("sql")] string sql, Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        var rows = new List<T>();
        var statement = Bound(sql, values);
        try
        {
            while (Step(statement))
                rows.Add(read(new SqlRow(statement)));
            return rows;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>The first row as <paramref name="read"/> makes it, or the default value of its type.</summary>
    public T? First<T>([StringSyntax("sql")] string sql, Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Bound(sql, values);
        try
        {
            return Step(statement) ? read(new SqlRow(statement)) : default;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Visits all rows one by one; no other statement may change what is being read.</summary>
    public void Each([StringSyntax("sql")] string sql, Action<SqlRow> visit, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Bound(sql, values);
        try
        {
            while (Step(statement))
                visit(new SqlRow(statement));
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => GiveUp(_ => true);

    private void GiveUp(Func<Statement, bool> condition)
    {
        foreach (var (sql, statement) in statements.Where(held => condition(held.Value)).ToList())
        {
            statements.Remove(sql);
            statement.Handle.Dispose();
        }
    }

    private bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        SqliteException.ThrowExceptionForRC(code, database);
        return false;
    }

    private sqlite3_stmt Bound(string sql, ReadOnlySpan<SqlValue> values)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            if (statements.Count == Most)
                GiveUp(held => raw.sqlite3_stmt_busy(held.Handle) == 0);
            statements.Add(sql, statement = Prepare(sql));
        }
        if (statement.Places.Length != values.Length)
            throw new ArgumentException($"The statement has {statement.Places.Length} parameters and was given {values.Length} values: {sql}");
        for (var i = 0; i < values.Length; i++)
            SqliteException.ThrowExceptionForRC(Bind(statement.Handle, statement.Places[i], values[i]), database);
        return statement.Handle;
    }

    private Statement Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle), database);
        // The engine numbers named parameters in the order in which it meets them.
        var places = new int[raw.sqlite3_bind_parameter_count(handle)];
        for (var place = 1; place <= places.Length; place++)
            places[int.Parse(raw.sqlite3_bind_parameter_name(handle, place).utf8_to_string().AsSpan(1), CultureInfo.InvariantCulture) - 1] = place;
        return new(handle, places);
    }

    private int Bind(sqlite3_stmt statement, int place, SqlValue value) =>
        value.Reference switch
        {
            null when value.IsInteger => raw.sqlite3_bind_int64(statement, place, value.Integer),
            null => raw.sqlite3_bind_null(statement, place),
            // The empty span has no address, and to the engine no address is NULL.
            "" => raw.sqlite3_bind_text(statement, place, ""),
            string text => raw.sqlite3_bind_text(statement, place, Encoded(text)),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
            byte[] bytes when value.IsText => raw.sqlite3_bind_text(statement, place, bytes),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            _ => throw new InvalidOperationException($"A {value.Reference.GetType()} cannot be stored."),
        };

    /// <summary>The engine copies what is bound, so one buffer serves for all.</summary>
    private ReadOnlySpan<byte> Encoded(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (scratch.Length < most)
            scratch = new byte[Math.Max(most, 2 * scratch.Length)];
        return scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, scratch));
    }

    private sealed record Statement(sqlite3_stmt Handle, int[] Places);
}

/// <summary>A value of a parameter: NULL, an integer, text, or bytes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SqlValue
{
    private SqlValue(object? reference, long integer, bool isInteger, bool isText) =>
        (Reference, Integer, IsInteger, IsText) = (reference, integer, isInteger, isText);

    public object? Reference { get; }
    public long Integer { get; }
    public bool IsInteger { get; }

    /// <summary>Whether the bytes are UTF-8.</summary>
    public bool IsText { get; }

    /// <summary>Text that is UTF-8 already, as JSON is written.</summary>
    public static SqlValue Utf8(byte[]? text) => new(text, 0, false, true);

    /// <summary>As the library takes it; null for NULL.</summary>
    public object? Boxed => IsInteger ? Integer : Reference;

    /// <summary>A <see cref="long"/> or a <see cref="string"/>.</summary>
    public static SqlValue Of(object value) => value is long integer ? integer : (string)value;

    public static implicit operator SqlValue(string? text) => new(text, 0, false, true);

    public static implicit operator SqlValue(byte[]? bytes) => new(bytes, 0, false, false);

    public static implicit operator SqlValue(long integer) => new(null, integer, true, false);

    public static implicit operator SqlValue(int integer) => (long)integer;

    public static implicit operator SqlValue(long? integer) => integer is { } value ? value : default(SqlValue);

    public static implicit operator SqlValue(int? integer) => integer is { } value ? value : default(SqlValue);
}

/// <summary>A row while it is being read; columns count from 0.</summary>
internal readonly struct SqlRow(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    /// <summary>An integer or text as it is: <see cref="long"/> or <see cref="string"/>.</summary>
    public object Value(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_INTEGER ? Integer(column) : Text(column);

    public long? IntegerOrNull(int column) => IsNull(column) ? null : Integer(column);

    public bool IsTrue(int column) => Integer(column) != 0;

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A blob, or text as UTF-8.</summary>
    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <summary>The same where it stands; good until the next row.</summary>
    public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(statement, column);

    public byte[]? BytesOrNull(int column) => IsNull(column) ? null : Bytes(column);
}
