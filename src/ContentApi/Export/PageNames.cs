namespace ContentApi.Export;

/// <summary>The names of page files in the folder of an export: those of their documents, made such that they stay inside it and are read from it again.</summary>
public sealed class PageNames
{
    /// <summary>Longer names are refused by common file systems.</summary>
    private const int LongestSegmentBytes = 200;

    private readonly HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> folders = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="reserved">A file of the folder that no page may take.</param>
    public PageNames(string reserved) => files.Add(reserved);

    /// <summary>The name for a document, or null: it has none that is free, or none at all.</summary>
    public string? Take(string document)
    {
        if (Of(document) is not { } name)
            return null;
        var parents = new List<string>();
        for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
            parents.Add(name[..slash]);
        // What is a file is no folder.
        if (folders.Contains(name) || parents.Exists(files.Contains) || !files.Add(name))
            return null;
        folders.UnionWith(parents);
        return name;
    }

    /// <summary>The name of a document as a relative path of a text file, or null when nothing is left of it.</summary>
    public static string? Of(string document)
    {
        var segments = document
            .Split('/', '\\')
            .Select(Segment)
            .Where(segment => segment.Length > 0)
            .ToList();
        if (segments.Count == 0)
            return null;
        if (!segments[^1].EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            segments[^1] += ".txt";
        return segments.Exists(segment => System.Text.Encoding.UTF8.GetByteCount(segment) > LongestSegmentBytes) ? null : string.Join('/', segments);
    }

    private static string Segment(string segment)
    {
        // Windows takes no blank or full stop at the end, and none of these signs anywhere.
        var kept = string.Concat(segment.Select(character => char.IsControl(character) || "<>:\"|?*".Contains(character, StringComparison.Ordinal) ? '_' : character)).TrimEnd(' ', '.');
        // A name that begins with a full stop is hidden, and an import looks at no hidden file.
        return kept.StartsWith('.') ? "_" + kept[1..] : kept;
    }
}
