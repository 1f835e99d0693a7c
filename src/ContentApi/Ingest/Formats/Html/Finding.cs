namespace ContentApi.Ingest.Formats.Html;

/// <summary>What a source of the page says of a field of the article.</summary>
/// <param name="Value">The value.</param>
/// <param name="Rule">The name of the source, as in <c>docs/page-format.md</c>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Evidence">The words of the page that say so, or null.</param>
/// <param name="Line">Where they stand.</param>
internal sealed record Finding<T>(T Value, string Rule, double Confidence, string? Evidence, int Line);
