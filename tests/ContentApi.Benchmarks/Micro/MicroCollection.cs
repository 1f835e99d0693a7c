using ContentApi.Storage;

namespace ContentApi.Benchmarks.Micro;

/// <summary>Ten thousand articles, made when they are first needed.</summary>
internal sealed class MicroCollection : IDisposable
{
    private readonly Collections collections = new(corpus: null, keep: null);
    private readonly Lazy<ContentDatabase> database;

    private MicroCollection() => database = new(() => new(collections.Of(10_000)));

    public static MicroCollection Shared { get; } = new();

    public ContentDatabase Database => database.Value;

    /// <summary>The slug of one of them.</summary>
    public string Slug
    {
        get
        {
            using var connection = Collections.Open(Database.Path);
            return Dapper.SqlMapper.ExecuteScalar<string>(connection, "SELECT slug FROM article ORDER BY id LIMIT 1")!;
        }
    }

    /// <summary>A word that 50 articles have.</summary>
    public static string RareWord => Collections.SharedWord(7);

    public void Dispose()
    {
        if (database.IsValueCreated)
            database.Value.Dispose();
        collections.Dispose();
    }
}
