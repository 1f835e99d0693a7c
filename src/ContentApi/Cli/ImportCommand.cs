using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ContentApi.Ingest;
using ContentApi.Ingest.Formats;
using Spectre.Console;

namespace ContentApi.Cli;

/// <summary>The verb <c>import</c>. Exit codes: 0 all taken, 2 some refused, 1 nothing could be done.</summary>
internal static class ImportCommand
{
    /// <summary>How many skipped files are named; a folder may hold any number.</summary>
    private const int NamedSkipped = 20;

    /// <summary>The verb.</summary>
    /// <param name="database">The option that names the database file.</param>
    public static Command Create(Option<string?> database)
    {
        var paths = new Argument<string[]>("PATH") { Description = $"Folders of pages, or single ones ({PageFormats.Patterns}).", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and store nothing." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var import = new Command(
            "import",
            "Import pages into the database, with the corrections of an overrides.json beside them. Exit code 0: all taken; 2: some refused; 1: nothing could be done."
        )
        {
            paths,
            dryRun,
            json,
        };
        import.TreatUnmatchedTokensAsErrors = true;
        import.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.GetValue(dryRun), parsed.GetValue(json), parsed.GetValue(database)));
        return import;
    }

    private static int Run(string[] paths, bool isDryRun, bool isJson, string? file)
    {
        var settings = CommandSettings.Read(file);
        var import = new Import(settings.NewestDatabase(), settings.Sections, TimeProvider.System);
        var reports = new List<(string Path, ImportReport Report)>();
        foreach (var path in paths)
        {
            var clock = Stopwatch.StartNew();
            var report = ShowingProgress(path, progress => import.Run(path, new ImportOptions { IsDryRun = isDryRun, Progress = progress }));
            reports.Add((path, report));
            if (!isJson)
                Print(path, report, clock.Elapsed);
        }
        if (isJson)
            CommandJson.Write(new ImportSummary(isDryRun, [.. reports.Select(report => report.Report)]));
        return reports.Exists(report => report.Report.Refused.Count > 0) ? 2 : 0;
    }

    private static void Print(string path, ImportReport report, TimeSpan elapsed)
    {
        foreach (var change in report.Changes ?? [])
            Console.WriteLine($"{(change.Outcome == "created" ? "Would create" : "Would update")} {change.Kind} {change.Id} {change.Document}: {change.Title}");
        foreach (var warning in report.Warnings)
            Console.Error.WriteLine($"Warning: {warning}");
        foreach (var duplicate in report.Duplicates)
            Console.Error.WriteLine($"Duplicate {duplicate.Document}: it has the article of {duplicate.Of}.");
        foreach (var skipped in report.Skipped.Take(NamedSkipped))
            Console.Error.WriteLine($"Skipped {skipped.File}: {skipped.Reason}");
        if (report.Skipped.Count > NamedSkipped)
            Console.Error.WriteLine($"Skipped {Counted(report.Skipped.Count - NamedSkipped, "more file")}; --json names all.");
        foreach (var refused in report.Refused)
            Console.Error.WriteLine($"Refused {refused.Document}{(refused.Line is { } line ? $":{line}" : "")}: {refused.Reason}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {Counted(report.Files, "file")}, {report.Created} created, {report.Updated} updated, {report.Unchanged} unchanged, {Counted(report.Duplicates.Count, "duplicate")}, {report.Skipped.Count} skipped, {report.Refused.Count} refused in {elapsed.TotalSeconds:F1} s; {(report.Changes is null ? "" : "dry run, nothing stored; ")}content version {report.ContentVersion}"
            )
        );
    }

    // "1 file", "2 files"
    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary>A bar with rate and time left on a terminal; where there is none a line every five seconds. Both on standard error.</summary>
    private static ImportReport ShowingProgress(string path, Func<IProgress<ImportProgress>, ImportReport> run)
    {
        if (Console.IsErrorRedirected)
            return run(new ProgressLines(path));
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .Start(context => run(new ProgressBarOf(context.AddTask(Markup.Escape(path)))));
    }

    /// <summary>Drives the bar.</summary>
    private sealed class ProgressBarOf(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.MaxValue = value.OfFiles;
            task.Value = value.Files;
            if (value.IsDeriving)
                task.Description = "Related articles";
        }
    }

    /// <summary>Files a second.</summary>
    private sealed class RateColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Speed ?? 0:F0} files/s"));
    }

    /// <summary>For a log: one line now and then.</summary>
    private sealed class ProgressLines(string path) : IProgress<ImportProgress>
    {
        private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private TimeSpan told;

        public void Report(ImportProgress value)
        {
            if (!value.IsDeriving && clock.Elapsed - told < Every)
                return;
            // A short import is told by its report alone.
            var isShort = clock.Elapsed < Every;
            told = clock.Elapsed;
            if (isShort)
                return;
            var rate = value.Files / clock.Elapsed.TotalSeconds;
            Console.Error.WriteLine(
                value.IsDeriving
                    ? $"{path}: {Counted(value.Files, "file")} stored; finding related articles."
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}: {value.Files} of {value.OfFiles} files, {rate:F0} files/s, {(value.OfFiles - value.Files) / rate:F0} s left."
                    )
            );
        }
    }
}

/// <summary>The reports of all paths as one.</summary>
internal sealed class ImportSummary(bool isDryRun, IReadOnlyList<ImportReport> reports)
{
    public bool DryRun => isDryRun;
    public int Files => reports.Sum(report => report.Files);
    public int Created => reports.Sum(report => report.Created);
    public int Updated => reports.Sum(report => report.Updated);
    public int Unchanged => reports.Sum(report => report.Unchanged);
    public IEnumerable<object> Duplicates =>
        reports.SelectMany(report => report.Duplicates).Select(duplicate => new { file = duplicate.Document, duplicate.Of, duplicate.ArticleId });
    public IEnumerable<SkippedFile> Skipped => reports.SelectMany(report => report.Skipped);
    public IEnumerable<object> Refused =>
        reports.SelectMany(report => report.Refused).Select(refused => new { file = refused.Document, refused.Line, refused.Reason });
    public IEnumerable<string> Warnings => reports.SelectMany(report => report.Warnings);

    /// <summary>Null but in a dry run.</summary>
    public IEnumerable<ArticleChange>? Changes => isDryRun ? reports.SelectMany(report => report.Changes ?? []) : null;
    public long ContentVersion => reports[^1].ContentVersion;
}
