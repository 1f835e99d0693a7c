using ContentApi.Derive;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ContentApi.Hosting;

/// <summary>
/// At start: the database is created or brought forward, and the seeds are imported, before listening when there is no content yet, after it otherwise. At the
/// end one line says what is served and where.
/// </summary>
internal sealed partial class SeedImport(
    ContentSettings settings,
    ContentDatabase database,
    TimeProvider clock,
    IServer server,
    ILogger<SeedImport> logger
) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private bool isImported;
    private Task later = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        database.Migrate();
        bool isEmpty;
        using (var session = database.Read())
            isEmpty = ContentState.Read(session).Version == 0;
        if (settings.Seeds is null || !Directory.Exists(settings.Seeds))
        {
            if (settings.SeedsAreNamed && isEmpty)
            {
                throw new SettingsException(
                    $"There is no folder {settings.Seeds} and the database is empty, so there is nothing to serve. Name a folder of pages with ContentApi:Seeds, or import one."
                );
            }
            if (settings.SeedsAreNamed)
                SeedsAreMissing(settings.Seeds!);
            isImported = true;
        }
        else if (isEmpty)
        {
            Import(cancellationToken);
            isImported = true;
        }
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Announce();
        later = Task.Run(WorkLater, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await later;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Dispose();

    private void WorkLater()
    {
        try
        {
            if (!isImported)
                ImportLater();
            // An older program left none.
            JsonRows.Complete(database, clock.GetUtcNow());
            SearchRows.Complete(database, clock.GetUtcNow());
        }
        catch (OperationCanceledException)
        {
            ImportStopped();
        }
        catch (Exception exception)
        {
            // Whatever it is, the content that is served is whole: the transaction was not committed.
            ImportBroke(exception);
        }
    }

    /// <summary>Content is already served: a seeds folder that cannot be read now is a warning, not the end.</summary>
    private void ImportLater()
    {
        try
        {
            Import(stopping.Token);
        }
        catch (ImportException exception)
        {
            ImportFailed(exception.Message);
        }
    }

    private void Import(CancellationToken cancellationToken)
    {
        var report = new Import(database, settings.Sections, clock).Run(settings.Seeds!, cancellation: cancellationToken);
        foreach (var warning in report.Warnings)
            ToLookAt(warning);
        foreach (var refused in report.Refused)
            PageRefused(refused.Document, refused.Reason);
        if (report.Created + report.Updated > 0)
            Imported(report.Files, report.Created, report.Updated, report.Refused.Count, report.ContentVersion);
    }

    private void Announce()
    {
        using var session = database.Read();
        var counts = ContentState.Counts(session);
        var address = (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ContentSettings.DefaultUrl).TrimEnd('/');
        // A wildcard is an address to listen on, not one to open.
        address = address.Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        Ready(
            counts.Articles,
            counts.Teasers,
            counts.Refused,
            ContentState.Read(session).Version,
            settings.Swagger ? $"{address}/ {address}/v1/articles {address}/v1/latest.rss {address}/swagger" : $"{address}/ {address}/v1/articles {address}/v1/latest.rss"
        );
    }

    [LoggerMessage(1, LogLevel.Information, "Ready. Articles: {Articles}, teasers: {Teasers}, refused files: {Refused}, content version: {ContentVersion}. Open {Addresses}")]
    private partial void Ready(long articles, long teasers, long refused, long contentVersion, string addresses);

    [LoggerMessage(2, LogLevel.Information, "Imported. Files: {Documents}, created: {Created}, updated: {Updated}, refused: {Refused}, content version: {ContentVersion}.")]
    private partial void Imported(int documents, int created, int updated, int refused, long contentVersion);

    [LoggerMessage(3, LogLevel.Warning, "Refused {Document}: {Reason}")]
    private partial void PageRefused(string document, string reason);

    [LoggerMessage(8, LogLevel.Warning, "{Warning}")]
    private partial void ToLookAt(string warning);

    [LoggerMessage(4, LogLevel.Warning, "There is no folder {Seeds}; the content imported before is served.")]
    private partial void SeedsAreMissing(string seeds);

    [LoggerMessage(5, LogLevel.Error, "The seeds were not imported; the content imported before is served. {Reason}")]
    private partial void ImportFailed(string reason);

    [LoggerMessage(7, LogLevel.Error, "The import of the seeds broke off; nothing of it was stored, and the content imported before is served.")]
    private partial void ImportBroke(Exception exception);

    [LoggerMessage(6, LogLevel.Information, "The import was stopped; nothing of it was stored, and the next start takes it up again.")]
    private partial void ImportStopped();
}
