using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using ContentApi.Derive;
using ContentApi.Documents;
using ContentApi.Documents.Similarity;
using ContentApi.Ingest.Formats;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Ingest;

/// <summary>What an import did.</summary>
/// <param name="Created">Articles and teasers that are new.</param>
/// <param name="Updated">Articles and teasers whose content changed.</param>
/// <param name="UnchangedDocuments">Files that were taken before and have not changed since.</param>
/// <param name="Duplicates">Files that repeat an article of another file.</param>
/// <param name="Refused">Files that gave nothing, those refused before and unchanged since among them.</param>
/// <param name="Documents">Files offered.</param>
/// <param name="ContentVersion">The version of the content afterwards.</param>
public sealed record ImportReport(
    int Created,
    int Updated,
    int UnchangedDocuments,
    int Duplicates,
    IReadOnlyList<RefusedPage> Refused,
    int Documents,
    long ContentVersion
);

/// <summary>A page that gave nothing.</summary>
/// <param name="Document">The file.</param>
/// <param name="Line">The line, or null.</param>
/// <param name="Reason">One sentence.</param>
public sealed record RefusedPage(string Document, int? Line, string Reason);

/// <summary>Brings the pages of a folder into the database: one transaction, one content version, or none when nothing changed.</summary>
public sealed class Import
{
    /// <summary>The share of shingles from which on two texts are one article.</summary>
    private const double SameText = 0.5;

    private readonly ContentDatabase database;
    private readonly TimeProvider clock;
    private readonly SectionPlacing sections;
    private readonly string reader;

