namespace ContentApi.Benchmarks;

/// <summary>The clone that this program was built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    /// <exception cref="BenchmarkException">There is none above the program.</exception>
    public static string Folder
    {
        get
        {
            for (var parent = new DirectoryInfo(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
            {
                if (File.Exists(Path.Combine(parent.FullName, "ContentApi.sln")))
                    return parent.FullName;
            }
            throw new BenchmarkException("There is no clone above the benchmark: run it with dotnet run.");
        }
    }

    public static string Seeds => Path.Combine(Folder, "seeds");
}
