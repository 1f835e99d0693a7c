using System.Text;
using System.Xml.Linq;

namespace ContentApi.Tests.Representations;

/// <summary>A page as a tree: all of it after the doctype is well-formed XML.</summary>
internal static class HtmlPage
{
    private const string Doctype = "<!DOCTYPE html>";

    public static string Text(ReadOnlyMemory<byte> page) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(page.Span);

    public static XElement Parse(ReadOnlyMemory<byte> page)
    {
        var text = Text(page);
        Assert.StartsWith(Doctype, text, StringComparison.Ordinal);
        return XDocument.Parse(text[Doctype.Length..], LoadOptions.PreserveWhitespace).Root!;
    }
}
