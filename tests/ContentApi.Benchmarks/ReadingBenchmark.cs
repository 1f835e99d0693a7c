using System.Diagnostics;
using ContentApi.Derive;
using ContentApi.Documents;
using ContentApi.Ingest;
using ContentApi.Ingest.Formats;

namespace ContentApi.Benchmarks;

/// <summary>
/// What reading a page costs, in time of one core: the user time of the process, its compiler and collector included, so that other work on the machine counts
/// little.
/// </summary>
internal static class ReadingBenchmark
{
    private const int MostPages = 2000;

    private const int MostPasses = 20;

    private const double Settled = 0.05;

    /// <param name="folder">The folder of the pages, with its overrides if it has any.</param>
    /// <param name="files">The pages.</param>
    public static void Measure(string folder, IReadOnlyList<string> files)
    {
        var pages = files.Take(MostPages).Select(path => new SourceFile(Path.GetFileName(path), path, new FileInfo(path).Length, 0)).ToList();
        var texts = pages.ConvertAll(page => File.ReadAllBytes(page.Path));
        var bytes = texts.Sum(text => (long)text.Length);
        Report("parsing", bytes, " (goal: 20)", () =>
        {
            foreach (var text in texts)
            {
                if (PageText.Decode(text) is PageText.Decoded decoded)
                    PageParser.Parse(decoded);
            }
        });

        var taxonomy = TaxonomyFile.Read(Path.Combine(Repository.Seeds, TaxonomyFile.DefaultName));
        var overrides = OverrideFile.Read(folder, taxonomy);
        var rows = new ArticleRows(new SectionPlacing(taxonomy));
        var format = new TextPages();
        Report("claims", bytes, " (all that is done beside the writer, files read and parsed)", () =>
        {
            foreach (var page in pages)
            {
                foreach (var read in format.Documents(page))
                    PageClaims.Of(read(), overrides, rows);
            }
        });
    }

    /// <summary>Passes until two in a row differ little, since code gets faster while it runs; the slower of the two is told, and the first.</summary>
    private static void Report(string what, long bytes, string remark, Action pass)
    {
        var cold = Time(pass);
        var (before, last) = (cold, Time(pass));
        for (var passes = 2; passes < MostPasses && Math.Abs(before - last) > last * Settled; passes++)
            (before, last) = (last, Time(pass));
        LoadReport.Print($"{what,-11} {Rate(Math.Max(before, last)):0.0} MB/s of one core, {Rate(cold):0.0} while the code is cold{remark}");

        double Rate(double seconds) => bytes / seconds / 1e6;
    }

    private static double Time(Action pass)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.UserProcessorTime;
        pass();
        process.Refresh();
        return (process.UserProcessorTime - before).TotalSeconds;
    }
}
