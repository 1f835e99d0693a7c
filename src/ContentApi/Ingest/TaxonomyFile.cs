using ContentApi.Documents.Sections;

namespace ContentApi.Ingest;

/// <summary>The editorial taxonomy as it is found on disk.</summary>
public static class TaxonomyFile
{
    /// <summary>The name of the file in a seeds folder.</summary>
    public const string DefaultName = "sections.json";

    /// <summary>Reads it.</summary>
    /// <exception cref="ImportException">It is not there or not a taxonomy; the message has every fault.</exception>
    public static Taxonomy Read(string path)
    {
        string json;
        try
        {
            json = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The taxonomy {path} cannot be read ({exception.Message}). Name another file with ContentApi:Sections.", exception);
        }
        var reading = Taxonomy.Read(json);
        return reading.Taxonomy ?? throw new ImportException($"The taxonomy {path} has faults: {string.Join(" ", reading.Faults)} Mend the file.");
    }
}
