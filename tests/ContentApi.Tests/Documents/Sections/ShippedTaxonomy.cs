using ContentApi.Documents.Sections;

namespace ContentApi.Tests.Documents.Sections;

/// <summary>The taxonomy that the program ships, read from the source tree.</summary>
internal static class ShippedTaxonomy
{
    public static TaxonomyReading Reading { get; } = Taxonomy.Read(File.ReadAllText(Path.Combine(Root(), "seeds", "sections.json")));

    public static Taxonomy Taxonomy => Reading.Taxonomy!;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ContentApi.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
