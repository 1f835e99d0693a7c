using ContentApi.Documents;

namespace ContentApi.Ingest.Formats;

/// <summary>Page dumps: the lines of a page as a crawler leaves them (docs/page-format.md).</summary>
public sealed class TextPages : IPageFormat
{
    public string Name => "page dump";

    public IReadOnlyList<string> Extensions { get; } = [".txt"];

    public IEnumerable<Func<SourceDocument>> Documents(SourceFile file) => [() => WholeFile.Read(file, PageParser.Parse)];
}
