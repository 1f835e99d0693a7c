using System.Text;
using ContentApi.Contracts;
using ContentApi.Storage;

namespace ContentApi.Export;

/// <summary>Writes all content into a folder, from one view of it: importing the folder elsewhere gives the same content with the same ids.</summary>
public sealed class ExportFolder
{
    /// <summary>The file of the articles that are written as NDJSON.</summary>
    public const string LinesName = "articles.ndjson";

    private static readonly UTF8Encoding Utf8 = new(false);

    private readonly ContentDatabase database;
    private readonly string folder;
    private readonly bool isForced;

    /// <param name="database">The content; of the newest schema.</param>
    /// <param name="folder">Where to; made when it is not there.</param>
    /// <param name="isForced">Whether what is there may be written over.</param>
    public ExportFolder(ContentDatabase database, string folder, bool isForced)
    {
        this.database = database;
        this.folder = Path.GetFullPath(folder);
        this.isForced = isForced;
    }

    /// <summary>The file of the articles that are written as NDJSON.</summary>
    public string LinesPath => Path.Combine(folder, LinesName);

    /// <summary>Everything as <see cref="LinesName"/>. A file that is there is replaced when the new one is whole.</summary>
    /// <exception cref="ExportException">There is a file already, or it cannot be written.</exception>
    public ExportReport WriteLines() =>
        Guarded(() =>
        {
            if (!isForced && File.Exists(LinesPath) && new FileInfo(LinesPath).Length > 0)
                throw new ExportException($"{LinesPath} is there already. Name another folder with --output, or write over it with --force.");
            using var session = database.Read();
            var tally = new Tally();
            WriteLines(ArticleBlocks.All(session), tally);
            return tally.Report();
        });

    /// <summary>
    /// Every article that a page can say as a page, under the name of its document; the others as <see cref="LinesName"/>. The folder must be empty unless forced; then
    /// pages of the same names are replaced, and others stay.
    /// </summary>
    /// <exception cref="ExportException">The folder is not empty, or cannot be written to.</exception>
    public ExportReport WritePages() =>
        Guarded(() =>
        {
            if (!isForced && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw new ExportException($"{folder} is not empty. Name another folder with --output, or write into it with --force.");
            using var session = database.Read();
            var tally = new Tally();
            var names = new PageNames(LinesName);
            var sharedTitles = Storage.Reads.ArticleExport.SharedTitles(session).ToHashSet(StringComparer.Ordinal);
            var said = new HashSet<string>(StringComparer.Ordinal);
            foreach (var block in ArticleBlocks.Read(session))
            {
                foreach (var dump in PageDump.Of(session, block, sharedTitles))
                {
                    if (names.Take(dump.Document) is not { } name)
                        continue;
                    var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, dump.Text, Utf8);
                    tally.Pages++;
                    said.UnionWith(dump.Ids);
                }
            }
            // A line for all that no page says; the file is left out when there is none, one of a former export with it.
            WriteLines(ArticleBlocks.All(session).Where(exported => !tally.Count(exported, said.Contains(exported.Article.Id))), tally, counts: false);
            if (tally.Lines == 0)
                File.Delete(LinesPath);
            return tally.Report();
        });

    private void WriteLines(IEnumerable<ExportedArticle> articles, Tally tally, bool counts = true)
    {
        Directory.CreateDirectory(folder);
        var unfinished = LinesPath + ".unfinished";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                var lines = new ArticleLines(file);
                lines.Write(new ExportHeader());
                foreach (var article in articles)
                {
                    lines.Write(article);
                    tally.Lines++;
                    if (counts)
                        tally.Count(article, isSaid: false);
                }
            }
            File.Move(unfinished, LinesPath, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private ExportReport Guarded(Func<ExportReport> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{folder} cannot be written ({exception.Message.TrimEnd('.')}). Check its rights and the disk, or name another with --output.", exception);
        }
    }

    private sealed class Tally
    {
        private int articles;
        private int teasers;
        private int withdrawn;

        public int Pages { get; set; }
        public int Lines { get; set; }

        /// <summary>Counts an article, and gives back whether a page says it.</summary>
        public bool Count(ExportedArticle exported, bool isSaid)
        {
            if (exported.Article.Kind == "article")
                articles++;
            else
                teasers++;
            if (exported.Record.Withdrawal is not null)
                withdrawn++;
            return isSaid;
        }

        public ExportReport Report() => new(articles, teasers, withdrawn, Pages, Lines);
    }
}
