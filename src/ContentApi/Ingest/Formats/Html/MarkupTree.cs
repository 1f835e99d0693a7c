using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>
/// The tree of a page. The tokens are AngleSharp's; the tree is built here, because the one that the HTML standard describes costs the square of the nesting (100,000
/// open elements are minutes) and may be as deep as its author likes. This one is at most <see cref="MostLevels"/> deep, so what walks it may recurse, and is built in
/// linear time. It differs from a browser's where tags are crossed or stand between the rows of a table, which changes no text.
/// </summary>
internal sealed class MarkupTree
{
    /// <summary>Deeper elements are siblings instead, as browsers do from 512 on.</summary>
    public const int MostLevels = 128;

    /// <summary>No news page has a tenth of it.</summary>
    public const int MostElements = 300_000;

    private static readonly HashSet<string> Void =
    [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
    ];

    private static readonly HashSet<string> HeadOnly = ["base", "link", "meta", "noscript", "script", "style", "template", "title", "object", "img", "iframe"];

    private static readonly HashSet<string> ClosingParagraph =
    [
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "dt", "dd", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "table", "ul",
    ];

    private static readonly HashSet<string> Walls = ["table", "td", "th", "caption", "button", "object", "template", "body", "html"];

    private static readonly HashSet<string> ListWalls = ["ul", "ol", "menu", "table", "td", "th", "body"];

    private static readonly HashSet<string> TableWalls = ["table", "body"];

    private readonly List<MarkupElement> open = [];
    private readonly bool isXml;
    private int unpushed;
    private int elements;

    private MarkupTree(bool isXml)
    {
        this.isXml = isXml;
        Root = new MarkupElement("html", 1, 0, null, []);
        open.Add(Root);
    }

    public MarkupElement Root { get; }

    private MarkupElement Current => open[^1];

    /// <summary>The tree of a text, or null when it has more than <see cref="MostElements"/>. Any text has one: nothing is thrown.</summary>
    public static MarkupElement? Parse(string text)
    {
        var tree = new MarkupTree(text.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.Ordinal));
        using var source = new TextSource(text);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        while (true)
        {
            var token = tokens.Get();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return tree.Root;
                case HtmlTokenType.Character:
                    tree.Text(token);
                    break;
                case HtmlTokenType.StartTag when tree.elements++ == MostElements:
                    return null;
                case HtmlTokenType.StartTag:
                    if (tree.Start((HtmlTagToken)token))
                        tokens.State = ContentOf(token.Name);
                    break;
                case HtmlTokenType.EndTag:
                    tree.End(token.Name);
                    break;
            }
        }
    }

    private static HtmlParseMode ContentOf(string name) =>
        name switch
        {
            "script" => HtmlParseMode.Script,
            "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
            "textarea" or "title" => HtmlParseMode.RCData,
            _ => HtmlParseMode.PCData,
        };

    private void Text(HtmlToken token)
    {
        if (token.Data.Length > 0)
            Current.Append(token.Data, token.Position.Line);
    }

    // Whether the element stays open, so that its content follows.
    private bool Start(HtmlTagToken token)
    {
        var name = token.Name;
        switch (name)
        {
            case "html":
                Root.Add(token.Attributes);
                return false;
            case "body":
                if (open.Exists(element => element.Name == "body"))
                    return false;
                open.RemoveRange(1, open.Count - 1);
                break;
            case "li":
                Close(element => element == "li", ListWalls);
                break;
            case "dt" or "dd":
                Close(element => element is "dt" or "dd", ListWalls);
                break;
            case "td" or "th":
                Close(element => element is "td" or "th", TableWalls);
                break;
            case "tr":
                Close(element => element == "tr", TableWalls);
                break;
            case "tbody" or "thead" or "tfoot":
                Close(element => element is "tbody" or "thead" or "tfoot", TableWalls);
                break;
            case "option":
                Close(element => element == "option", TableWalls);
                break;
            case "a":
                Close(element => element == "a", ListWalls);
                break;
        }
        if (Current.Name == "head" && !HeadOnly.Contains(name))
            open.RemoveAt(open.Count - 1);
        if (ClosingParagraph.Contains(name))
            Close(element => element == "p", Walls);
        if (IsHeading(name) && IsHeading(Current.Name))
            open.RemoveAt(open.Count - 1);
        var isClosed = Void.Contains(name) || (token.IsSelfClosing && (isXml || name is "svg" or "path"));
        var child = new MarkupElement(name, token.Position.Line, elements, Current, token.Attributes);
        Current.Add(child);
        if (isClosed)
            return false;
        if (open.Count >= MostLevels)
        {
            unpushed++;
            return true;
        }
        open.Add(child);
        return true;
    }

    private void End(string name)
    {
        if (unpushed > 0)
        {
            unpushed--;
            return;
        }
        if (name is "html" or "body" || Void.Contains(name))
            return;
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (open[i].Name == name)
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }
            // An inline end tag closes no block, and none but those of tables leave a cell.
            var isCell = open[i].Name is "td" or "th" or "table";
            if ((isCell && name is not ("table" or "tr" or "td" or "th" or "tbody" or "thead" or "tfoot")) || (!open[i].IsInline && MarkupElement.IsInlineName(name) && name != "a"))
                return;
            if (name == "a" && ListWalls.Contains(open[i].Name))
                return;
        }
    }

    private void Close(Func<string, bool> isOpen, HashSet<string> walls)
    {
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (isOpen(open[i].Name))
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }
            if (walls.Contains(open[i].Name))
                return;
        }
    }

    private static bool IsHeading(string name) => name.Length == 2 && name[0] == 'h' && name[1] is >= '1' and <= '6';
}
