namespace ContentApi.Tests.Documents;

/// <summary>The files of the repository, found by walking up from the tests to the solution.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static byte[] Seed() => File.ReadAllBytes(Directory.GetFiles(Path("seeds"), "*.txt").Order(StringComparer.Ordinal).First());

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ContentApi.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("ContentApi.sln stands in no folder above the tests.");
    }
}
