using System.Globalization;

namespace ContentApi.Requests;

/// <summary>The content of one database at one version, as clients keep its name.</summary>
/// <param name="DatabaseId">Which database.</param>
/// <param name="Version">Which version of its content.</param>
public sealed record ContentSnapshot(string DatabaseId, long Version)
{
    /// <summary>Reads a name; null: it is none.</summary>
    public static ContentSnapshot? Read(string text) =>
        text.Split('-') is [{ Length: 16 } database, ['v', .. var number]]
        && database.All(char.IsAsciiHexDigitLower)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(database, version)
            : null;

    /// <summary>As it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DatabaseId}-v{Version}");
}

/// <summary>The name of a snapshot.</summary>
public sealed record SnapshotParameter(string Name, string Description) : QueryParameter<ContentSnapshot?>(Name, Description)
{
    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        if (ContentSnapshot.Read(value) is { } snapshot)
            return snapshot;
        fault(new(Name, value, $"{Name} must be the snapshot of the first line; it was {value}.", null));
        return null;
    }
}

/// <summary>The id of an article.</summary>
public sealed record ArticleIdParameter(string Name, string Description) : QueryParameter<string?>(Name, Description)
{
    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        if (value.Length == 16 && value.All(character => char.IsAsciiDigit(character) || char.IsAsciiLetterLower(character)))
            return value;
        fault(new(Name, value, $"{Name} must be the id of an article, 16 characters of 0-9 and a-z; it was {value}.", null));
        return null;
    }
}
