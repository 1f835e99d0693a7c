namespace ContentApi.Ingest.Formats;

/// <summary>A kind of file that pages come in. No format knows another: each gives the same neutral document.</summary>
public interface IPageFormat
{
    /// <summary>What such files are called in messages: "page dump".</summary>
    string Name { get; }

    /// <summary>What the names of such files end with: lower case, with the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether a file holds documents with names of their own; else it is one document, named as the file.</summary>
    bool HoldsMany => false;

    /// <summary>
    /// The documents that a file holds, in order; a page file holds one. Walking them is cheap and done by one thread; each is read when it is called, on any thread.
    /// Neither throws for anything that a file holds: what cannot be read is a document that was refused.
    /// </summary>
    IEnumerable<Func<SourceDocument>> Documents(SourceFile file);
}

/// <summary>The formats there are: a new one is a class and a line here.</summary>
public static class PageFormats
{
    public static IReadOnlyList<IPageFormat> All { get; } = [new TextPages(), new HtmlPages(), new ExportedArticles()];

    /// <summary>The format of a file by its extension, or null: it is no page.</summary>
    public static IPageFormat? Of(string fileName) =>
        All.FirstOrDefault(format => format.Extensions.Any(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The extensions for a message: <c>*.txt</c>.</summary>
    public static string Patterns => string.Join(", ", All.SelectMany(format => format.Extensions).Select(extension => "*" + extension));
}
