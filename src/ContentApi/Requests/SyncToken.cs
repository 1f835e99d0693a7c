using System.Globalization;

namespace ContentApi.Requests;

/// <summary>A place in the sequence of changes of one database, as clients keep it.</summary>
/// <param name="DatabaseId">Which database: one that is made anew has another.</param>
/// <param name="Sequence">The number of the last change that is known; 0: none is.</param>
public sealed record SyncToken(string DatabaseId, long Sequence)
{
    /// <summary>What stands for the place after all changes.</summary>
    public const string Now = "now";

    /// <summary>Reads a token; null: it is none.</summary>
    public static SyncToken? Read(string text) =>
        text.Split('-') is [{ Length: 16 } database, var number]
        && database.All(char.IsAsciiHexDigitLower)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new(database, sequence)
            : null;

    /// <summary>As it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DatabaseId}-{Sequence}");
}

/// <summary>From where changes are wanted.</summary>
/// <param name="Token">A place; null: after all changes.</param>
public sealed record ChangesStart(SyncToken? Token);

/// <summary>A token of changes, or <c>now</c>.</summary>
public sealed record SinceParameter(string Name, string Description) : QueryParameter<ChangesStart?>(Name, Description)
{
    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        if (value == SyncToken.Now)
            return new ChangesStart(null);
        if (SyncToken.Read(value) is { } token)
            return new ChangesStart(token);
        fault(new(Name, value, $"{Name} must be nextSince of an answer, or {SyncToken.Now}; it was {value}. Without it the changes come from the start.", Nearest.To(value, [SyncToken.Now])));
        return null;
    }
}
