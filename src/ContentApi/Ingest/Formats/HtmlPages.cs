using ContentApi.Documents;
using ContentApi.Ingest.Formats.Html;

namespace ContentApi.Ingest.Formats;

/// <summary>News pages as browsers get them (docs/page-format.md, "HTML pages"). Nothing is fetched and no script runs.</summary>
public sealed class HtmlPages : IPageFormat
{
    public string Name => "HTML page";

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public IEnumerable<Func<SourceDocument>> Documents(SourceFile file) => [() => WholeFile.Read(file, Parse)];

    /// <summary>The document that a page holds, or the reason why it holds none. Any text can be given: nothing is thrown.</summary>
    public static PageReading Parse(PageText.Decoded text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text.Text))
            return new PageReading.Refused("The page is blank; give it a headline and text, or remove it.", null);
        var root = MarkupTree.Parse(text.Text);
        if (root is null)
            return new PageReading.Refused($"The page has more than {MarkupTree.MostElements} elements, which no news page has; save the article alone.", null);
        return ArticlePage.Read(root).With(text.Warning);
    }
}
