using System.Globalization;
using ContentApi.Ingest;

namespace ContentApi.Hosting;

/// <summary>The settings of section <c>ContentApi</c>; docs/settings.md describes each.</summary>
public sealed record ContentSettings
{
    /// <summary>The address when none is configured.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The section of the configuration.</summary>
    public const string Section = "ContentApi";

    /// <summary>The database file, a full path.</summary>
    public required string Database { get; init; }

    /// <summary>The folder of seeds, a full path, or null for none.</summary>
    public required string? Seeds { get; init; }

    /// <summary>Whether the folder of seeds was named, so that a missing one is a mistake.</summary>
    public required bool SeedsAreNamed { get; init; }

    /// <summary>The taxonomy file, a full path.</summary>
    public required string Sections { get; init; }

    public required string? PublicUrl { get; init; }
    public required string? ArticleUrl { get; init; }
    public required string? Copyright { get; init; }
    public required string Description { get; init; }
    public required bool Swagger { get; init; }

    /// <summary>The networks of the proxies whose forwarded headers are believed; none: nobody's.</summary>
    public required IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; }

    /// <summary>How many bytes of finished answers are kept; 0: none.</summary>
    public required long KeptBytes { get; init; }

    /// <summary>How long an answer may outlive the content that it was made of.</summary>
    public required TimeSpan ContentCheck { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">A value is not what its setting takes.</exception>
    public static ContentSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var home = Home();
        var seeds = section["Seeds"];
        var seedsFolder = seeds is null ? Path.Combine(home, "seeds") : seeds.Length == 0 ? null : Path.Combine(home, seeds);
        return new ContentSettings
        {
            Database = Path.GetFullPath(section["Database"] is { Length: > 0 } database ? database : Path.Combine("data", "content.db")),
            Seeds = seedsFolder,
            SeedsAreNamed = seeds is { Length: > 0 },
            Sections = Path.Combine(home, section["Sections"] is { Length: > 0 } sections ? sections : DefaultSections(seedsFolder)),
            PublicUrl = Address(section, "PublicUrl"),
            ArticleUrl = Template(section),
            Copyright = section["Copyright"] is { Length: > 0 } copyright ? copyright : null,
            Description = section["Description"] is { Length: > 0 } description ? description : "Vietnamese news as a content API: articles, sections, related and latest.",
            Swagger = Flag(section, "Swagger", true),
            Proxies = [.. (section["Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Network)],
            KeptBytes = Number(section, "KeptMegabytes", 16, 16_384) * 1024 * 1024,
            ContentCheck = TimeSpan.FromMilliseconds(Number(section, "ContentCheckMilliseconds", 250, 86_400_000)),
        };
    }

    /// <summary>
    /// What relative paths of content are relative to: the working directory when it has seeds, else the first folder above the program that has. So the program
    /// runs from a clone, from anywhere in it, and published.
    /// </summary>
    private static string Home()
    {
        var working = Directory.GetCurrentDirectory();
        if (Directory.Exists(Path.Combine(working, "seeds")))
            return working;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "seeds")))
                return folder.FullName;
        }
        return working;
    }

    private static string DefaultSections(string? seeds)
    {
        if (seeds is not null && File.Exists(Path.Combine(seeds, TaxonomyFile.DefaultName)))
            return Path.Combine(seeds, TaxonomyFile.DefaultName);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = Path.Combine(folder.FullName, "seeds", TaxonomyFile.DefaultName);
            if (File.Exists(beside))
                return beside;
        }
        return Path.Combine("seeds", TaxonomyFile.DefaultName);
    }

    private static string? Address(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } value)
            return null;
        return Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? value.TrimEnd('/')
            : throw new SettingsException($"{Section}:{name} must be an address such as https://example.org; it was {value}.");
    }

    private static string? Template(IConfigurationSection section)
    {
        var template = Address(section, "ArticleUrl");
        return template is null || template.Contains("{slug}", StringComparison.Ordinal) || template.Contains("{id}", StringComparison.Ordinal)
            ? template
            : throw new SettingsException($"{Section}:ArticleUrl must hold {{slug}} or {{id}}, as in https://example.org/{{slug}}; it was {template}.");
    }

    private static long Number(IConfigurationSection section, string name, long otherwise, long most) =>
        section[name] is not { Length: > 0 } value ? otherwise
        : long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new SettingsException($"{Section}:{name} must be a number from 0 to {most}; it was {value}.");

    /// <summary>An address alone is a network of one.</summary>
    private static System.Net.IPNetwork Network(string value) =>
        System.Net.IPNetwork.TryParse(value, out var network) ? network
        : System.Net.IPAddress.TryParse(value, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new SettingsException($"{Section}:Proxies must be addresses or networks with commas between, as in 10.0.0.5, 172.16.0.0/12; one was {value}.");

    private static bool Flag(IConfigurationSection section, string name, bool otherwise) =>
        section[name] is not { Length: > 0 } value ? otherwise
        : bool.TryParse(value, out var flag) ? flag
        : throw new SettingsException($"{Section}:{name} must be true or false; it was {value}.");
}

/// <summary>A setting cannot be used; the message says why and what to do.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException(string message)
        : base(message) { }

    public SettingsException(string message, Exception innerException)
        : base(message, innerException) { }

    public SettingsException() { }
}
