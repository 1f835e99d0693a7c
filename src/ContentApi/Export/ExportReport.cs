namespace ContentApi.Export;

/// <summary>What an export wrote.</summary>
/// <param name="Articles">Articles, withdrawn ones included.</param>
/// <param name="Teasers">Teasers, withdrawn ones included.</param>
/// <param name="Withdrawn">How many of both are withdrawn.</param>
/// <param name="Pages">The page files; 0 but for an export of pages.</param>
/// <param name="Lines">The lines of the NDJSON file, its header aside.</param>
public sealed record ExportReport(int Articles, int Teasers, int Withdrawn, int Pages, int Lines);

/// <summary>An export cannot be done; the message says why and what to do, for the person who asked for it.</summary>
public sealed class ExportException : Exception
{
    public ExportException(string message)
        : base(message) { }

    public ExportException(string message, Exception innerException)
        : base(message, innerException) { }

    public ExportException() { }
}
