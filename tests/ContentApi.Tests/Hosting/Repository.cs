namespace ContentApi.Tests.Hosting;

/// <summary>Files of the source tree.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The seeds as they are committed.</summary>
    public static string Seeds { get; } = Path.Combine(Root, "seeds");

    /// <summary>The taxonomy that the program ships.</summary>
    public static string Sections { get; } = Path.Combine(Seeds, "sections.json");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ContentApi.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
