using ContentApi.Hosting;
using ContentApi.Storage;

namespace ContentApi.Cli;

/// <summary>The settings of a verb that does not serve: those of the server, with the database that the command line names.</summary>
internal static class CommandSettings
{
    /// <summary>The settings.</summary>
    /// <param name="database">The file that <c>--database</c> names, or null.</param>
    public static ContentSettings Read(string? database)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        if (database is not null)
            configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>($"{ContentSettings.Section}:Database", database)]);
        return ContentSettings.Read(configuration.Build());
    }

    /// <summary>The database of the newest schema, which must be there: a mistyped name is not to make an empty one.</summary>
    /// <exception cref="SettingsException">There is none.</exception>
    public static ContentDatabase ExistingDatabase(this ContentSettings settings)
    {
        if (!File.Exists(settings.Database))
            throw new SettingsException($"There is no database {settings.Database}. Name it with --database, or import pages first.");
        return settings.NewestDatabase();
    }

    /// <summary>The database, created or brought to the newest schema.</summary>
    public static ContentDatabase NewestDatabase(this ContentSettings settings)
    {
        var database = new ContentDatabase(settings.Database);
        database.Migrate();
        return database;
    }
}
