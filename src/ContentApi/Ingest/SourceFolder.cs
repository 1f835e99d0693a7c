using System.IO.Enumeration;
using ContentApi.Ingest.Formats;

namespace ContentApi.Ingest;

/// <summary>A page file.</summary>
/// <param name="Name">Its path relative to the imported folder, with forward slashes: what the article's source calls the document.</param>
/// <param name="Path">Where it is.</param>
/// <param name="SizeBytes">How long it is.</param>
/// <param name="ModifiedMs">When it was last written, in unix milliseconds.</param>
public sealed record SourceFile(string Name, string Path, long SizeBytes, long ModifiedMs);

/// <summary>A folder of pages.</summary>
/// <param name="Path">The folder; of a single file the one it is in.</param>
/// <param name="Files">The pages in order of their names.</param>
/// <param name="Skipped">The files that are no pages, in order of their names.</param>
public sealed record SourceFolder(string Path, IReadOnlyList<SourceFile> Files, IReadOnlyList<SkippedFile> Skipped)
{
    /// <summary>What belongs to a folder of pages and is none.</summary>
    private static readonly string[] Companions = [TaxonomyFile.DefaultName, OverrideFile.FileName];

    /// <summary>The pages of a folder and its subfolders, or the one file that a path names.</summary>
    /// <exception cref="ImportException">There is no such file or folder, it cannot be listed, or the one file is no page.</exception>
    public static SourceFolder Read(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                var file = new FileInfo(path);
                return PageFormats.Of(file.Name) is null
                    ? throw new ImportException($"{path} is no page: pages are {PageFormats.Patterns}.")
                    : new(file.DirectoryName!, [Describe(file, file.Name)], []);
            }
            if (!Directory.Exists(path))
                throw new ImportException($"There is no file or folder {path}. Name a folder of pages ({PageFormats.Patterns}) or one of them.");
            var all = Below(path)
                .Select(file => Describe(file, System.IO.Path.GetRelativePath(path, file.FullName).Replace('\\', '/')))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .ToLookup(file => PageFormats.Of(file.Name) is not null);
            return new(
                path,
                [.. all[true]],
                [
                    .. all[false]
                        .Where(file => !Companions.Contains(file.Name))
                        .Select(file => new SkippedFile(file.Name, $"It is no page: pages are {PageFormats.Patterns}.")),
                ]
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{path} cannot be read ({exception.Message}). Check its rights.", exception);
        }
    }

    /// <summary>The files of a folder and its subfolders. A link to a folder is not followed: it may lead back up, and its files would be there twice.</summary>
    private static FileSystemEnumerable<FileInfo> Below(string path) =>
        new(
            path,
            (ref FileSystemEntry entry) => (FileInfo)entry.ToFileSystemInfo(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    private static SourceFile Describe(FileInfo file, string name) =>
        new(name, file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds());
}

/// <summary>An import cannot be done at all; the message says why and what to do, for the person who asked for it.</summary>
public sealed class ImportException : Exception
{
    public ImportException(string message)
        : base(message) { }

    public ImportException(string message, Exception innerException)
        : base(message, innerException) { }

    public ImportException() { }
}
