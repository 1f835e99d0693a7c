using ContentApi.Documents;
using ContentApi.Storage;

namespace ContentApi.Ingest;

/// <summary>How far an import is.</summary>
/// <param name="Files">How many files are done.</param>
/// <param name="OfFiles">How many there are.</param>
/// <param name="IsDeriving">Whether all files are stored and what is derived from them is being made.</param>
public readonly record struct ImportProgress(int Files, int OfFiles, bool IsDeriving);

/// <summary>What an import did, or in a dry run would do.</summary>
/// <param name="Files">Files offered.</param>
/// <param name="Created">Articles and teasers that are new.</param>
/// <param name="Updated">Articles and teasers whose content changed.</param>
/// <param name="Unchanged">Documents that were taken before and have not changed since.</param>
/// <param name="Duplicates">Documents that repeat an article of another, in the order they were met.</param>
/// <param name="Skipped">Files that are no pages, by name.</param>
/// <param name="Refused">What gave nothing, what was refused before and is unchanged among it.</param>
/// <param name="Warnings">What an editor should look at that is about no page.</param>
/// <param name="Changes">In a dry run the articles that would change, in the order they were met; else null.</param>
/// <param name="ContentVersion">The version of the content afterwards.</param>
public sealed record ImportReport(
    int Files,
    int Created,
    int Updated,
    int Unchanged,
    IReadOnlyList<DuplicateDocument> Duplicates,
    IReadOnlyList<SkippedFile> Skipped,
    IReadOnlyList<RefusedPage> Refused,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<ArticleChange>? Changes,
    long ContentVersion
);

/// <summary>A document that repeats an article.</summary>
/// <param name="Document">The document.</param>
/// <param name="Of">The document that had it before.</param>
/// <param name="ArticleId">The article.</param>
public sealed record DuplicateDocument(string Document, string Of, string ArticleId);

/// <summary>A file that is no page.</summary>
/// <param name="File">Its path relative to the imported folder.</param>
/// <param name="Reason">One sentence.</param>
public sealed record SkippedFile(string File, string Reason);

/// <summary>A page that gave nothing.</summary>
/// <param name="Document">The file.</param>
/// <param name="Line">The line, or null.</param>
/// <param name="Reason">One sentence: what is wrong and what to do.</param>
public sealed record RefusedPage(string Document, int? Line, string Reason);

/// <summary>An article that a dry run would change.</summary>
/// <param name="Outcome"><c>created</c> or <c>updated</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>article</c> or <c>teaser</c>.</param>
/// <param name="Title">Its title afterwards.</param>
/// <param name="Document">The document that it comes from.</param>
public sealed record ArticleChange(string Outcome, string Id, string Kind, string Title, string Document);

/// <summary>Counts what an import does, and tells how far it is.</summary>
internal sealed class ImportTally(SourceFolder folder, OverrideFile overrides, ImportOptions options)
{
    // Not the folder itself: the names of its files are let go when all are stored.
    private readonly int fileCount = folder.Files.Count;
    private readonly IReadOnlyList<SkippedFile> skipped = folder.Skipped;
    private readonly List<string> offered = [.. folder.Files.Where(file => overrides.Of(file.Name) is not null).Select(file => file.Name)];

    private static readonly long ProgressEvery = System.Diagnostics.Stopwatch.Frequency / 10;

    private readonly List<DuplicateDocument> duplicates = [];
    private readonly List<RefusedPage> refused = [];
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private readonly List<ArticleChange>? changes = options.IsDryRun ? [] : null;
    private int created;
    private int updated;
    private int unchanged;
    private int files;
    private long toldAt;

    /// <summary>A document that stays as it is stored.</summary>
    /// <param name="refusedDocument">What is stored of it when it was refused, else null.</param>
    public void Leave(DocumentRow? refusedDocument)
    {
        if (refusedDocument is null)
            unchanged++;
        else
            refused.Add(new(refusedDocument.Name, (int?)refusedDocument.RefusedLine, refusedDocument.Refusal!));
    }

    /// <summary>A document in a file of many.</summary>
    public void Meet(string document)
    {
        if (overrides.Of(document) is not null)
            met.Add(document);
    }

    /// <summary>Documents that were to stay as they are, and are read after all.</summary>
    public void ReadAgain(int documents) => unchanged -= documents;

    /// <summary>A document that gave nothing.</summary>
    public void Refuse(string document, PageReading.Refused refusal) => refused.Add(new(document, refusal.Line, refusal.Reason));

    /// <summary>A document that repeats an article of another.</summary>
    public void Duplicate(string document, string of, string articleId) => duplicates.Add(new(document, of, articleId));

    /// <summary>An article or teaser that was stored.</summary>
    public void Put(PutOutcome outcome, ArticleContent content)
    {
        if (outcome == PutOutcome.Unchanged)
            return;
        if (outcome == PutOutcome.Created)
            created++;
        else
            updated++;
        changes?.Add(new(outcome == PutOutcome.Created ? "created" : "updated", content.Id, content.Kind, content.Title, content.Document));
    }

    /// <summary>A file whose documents are all stored.</summary>
    public void FileDone()
    {
        files++;
        var now = System.Diagnostics.Stopwatch.GetTimestamp();
        if (now - toldAt < ProgressEvery)
            return;
        toldAt = now;
        options.Progress?.Report(new(Done, fileCount, false));
    }

    /// <summary>All files are stored.</summary>
    public void Deriving() => options.Progress?.Report(new(fileCount, fileCount, true));

    public ImportReport Report(long version)
    {
        var spokenOf = offered.Concat(met).ToHashSet(StringComparer.Ordinal);
        List<string> warnings =
        [
            .. overrides.Documents.Where(name => !spokenOf.Contains(name)).Select(name => $"{OverrideFile.FileName} speaks of {name}, and there is no such file in the folder."),
            .. duplicates
                .Where(duplicate => overrides.Of(duplicate.Document) is not null)
                .Select(duplicate => $"{OverrideFile.FileName} speaks of {duplicate.Document}, which repeats {duplicate.Of}: name that one, where the article comes from."),
        ];
        return new(fileCount, created, updated, unchanged, duplicates, skipped, refused, warnings, changes, version);
    }

    /// <summary>Files that were left alone are done from the start.</summary>
    private int Done => files + unchanged;
}
