using System.Text;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Hosting;

/// <summary>A folder of one test: a database and a folder of pages, gone afterwards.</summary>
public sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("contentapi-tests-");

    public TestFolder() => Directory.CreateDirectory(Pages);

    /// <summary>The folder of pages.</summary>
    public string Pages => Path.Combine(root.FullName, "pages");

    /// <summary>The database file; not there until something makes it.</summary>
    public string Database => Path.Combine(root.FullName, "content.db");

    /// <summary>A path in the folder.</summary>
    public string At(string name) => Path.Combine(root.FullName, name);

    /// <summary>Writes a page.</summary>
    public void Put(string name, string text) => Put(name, new UTF8Encoding(false).GetBytes(text));

    /// <summary>Writes a page, or what pretends to be one.</summary>
    public void Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Pages, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var isThere = File.Exists(path);
        File.WriteAllBytes(path, bytes);
        // Two writes within one tick of the file system's clock would look like one: a later write always has a later time.
        if (isThere)
            Touch(name);
    }

    /// <summary>Gives a page a later time and leaves its bytes.</summary>
    public void Touch(string name)
    {
        var path = Path.Combine(Pages, name);
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddMinutes(1));
    }

    /// <summary>Another folder with the same content and pages.</summary>
    public TestFolder Copy()
    {
        var copy = new TestFolder();
        using var from = new SqliteConnection($"Data Source={Database}");
        using var to = new SqliteConnection($"Data Source={copy.Database}");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        foreach (var page in Directory.GetFiles(Pages, "*", SearchOption.AllDirectories))
            copy.Put(Path.GetRelativePath(Pages, page), File.ReadAllBytes(page));
        return copy;
    }

    /// <summary>Takes the database away from whoever reads it.</summary>
    public void RemoveDatabase()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(Database);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        // The factory disposes of it once for each way it is itself disposed of.
        if (Directory.Exists(root.FullName))
            root.Delete(recursive: true);
    }
}
