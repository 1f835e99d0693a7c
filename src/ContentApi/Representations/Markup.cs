using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ContentApi.Representations;

/// <summary>
/// How XML and HTML are written here: through XmlWriter, which encodes, and with text that XML can hold. All feeds and pages go through
/// these methods, so that no content, however hostile, can break the markup around it.
/// </summary>
internal static class Markup
{
    private static readonly XmlWriterSettings Indented = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    private static readonly XmlWriterSettings Html = new()
    {
        Encoding = Indented.Encoding,
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
    };

    private static readonly XmlWriterSettings Inner = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
    };

    /// <summary>A whole XML document in UTF-8 without BOM.</summary>
    public static ReadOnlyMemory<byte> Document(Action<XmlWriter> write) => Bytes([], Indented, write);

    /// <summary>A whole HTML page in UTF-8 without BOM, which is well-formed XML too.</summary>
    public static ReadOnlyMemory<byte> Page(Action<XmlWriter> write) =>
        // XmlWriter would put a space before the bracket.
        Bytes("<!DOCTYPE html>\n"u8, Html, write);

    /// <summary>A piece of HTML to be put inside something else.</summary>
    public static string Fragment(Action<XmlWriter> write)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Inner))
            write(writer);
        return text.ToString();
    }

    /// <summary>
    /// The text without what XML 1.0 cannot hold (control characters, lone surrogates, U+FFFE and U+FFFF) and without the controls U+007F
    /// to U+009F, which XML discourages and HTML forbids.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = 0;
        while (kept < text.Length && Kept(text, kept) is var width and > 0)
            kept += width;
        if (kept == text.Length)
            return text;
        var clean = new StringBuilder(text, 0, kept, text.Length);
        for (var i = kept; i < text.Length;)
        {
            var width = Kept(text, i);
            clean.Append(text, i, width);
            i += Math.Max(width, 1);
        }
        return clean.ToString();
    }

    /// <summary>How many UTF-16 units at this place are kept: 2 for a surrogate pair, 0 for what is dropped.</summary>
    private static int Kept(string text, int at)
    {
        var unit = text[at];
        if (char.IsHighSurrogate(unit))
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 0;
        return XmlConvert.IsXmlChar(unit) && unit is not (>= '\u007F' and <= '\u009F') ? 1 : 0;
    }

    /// <summary>Opens an element, which the returned scope closes; an attribute without value is left out.</summary>
    public static ElementScope Open(this XmlWriter writer, XName name, params ReadOnlySpan<(XName Name, string? Value)> attributes)
    {
        Start(writer, name, attributes);
        return new ElementScope(writer);
    }

    /// <summary>An element with text only.</summary>
    public static void Element(this XmlWriter writer, XName name, string text, params ReadOnlySpan<(XName Name, string? Value)> attributes)
    {
        Start(writer, name, attributes);
        writer.Text(text);
        // HTML takes <p/> for an open tag.
        writer.WriteFullEndElement();
    }

    /// <summary>An element with text only, or nothing where the text is not known.</summary>
    public static void ElementIfKnown(this XmlWriter writer, XName name, string? text)
    {
        if (text is not null)
            writer.Element(name, text);
    }

    /// <summary>An element without content, such as <c>link</c> and <c>meta</c>.</summary>
    public static void EmptyElement(this XmlWriter writer, XName name, params ReadOnlySpan<(XName Name, string? Value)> attributes)
    {
        Start(writer, name, attributes);
        writer.WriteEndElement();
    }

    /// <summary>Text.</summary>
    public static void Text(this XmlWriter writer, string text) => writer.WriteString(Clean(text));

    private static void Start(XmlWriter writer, XName name, ReadOnlySpan<(XName Name, string? Value)> attributes)
    {
        writer.WriteStartElement(name.LocalName, name.NamespaceName);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
                writer.WriteAttributeString(attribute.LocalName, attribute.NamespaceName, Clean(value));
        }
    }

    private static ReadOnlyMemory<byte> Bytes(ReadOnlySpan<byte> start, XmlWriterSettings settings, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        bytes.Write(start);
        using (var writer = XmlWriter.Create(bytes, settings))
            write(writer);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}

/// <summary>An open element; disposing of it writes its end tag.</summary>
internal readonly ref struct ElementScope(XmlWriter writer)
{
    public void Dispose() => writer.WriteFullEndElement();
}
