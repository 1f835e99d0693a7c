using ContentApi.Hosting;
using ContentApi.Ingest;
using ContentApi.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Hosting;

/// <summary>
/// The real program over a database of its own, on a port of its own: Kestrel and not the in-memory server, because HEAD, lengths and raw
/// targets are Kestrel's.
/// </summary>
public class ContentApiFactory : WebApplicationFactory<Program>
{
    private readonly string seeds;
    private readonly (string Name, string Value)[] settings;
    private Api? api;

    /// <param name="folder">Where database and pages are; the factory takes it over.</param>
    /// <param name="seeds">The folder imported at start; null: the folder's pages.</param>
    /// <param name="settings">Further settings.</param>
    public ContentApiFactory(TestFolder folder, string? seeds = null, params (string Name, string Value)[] settings)
    {
        Folder = folder;
        this.seeds = seeds ?? folder.Pages;
        this.settings = settings;
        UseKestrel(0);
    }

    public TestFolder Folder { get; }
    public FixedClock Clock { get; } = new();

    /// <summary>The content below the program.</summary>
    internal ContentDatabase Database => Started().Services.GetRequiredService<ContentDatabase>();

    /// <summary>The program's front door; starts it when it does not run yet.</summary>
    internal Api Api => Started().api!;

    /// <summary>Imports the folder's pages, as the command line does beside the running server.</summary>
    public ImportReport Import() => new Import(Database, Repository.Sections, Clock).Run(seeds);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        // As an argument, because the program looks for an address before it reads any other configuration.
        builder.UseSetting("urls", "http://127.0.0.1:0");
        var values = settings
            .Prepend(($"{ContentSettings.Section}:ContentCheckMilliseconds", "0"))
            .Prepend(($"{ContentSettings.Section}:Seeds", seeds))
            .Prepend(($"{ContentSettings.Section}:Database", Folder.Database))
            .Prepend(("Logging:LogLevel:Default", "None"))
            .GroupBy(setting => setting.Item1)
            .ToDictionary(given => given.Key, string? (given) => given.Last().Item2);
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(values));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        api?.Dispose();
        Folder.Dispose();
    }

    private ContentApiFactory Started()
    {
        if (api is null)
        {
            StartServer();
            var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            api = new Api(new Uri(addresses.Addresses.First()));
        }
        return this;
    }
}

/// <summary>The program over the committed seeds.</summary>
public sealed class SeedApi() : ContentApiFactory(new TestFolder(), Repository.Seeds);
