using System.Globalization;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Ingest;

/// <summary>An import of so many pages that the indexes of lists are made at its end, and that what is stored is learnt at its start.</summary>
public sealed class LargeImportTests : IDisposable
{
    private const int Pages = 1000;

    private readonly TestFolder folder = new();
    private readonly ContentDatabase database;

    public LargeImportTests()
    {
        database = new ContentDatabase(folder.Database);
        database.Migrate();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_index_is_there_afterwards_whether_it_ends_or_is_stopped()
    {
        var schema = Schema();
        for (var i = 0; i < Pages; i++)
            folder.Put(Name(i), Page(i, ""));
        using var stop = new CancellationTokenSource();
        var stopping = new ImportOptions { Progress = new StopAt(Pages / 2, stop) };
        Assert.ThrowsAny<OperationCanceledException>(() => Import(stopping, stop.Token));
        Assert.Equal(schema, Schema());
        using (var session = database.Read())
            Assert.Equal((0L, 0L), (ContentState.Counts(session).Articles, ContentState.Offered(session)));

        Assert.Equal(Pages, Import().Created);
        Assert.Equal(schema, Schema());
        using (var session = database.Read())
            Assert.Empty(Integrity.Faults(session));
    }

    [Fact]
    public void What_is_stored_is_found_again_among_many_new_pages()
    {
        for (var i = 0; i < Pages; i += 10)
            folder.Put(Name(i), Page(i, ""));
        Import();
        for (var i = 0; i < Pages; i++)
            folder.Put(Name(i), Page(i, i % 20 == 0 ? "Thêm một câu." : ""));

        var report = Import();

        // Every tenth was there; every twentieth has another text now, the others were only written again.
        Assert.Equal((Pages - (Pages / 10), Pages / 20, Pages / 20), (report.Created, report.Updated, report.Unchanged));
        using var session = database.Read();
        Assert.Equal(Pages, ContentState.Counts(session).Articles);
    }

    private ImportReport Import(ImportOptions? options = null, CancellationToken? cancellation = null) =>
        new Import(database, Repository.Sections, new FixedClock()).Run(folder.Pages, options, cancellation ?? TestContext.Current.CancellationToken);

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:D4}.txt");

    private static string Page(int number, string more) => $"Chuyện làng thứ {number}\n\nLàng thứ {number} có một cây cầu và một con đường mới. {more}\n";

    private List<string> Schema()
    {
        using var connection = new SqliteConnection($"Data Source={database.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY name";
        using var reader = command.ExecuteReader();
        var schema = new List<string>();
        while (reader.Read())
            schema.Add(reader.GetString(0));
        return schema;
    }

    /// <summary>Stops an import when so many of its files are stored.</summary>
    private sealed class StopAt(int files, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Files >= files)
                stop.Cancel();
        }
    }
}
