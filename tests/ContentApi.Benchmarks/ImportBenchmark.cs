using System.Diagnostics;
using ContentApi.Storage;
using Microsoft.Data.Sqlite;

namespace ContentApi.Benchmarks;

/// <summary>
/// An import beside the bare work that it cannot do without: inserting its rows, and inserting article rows with a plain full-text index. Only the ratios mean
/// anything, and only within one run.
/// </summary>
internal static class ImportBenchmark
{
    private const int DefaultPages = 5000;

    public static int Run(string[] args)
    {
        var options = new Options("import", args);
        var corpus = options.Folder("--corpus");
        int? pages = corpus is null || options.Has("--pages") ? options.Number("--pages", DefaultPages, most: 10_000_000) : null;
        var more = options.Number("--more", 100, most: 10_000_000);
        options.RequireNoOthers();
        var folder = Directory.CreateTempSubdirectory("contentapi-import-").FullName;
        try
        {
            Measure(folder, pages, more, corpus);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Measure(string folder, int? pages, int more, string? corpus)
    {
        LoadReport.PrintMachine();
        Action<string, int, int>? make = corpus is null ? (pagesFolder, from, to) => InventedPages.Write(pagesFolder, from, to)
            : pages is null ? null
            : new RecombinedPages(Directory.GetFiles(corpus, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)).Write;
        var source = make is null ? corpus! : Path.Combine(folder, "pages");
        var made = pages ?? 0;
        make?.Invoke(source, 0, made);
        var files = Directory.GetFiles(source, "*.txt", SearchOption.AllDirectories);
        ReadingBenchmark.Measure(source, files);

        var database = Path.Combine(folder, "content.db");
        var import = Import(source, database);
        LoadReport.Print($"import      {files.Length} pages  {import.Seconds:0.0} s wall, {import.ProcessorSeconds:0.0} s of processors, {files.Length / import.Seconds:0} pages/s, at most {import.PeakMegabytes:0} MB resident");
        var rows = Rows(database, Path.Combine(folder, "rows.db"));
        LoadReport.Print($"own rows    {rows.Seconds:0.0} s wall, {rows.ProcessorSeconds:0.0} s of a processor; import is {import.Seconds / rows.Seconds:0.0} times that (goal: 2.5)");
        var index = PlainIndex(database, Path.Combine(folder, "index.db"));
        LoadReport.Print($"rows + FTS5 {index.Seconds:0.0} s wall, {index.ProcessorSeconds:0.0} s of a processor; import is {import.Seconds / index.Seconds:0.0} times that (goal: 6)");
        var again = Import(source, database);
        LoadReport.Print($"again       {again.Seconds:0.0} s wall, at most {again.PeakMegabytes:0} MB resident");
        if (make is null)
            return;
        make(source, made, made + more);
        var added = Import(source, database);
        LoadReport.Print($"{more} more    {added.Seconds:0.0} s wall, {added.ProcessorSeconds:0.0} s of processors, {added.Seconds - again.Seconds:0.0} s beyond a run without any; at most {added.PeakMegabytes:0} MB resident");
    }

    private static Measured Import(string source, string database)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "ContentApi.dll");
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, "import", source, "--database", database]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEndAsync();
        var (peak, processors) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            if (process.HasExited)
                break;
            (peak, processors) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
        }
        return process.ExitCode == 1 ? throw new BenchmarkException($"The import failed: {said.Result}{printed.Result}") : new(clock.Elapsed.TotalSeconds, processors.TotalSeconds, peak / 1e6);
    }

    /// <summary>
    /// Every row that the import stored, inserted again into the same tables and indexes, by held statements in one transaction, with the importer's page cache.
    /// Only the inserting counts: rows are read beforehand, some at a time.
    /// </summary>
    private static Measured Rows(string database, string copy)
    {
        using var from = Open(database);
        using var to = Open(copy);
        Execute(to, Settings);
        foreach (var sql in Texts(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index', rowid"))
            Execute(to, sql);
        var work = new Work();
        using var transaction = to.BeginTransaction();
        foreach (var table in Texts(from, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"))
        {
            // Those that are stored: generated columns are not among them.
            var columns = string.Join(", ", Texts(from, $"SELECT name FROM pragma_table_info('{table}')"));
            using var select = from.CreateCommand();
            select.CommandText = $"SELECT {columns} FROM {table}";
            using var reader = select.ExecuteReader();
            using var insert = to.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(column => $"@p{column}"))})";
            Insert(reader, insert, work, values => values);
        }
        work.Do(transaction.Commit);
        return work.Measured;
    }

    /// <summary>Article rows and a plain contentless full-text index over title, lead and the text of the body.</summary>
    private static Measured PlainIndex(string database, string copy)
    {
        using var from = Open(database);
        using var to = Open(copy);
        Execute(to, Settings);
        Execute(to, "CREATE TABLE article (id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, lead TEXT, blocks TEXT); CREATE VIRTUAL TABLE found USING fts5(title, lead, body, content='')");
        var work = new Work();
        using var transaction = to.BeginTransaction();
        using var select = from.CreateCommand();
        select.CommandText = "SELECT id, slug, title, lead, blocks FROM article LEFT JOIN article_body ON article_id = id";
        using var reader = select.ExecuteReader();
        using var insert = to.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO article VALUES (@p0, @p1, @p2, @p3, @p4); INSERT INTO found (rowid, title, lead, body) VALUES (last_insert_rowid(), @p2, @p3, @p5)";
        Insert(
            reader,
            insert,
            work,
            values => [.. values, values[4] is string blocks ? BlockRow.TextOf(JsonColumn.Read<IReadOnlyList<BlockRow>>(blocks)) : DBNull.Value]
        );
        work.Do(transaction.Commit);
        return work.Measured;
    }

    /// <summary>What the importer sets on its own connection.</summary>
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536";

    private static void Insert(SqliteDataReader reader, SqliteCommand insert, Work work, Func<object[], object[]> values)
    {
        const int AtATime = 1000;
        for (var isMore = true; isMore;)
        {
            var rows = new List<object[]>(AtATime);
            while (rows.Count < AtATime && (isMore = reader.Read()))
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(values(row));
            }
            work.Do(() =>
            {
                foreach (var row in rows)
                {
                    for (var column = insert.Parameters.Count; column < row.Length; column++)
                        insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{column}" });
                    for (var column = 0; column < row.Length; column++)
                        insert.Parameters[column].Value = row[column];
                    insert.ExecuteNonQuery();
                }
            });
        }
    }

    /// <summary>What is done within it is measured, what is done between is not.</summary>
    private sealed class Work
    {
        private readonly Stopwatch clock = new();
        private TimeSpan processor;

        public Measured Measured => new(clock.Elapsed.TotalSeconds, processor.TotalSeconds, 0);

        public void Do(Action part)
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            clock.Start();
            part();
            clock.Stop();
            process.Refresh();
            processor += process.TotalProcessorTime - before;
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Foreign Keys=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private readonly record struct Measured(double Seconds, double ProcessorSeconds, double PeakMegabytes);
}