    /// <param name="database">Where to; of the newest schema.</param>
    /// <param name="taxonomyPath">The taxonomy file.</param>
    /// <param name="clock">Says when records change.</param>
    /// <exception cref="ImportException">The taxonomy cannot be read.</exception>
    public Import(ContentDatabase database, string taxonomyPath, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
        sections = new SectionPlacing(TaxonomyFile.Read(taxonomyPath));
        // Pages are read again when what reads them is another program or another taxonomy.
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var taxonomy = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(taxonomyPath)))[..16];
        reader = $"{version?.Split('+')[0]} {taxonomy}";
    }

    /// <summary>Imports a folder, or one page.</summary>
    /// <exception cref="ImportException">The path is not there, or holds no page at all.</exception>
    public ImportReport Run(string path, CancellationToken cancellation = default)
    {
        var files = SourceFolder.Files(path);
        if (files.Count == 0)
            throw new ImportException($"{path} holds no page ({PageFormats.Patterns}). Name a folder that does.");
        Dictionary<string, DocumentRow> known;
        long version;
        using (var session = database.Read())
        {
            known = ContentState.Documents(session).ToDictionary(document => document.Name, StringComparer.Ordinal);
            version = ContentState.Read(session).Version;
        }
        var changed = files.Where(file => !IsUnchangedByTime(file, known)).ToList();
        var tally = new Tally();
        foreach (var file in files.Except(changed))
            tally.Leave(known[file.Name]);
        if (changed.Count == 0)
            return tally.Report(files.Count, version);

        using var writer = database.Write(clock.GetUtcNow());
        writer.PutTaxonomy(sections.Sections);
        // Pages are read side by side and stored in the order of their names by this one thread.
        var pages = changed.AsParallel().AsOrdered().WithCancellation(cancellation).WithMergeOptions(ParallelMergeOptions.AutoBuffered).SelectMany(file => PageFormats.Of(file.Name)!.Documents(file).Select(read => (File: file, Document: read())));
        foreach (var (file, document) in pages)
            Store(writer, file, document, known, tally);
        if (writer.HasChanges)
        {
            NeighbourRows.Rebuild(writer);
            writer.RefreshGroups();
        }
        var committed = writer.Commit();
        return tally.Report(files.Count, committed ? version + 1 : version);
    }

    private bool IsUnchangedByTime(SourceFile file, Dictionary<string, DocumentRow> known) =>
        known.TryGetValue(file.Name, out var document)
        && document.Reader == reader
        && document.SizeBytes == file.SizeBytes
        && document.ModifiedMs == file.ModifiedMs;

    private void Store(ContentWriter writer, SourceFile file, SourceDocument reading, Dictionary<string, DocumentRow> known, Tally tally)
    {
        var refusal = reading.Page as PageReading.Refused;
        // Touched, not changed: nothing is written, so that importing again changes nothing, not even a time.
        if (
            known.TryGetValue(file.Name, out var document)
            && document.Sha256 == reading.Sha256
            && document.Reader == reader
            && document.Refusal == refusal?.Reason
        )
        {
            tally.Leave(document);
            return;
        }
        writer.PutDocument(
            new DocumentRow
            {
                Name = file.Name,
                Sha256 = reading.Sha256,
                SizeBytes = file.SizeBytes,
                ModifiedMs = file.ModifiedMs,
                Reader = reader,
                Encoding = reading.Encoding,
                Refusal = refusal?.Reason,
                RefusedLine = refusal?.Line,
            }
        );
        if (reading.Page is not PageReading.Read read)
        {
            tally.Refused.Add(new(file.Name, refusal!.Line, refusal.Reason));
            return;
        }
        Store(writer, new ReadPage(file, reading.Sha256, reading.Encoding!, read.Document), tally);
    }

    private void Store(ContentWriter writer, ReadPage page, Tally tally)
    {
        writer.ForgetAppearances(page.File.Name);
        var rows = new ArticleRows(sections);
        var lists = new List<ListContent>();
        foreach (var (role, list) in new[] { ("related", page.Document.Related), ("latest", page.Document.Latest) })
        {
            if (list is null)
                continue;
            var items = new List<ListItemContent>();
            foreach (var teaser in list.Items)
                items.Add(new(teaser.Position, teaser.Title, Put(writer, rows.Teaser(page, role, teaser), tally)));
            lists.Add(new(role, list.Heading, items));
        }
        var article = rows.Article(page);
        Put(writer, article with { Content = article.Content with { Lists = lists } }, tally);
    }

    /// <summary>Stores a claim under the identity it belongs to, and gives that article's id.</summary>
    private static string Put(ContentWriter writer, ArticleClaim claim, Tally tally)
    {
        var content = claim.Content;
        if (content.SectionName is not null)
            writer.PutStatedSection(content.SectionSlug, content.SectionName);
        var stored = Identify(writer, claim);
        var isOtherDocument = stored is not null && stored.Document != content.Document;
        if (isOtherDocument && stored!.Kind == "article" && content.Kind == "article")
        {
            tally.Duplicates++;
            // Of equal bodies the first document by name is the source.
            if (string.CompareOrdinal(stored.Document, content.Document) < 0)
                return Appear(writer, stored, claim, "duplicate");
            writer.PutAppearanceRole(stored.Id, stored.Document, "duplicate");
        }
        // A teaser never changes an article that has a body, and of teasers the first appearance has the say.
        if (content.Kind == "teaser" && stored is not null && (stored.Kind == "article" || (isOtherDocument && string.CompareOrdinal(stored.Tie, content.Tie) < 0)))
            return Appear(writer, stored, claim, "teaser");

        var key = KeyFor(writer, claim, stored);
        var id = stored?.Id ?? Identity.Id(key);
        content = content with { Id = id, IdentityKey = key, Tie = content.Tie[..^id.Length] + id };
        switch (writer.PutArticle(content))
        {
            case PutOutcome.Created:
                tally.Created++;
                break;
            case PutOutcome.Updated:
                tally.Updated++;
                break;
        }
        writer.PutAppearance(id, content, claim.Place, content.Kind == "article" ? "body" : "teaser");
        return id;
    }

    /// <summary>
    /// The stored article that a claim is about, or null. A body is found again by its document first: the same name with the same title, or with a text that is
    /// alike, so a corrected title keeps its id. Else by publisher and title, among recurring headlines by the text.
    /// </summary>
    private static StoredArticle? Identify(ContentWriter writer, ArticleClaim claim)
    {
        var content = claim.Content;
        var named = writer.FindByTitle(claim.Key);
        if (content.Kind == "teaser")
            return named.Count == 0 ? null : named[0];
        if (writer.FindByBody(content.Document) is { } before && (before.TitleIdentity == claim.Key || Similarity(writer, content, before) >= SameText))
            return before;
        return named.FirstOrDefault(stored => stored.Kind == "teaser" || IsSameArticle(writer, content, stored));
    }

    /// <summary>The key that the article is stored under: that of its title; of a recurring headline that of title and stated day, or of title and text.</summary>
    private static string KeyFor(ContentWriter writer, ArticleClaim claim, StoredArticle? stored)
    {
        if (stored is not null && stored.TitleIdentity == claim.Key)
            return stored.IdentityKey;
        var content = claim.Content;
        List<string> keys = [claim.Key];
        if (content.PublishedMs is { } published)
            keys.Add(Identity.Distinct(claim.Key, StoredDay.FromMilliseconds(published).ToString("O", CultureInfo.InvariantCulture)));
        if (content.Blocks is not null)
            keys.Add(Identity.Distinct(claim.Key, ArticleRows.HashOf(ArticleRows.TextOf(content.Lead, content.Blocks))));
        return keys.Find(key => writer.IsFree(key, Identity.Id(key), stored?.Id)) ?? stored?.IdentityKey ?? keys[^1];
    }

    /// <summary>Whether two bodies of one title are one article: equal, or alike with stated dates at most three days apart or one missing.</summary>
    private static bool IsSameArticle(ContentWriter writer, ArticleContent content, StoredArticle stored)
    {
        var similarity = Similarity(writer, content, stored);
        var apart =
            content.PublishedMs is { } one && stored.PublishedMs is { } other ? TimeSpan.FromMilliseconds(Math.Abs(one - other)) : TimeSpan.Zero;
        return similarity >= 1 || (similarity >= SameText && apart <= TimeSpan.FromDays(3));
    }

    /// <summary>The share of three-syllable shingles that a claim and a stored article have in common; 1 for equal texts.</summary>
    private static double Similarity(ContentWriter writer, ArticleContent content, StoredArticle stored) =>
        Shingles.Jaccard(
            Shingles.Of(ArticleRows.TextOf(content.Lead, content.Blocks!)),
            Shingles.Of(ArticleRows.TextOf(stored.Lead, writer.Blocks(stored.Id)))
        );

    private static string Appear(ContentWriter writer, StoredArticle stored, ArticleClaim claim, string role)
    {
        writer.PutAppearance(stored.Id, claim.Content, claim.Place, role);
        return stored.Id;
    }

    private sealed class Tally
    {
        public int Created { get; set; }
        public int Updated { get; set; }
        public int Unchanged { get; set; }
        public int Duplicates { get; set; }
        public List<RefusedPage> Refused { get; } = [];

        /// <summary>A file that stays as it is stored.</summary>
        public void Leave(DocumentRow document)
        {
            if (document.Refusal is null)
                Unchanged++;
            else
                Refused.Add(new(document.Name, (int?)document.RefusedLine, document.Refusal));
        }

        public ImportReport Report(int documents, long version) => new(Created, Updated, Unchanged, Duplicates, Refused, documents, version);
    }
}
