using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Threading.Tasks.Dataflow;
using ContentApi.Derive;
using ContentApi.Documents;
using ContentApi.Documents.Sections;
using ContentApi.Documents.Similarity;
using ContentApi.Ingest.Formats;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Ingest;

/// <summary>How an import is to run.</summary>
public sealed record ImportOptions
{
    /// <summary>Store nothing; the report says what would change, article by article.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Told of how far it is, some times a second at most; null: nobody.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }
}

/// <summary>Brings the pages of a folder into the database: one transaction, one content version, or none when nothing changed.</summary>
public sealed class Import
{
    /// <summary>The share of shingles from which on two texts are one article.</summary>
    private const double SameText = 0.5;

    /// <summary>How many documents may wait for the one writer, read or being read: it bounds the memory, whatever the number of pages.</summary>
    private const int WaitingDocuments = 64;

    private readonly ContentDatabase database;
    private readonly TimeProvider clock;
    private readonly Taxonomy taxonomy;
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
        taxonomy = TaxonomyFile.Read(taxonomyPath);
        sections = new SectionPlacing(taxonomy);
        // Pages are read again when what reads them is another program or another taxonomy.
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(taxonomyPath)))[..16];
        reader = $"{version?.Split('+')[0]} {hash}";
    }

    /// <summary>Imports a folder, or one file. Stopped or killed at any moment it leaves the content as it was.</summary>
    /// <exception cref="ImportException">The path is not there, holds no page at all, or its overrides have faults.</exception>
    public ImportReport Run(string path, ImportOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new ImportOptions();
        var folder = SourceFolder.Read(path);
        if (folder.Files.Count == 0)
            throw new ImportException($"{path} holds no page ({PageFormats.Patterns}). Name a folder that does.");
        var overrides = OverrideFile.Read(folder.Path, taxonomy);
        long version;
        // Of the files that changed what is stored of them, and of the others whether anything was refused: of a folder that did not change next to nothing is kept.
        var known = new Dictionary<string, DocumentRow>(StringComparer.Ordinal);
        var unchanged = new HashSet<string>(StringComparer.Ordinal);
        var refused = new List<DocumentRow>();
        var byName = folder.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        var tally = new ImportTally(folder, overrides, options);
        using (var session = database.Read())
        {
            version = ContentState.Read(session).Version;
            foreach (var document in ContentState.Documents(session))
            {
                if (document.Refusal is not null)
                    refused.Add(document);
                // An override may speak of a document in a file of many, whether or not that is read now.
                if (document.File is not null && byName.ContainsKey(document.File))
                    tally.Meet(document.Name);
                if (!byName.TryGetValue(document.Name, out var file))
                    continue;
                if (IsUnchangedByTime(file, document, overrides))
                    unchanged.Add(file.Name);
                else
                    known.Add(file.Name, document);
            }
        }
        var refusedByName = refused.ToDictionary(document => document.Name, StringComparer.Ordinal);
        // Lines that were refused of a file of many documents, told again while the file stays as it is.
        var refusedInFiles = refused.Where(document => document.File is not null).ToLookup(document => document.File!);
        var changed = new List<SourceFile>();
        foreach (var file in folder.Files)
        {
            if (!unchanged.Contains(file.Name))
            {
                changed.Add(file);
                continue;
            }
            tally.Leave(refusedByName.GetValueOrDefault(file.Name));
            foreach (var line in refusedInFiles[file.Name])
                tally.Leave(line);
        }
        if (changed.Count == 0)
            return tally.Report(version);

        using var writer = database.Write(clock.GetUtcNow());
        writer.Expect(changed.Count);
        writer.PutTaxonomy(sections.Sections);
        var run = new ImportRun(this, writer, overrides, known, tally);
        run.Store(changed, cancellation);
        // What lost its source is read again, until nothing does: a page can take over only what another has lost, so it ends.
        while (run.TakeOrphans() is { Length: > 0 } orphans)
        {
            List<SourceFile> again = [.. orphans.Where(byName.ContainsKey).Select(name => byName[name])];
            tally.ReadAgain(again.Except(changed).Count());
            run.Store(again, cancellation);
        }
        run.PutDanglingItems();
        if (options.IsDryRun)
            return tally.Report(version);
        if (writer.HasChanges)
        {
            tally.Deriving();
            writer.ExpectNoMore();
            DerivedRows.Update(writer);
        }
        cancellation.ThrowIfCancellationRequested();
        var committed = writer.Commit();
        return tally.Report(committed ? version + 1 : version);
    }

    private bool IsUnchangedByTime(SourceFile file, DocumentRow document, OverrideFile overrides) =>
        document.Reader == ReaderOf(file.Name, overrides) && document.SizeBytes == file.SizeBytes && document.ModifiedMs == file.ModifiedMs;

    /// <summary>What reads a document: this program with this taxonomy, and what an editor says of it.</summary>
    // What is said of the documents in a file of many is known when they are read: any change of it reads the file again.
    private string ReaderOf(string document, OverrideFile overrides)
    {
        var said = PageFormats.Of(document) is { HoldsMany: true } ? overrides.Sha256 : overrides.Of(document)?.Sha256;
        return said is null ? reader : $"{reader} {said}";
    }

    /// <summary>One run: the documents go through it one by one.</summary>
    private sealed class ImportRun(Import import, ContentWriter writer, OverrideFile overrides, Dictionary<string, DocumentRow> known, ImportTally tally)
    {
        private readonly ArticleRows rows = new(import.sections);
        private readonly SortedSet<string> orphans = new(StringComparer.Ordinal);
        private readonly HashSet<string> put = new(StringComparer.Ordinal);
        private readonly List<string> refusedOfFile = [];
        private bool hasCopies;

        /// <summary>The documents that are to be read again, once.</summary>
        public string[] TakeOrphans()
        {
            string[] taken = [.. orphans];
            orphans.Clear();
            foreach (var name in taken)
                known.Remove(name);
            return taken;
        }

        /// <summary>Stores files: documents are read side by side, and stored in order by this one thread.</summary>
        public void Store(IReadOnlyList<SourceFile> files, CancellationToken cancellation)
        {
            using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var reading = new TransformBlock<Unread, Offered>(
                // What needs no database is done here, beside the writer.
                item => new(item.File, item.Read is null ? null : PageClaims.Of(item.Read(), overrides, rows)),
                new ExecutionDataflowBlockOptions
                {
                    BoundedCapacity = WaitingDocuments,
                    MaxDegreeOfParallelism = Environment.ProcessorCount,
                    CancellationToken = broken.Token,
                }
            );
            var feeding = Task.Run(() => Feed(files, reading, broken.Token), CancellationToken.None);
            try
            {
                while (reading.OutputAvailableAsync(broken.Token).GetAwaiter().GetResult())
                {
                    while (reading.TryReceive(out var item))
                        Store(item.File, item.Claims);
                }
                // What broke the reading, if anything did, is thrown here.
                reading.Completion.GetAwaiter().GetResult();
                feeding.GetAwaiter().GetResult();
            }
            finally
            {
                broken.Cancel();
            }
        }

        /// <summary>A document to be read, or null after the last of its file.</summary>
        private readonly record struct Unread(SourceFile File, Func<SourceDocument>? Read);

        /// <summary>A document that was read, or null after the last of its file.</summary>
        private readonly record struct Offered(SourceFile File, PageClaims? Claims);

        private static async Task Feed(IReadOnlyList<SourceFile> files, TransformBlock<Unread, Offered> reading, CancellationToken cancellation)
        {
            try
            {
                foreach (var file in files)
                {
                    foreach (var read in PageFormats.Of(file.Name)!.Documents(file).Append(null))
                        await reading.SendAsync(new(file, read), cancellation).ConfigureAwait(false);
                }
                reading.Complete();
            }
            catch (Exception exception)
            {
                ((IDataflowBlock)reading).Fault(exception);
            }
        }

        private void Store(SourceFile file, PageClaims? claims)
        {
            var isCopy = PageFormats.Of(file.Name)!.HoldsMany;
            if (claims is null)
            {
                if (isCopy)
                    PutFile(file);
                tally.FileDone();
            }
            else if (isCopy)
            {
                StoreOneOfMany(file, claims);
            }
            else
            {
                StorePage(file, claims);
            }
        }

        /// <summary>A file that is a document.</summary>
        private void StorePage(SourceFile file, PageClaims claims)
        {
            var source = claims.Source;
            var refusal = source.Page as PageReading.Refused;
            var readBy = import.ReaderOf(file.Name, overrides);
            // Touched, not changed: no content is written, so that importing again changes nothing, not even a time.
            if (known.TryGetValue(file.Name, out var document) && document.Sha256 == source.Sha256 && document.Reader == readBy && document.Refusal == refusal?.Reason)
            {
                writer.Documents.Touch(file.Name, file.SizeBytes, file.ModifiedMs);
                tally.Leave(refusal is null ? null : document);
                return;
            }
            writer.Documents.Put(
                new DocumentRow
                {
                    Name = file.Name,
                    Sha256 = source.Sha256,
                    SizeBytes = file.SizeBytes,
                    ModifiedMs = file.ModifiedMs,
                    Reader = readBy,
                    Encoding = source.Encoding,
                    Refusal = refusal?.Reason,
                    RefusedLine = refusal?.Line,
                }
            );
            if (claims.Article is null)
            {
                tally.Refuse(file.Name, refusal!);
                return;
            }
            if (document is not null)
                writer.Appearances.Forget(file.Name);
            Put(claims);
            if (known.ContainsKey(file.Name))
                orphans.UnionWith(writer.Documents.Orphans(file.Name));
        }

        /// <summary>A document in a file of many: whether it is stored already is told by its content, not by the file.</summary>
        private void StoreOneOfMany(SourceFile file, PageClaims claims)
        {
            var source = claims.Source;
            tally.Meet(source.Name);
            if (claims.Article is null)
            {
                var refusal = (PageReading.Refused)source.Page;
                writer.Documents.Put(
                    new DocumentRow
                    {
                        Name = source.Name,
                        // The file as a whole may be refused too: then it is its own document.
                        File = source.Name == file.Name ? null : file.Name,
                        Sha256 = source.Sha256,
                        SizeBytes = source.Name == file.Name ? file.SizeBytes : 0,
                        ModifiedMs = source.Name == file.Name ? file.ModifiedMs : 0,
                        Reader = import.ReaderOf(file.Name, overrides),
                        Refusal = refusal.Reason,
                        RefusedLine = refusal.Line,
                    }
                );
                refusedOfFile.Add(source.Name);
                tally.Refuse(file.Name, refusal);
                return;
            }
            hasCopies = true;
            writer.Documents.PutCopied(source.Name, file.Name, source.Sha256, source.Encoding!);
            foreach (var appearance in source.Record?.Appearances ?? [])
                writer.Documents.PutCopied(appearance.Document, file.Name, appearance.Sha256, appearance.Encoding);
            var id = Put(claims);
            if (source.Record is not { } record)
                return;
            writer.Appearances.ForgetBut(id, record.Appearances.Select(appearance => (appearance.Document, appearance.Place)));
            foreach (var appearance in record.Appearances)
                writer.Appearances.Put(id, appearance.Document, appearance.Place, appearance.Role, appearance.Sha256, appearance.Encoding);
            foreach (var alias in record.Aliases)
                writer.PutAlias(alias, id);
            if (record.Withdrawal is { } withdrawal)
                writer.Withdraw(id, withdrawal.Reason, "command");
        }

        /// <summary>Notes a file of many documents when all of them are stored.</summary>
        private void PutFile(SourceFile file)
        {
            writer.Documents.ForgetRefusals(file.Name, refusedOfFile);
            if (!refusedOfFile.Contains(file.Name))
            {
                writer.Documents.Put(
                    new DocumentRow
                    {
                        Name = file.Name,
                        Sha256 = "",
                        SizeBytes = file.SizeBytes,
                        ModifiedMs = file.ModifiedMs,
                        Reader = import.ReaderOf(file.Name, overrides),
                    }
                );
            }
            writer.Documents.Touch(file.Name, file.SizeBytes, file.ModifiedMs);
            refusedOfFile.Clear();
        }

        /// <summary>Stores the article of a page and the teasers of its lists; gives the article's id.</summary>
        private string Put(PageClaims claims)
        {
            put.Clear();
            List<ListContent> lists =
            [
                .. claims.Lists.Select(list => new ListContent(
                    list.Role,
                    list.Heading,
                    // An item that a copy of our content names by id has a line of its own.
                    [.. list.Items.Select(item => new ListItemContent(item.Position, item.Title, item.StatedId ?? Put(item.Claim!)))]
                )),
            ];
            return Put(claims.Article! with { Content = claims.Article.Content with { Lists = lists } });
        }

        /// <summary>Stores a claim under the identity it belongs to, and gives that article's id.</summary>
        private string Put(ArticleClaim claim)
        {
            var content = claim.Content;
            if (content.SectionName is not null)
                writer.PutStatedSection(content.SectionSlug, content.SectionName);
            var stored = Identify(claim);
            var isOtherDocument = stored is { HasSource: true } && stored.Document != content.Document;
            if (isOtherDocument && stored!.Kind == "article" && content.Kind == "article")
            {
                tally.Duplicate(content.Document, stored.Document, stored.Id);
                // Of equal bodies the first document by name is the source.
                if (string.CompareOrdinal(stored.Document, content.Document) < 0)
                    return Appear(stored, claim, "duplicate");
                writer.Appearances.PutRole(stored.Id, stored.Document, "duplicate");
            }
            if (content.Kind == "teaser" && stored is not null && !MayTell(claim, stored, isOtherDocument))
                return Appear(stored, claim, "teaser");

            var key = KeyFor(claim, stored);
            var id = stored?.Id ?? claim.StatedId ?? Identity.Id(key);
            content = content with { Id = id, IdentityKey = key, Tie = content.Tie[..^content.Id.Length] + id };
            tally.Put(writer.PutArticle(content), content);
            writer.Appearances.Put(id, content, claim.Place, content.Kind == "article" ? "body" : "teaser");
            put.Add(id);
            return id;
        }

        /// <summary>
        /// Whether a teaser may change what is stored: never an article, which has a body; of the teasers of several documents the one that is first in order tells
        /// (finer date, then name), of those of one document the first in it.
        /// </summary>
        private bool MayTell(ArticleClaim claim, StoredArticle stored, bool isOtherDocument) =>
            stored.Kind == "teaser"
            && !put.Contains(stored.Id)
            && (claim.StatedId is not null || !isOtherDocument || string.CompareOrdinal(stored.Tie, claim.Content.Tie) > 0);

        private string Appear(StoredArticle stored, ArticleClaim claim, string role)
        {
            writer.Appearances.Put(stored.Id, claim.Content, claim.Place, role);
            put.Add(stored.Id);
            return stored.Id;
        }

        /// <summary>
        /// The stored article that a claim is about, or null. A body is found again by its document first: the same name with the same title, or with a text that
        /// is alike, so a corrected title keeps its id. Else by the id or address that the source states, else by publisher and title; among several by the text.
        /// </summary>
        private StoredArticle? Identify(ArticleClaim claim)
        {
            var content = claim.Content;
            if (claim.StatedId is not null)
                return writer.FindById(claim.StatedId);
            List<StoredArticle> named = claim.IsKeyStated
                ? [.. writer.FindByKey(claim.Key), .. writer.FindByTitle(claim.TitleKey).Where(stored => stored.Kind == "article" || stored.IdentityKey == stored.TitleIdentity)]
                : [.. writer.FindByTitle(claim.Key)];
            if (content.Kind == "teaser")
                return named.Count == 0 ? null : named[0];
            if (
                writer.FindByBody(content.Document) is { } before
                && (before.TitleIdentity == claim.TitleKey || before.IdentityKey == claim.Key || Similarity(writer, content, before) >= SameText)
            )
            {
                return before;
            }
            return named.Find(stored => stored.Kind == "teaser" || IsSameArticle(writer, content, stored));
        }

        /// <summary>The key that the article is stored under: its own; of a recurring headline that with the stated day, or with the text.</summary>
        private string KeyFor(ArticleClaim claim, StoredArticle? stored)
        {
            if (claim.StatedId is not null)
                return claim.Key;
            if (stored is not null && (stored.IdentityKey == claim.Key || stored.IdentityKey.StartsWith(claim.Key + '\u001f', StringComparison.Ordinal)))
                return stored.IdentityKey;
            var keys = Keys(claim.Key, claim.Content);
            return keys.FirstOrDefault(key => writer.IsFree(key, Identity.Id(key), stored?.Id)) ?? stored?.IdentityKey ?? keys.Last();
        }

        private static IEnumerable<string> Keys(string key, ArticleContent content)
        {
            yield return key;
            if (content.PublishedMs is { } published)
                yield return Identity.Distinct(key, StoredDay.FromMilliseconds(published).ToString("O", CultureInfo.InvariantCulture));
            if (content.Blocks is not null)
                yield return Identity.Distinct(key, ArticleRows.HashOf(BlockRow.TextOf(content.Lead, content.Blocks)));
        }

        /// <summary>What a copy of our content names in a list and did not bring is a teaser: its title is known.</summary>
        public void PutDanglingItems()
        {
            if (!hasCopies)
                return;
            foreach (var item in writer.DanglingItems())
            {
                var content = rows.Reference(item);
                tally.Put(writer.PutArticle(content), content);
            }
        }
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
            Shingles.Of(BlockRow.TextOf(content.Lead, content.Blocks!)),
            Shingles.Of(BlockRow.TextOf(stored.Lead, writer.Blocks(stored.Id)))
        );
}
