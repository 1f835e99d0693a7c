using System.Text;
using AngleSharp.Html.Parser.Tokens;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>What stands inside an element: another, or text.</summary>
internal abstract class MarkupNode(int line, MarkupElement? parent)
{
    /// <summary>The line of the file; of text, that of its first character that is not white space.</summary>
    public int Line { get; protected set; } = line;

    public MarkupElement? Parent { get; } = parent;
}

/// <summary>Text between two tags.</summary>
internal sealed class MarkupText(int line, MarkupElement parent) : MarkupNode(line, parent)
{
    private readonly StringBuilder characters = new();
    private string? text;
    private bool hasInk;

    public string Text => text ??= characters.ToString();

    public void Append(string data)
    {
        text = null;
        for (var i = 0; i < data.Length && !hasInk; i++)
        {
            if (data[i] == '\n')
                Line++;
            else
                hasInk = !char.IsWhiteSpace(data[i]);
        }
        characters.Append(data);
    }
}

/// <summary>An element with its attributes and content.</summary>
internal sealed class MarkupElement : MarkupNode
{
    private static readonly HashSet<string> Inline =
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp",
        "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ];

    private static readonly HashSet<string> Unseen = ["script", "style", "template", "head", "title", "noembed", "noframes", "svg", "math", "iframe", "object", "select", "textarea", "button"];

    private const int MostNodes = 1000;

    private readonly List<MarkupNode> nodes = [];
    private Dictionary<string, string>? attributes;
    private MarkupNode? before;
    private string[]? classWords;

    public MarkupElement(string name, int line, int order, MarkupElement? parent, List<HtmlAttributeToken> attributes)
        : base(line, parent)
    {
        Name = name;
        Order = order;
        Add(attributes);
    }

    public string Name { get; }

    /// <summary>Its place among the elements of the page.</summary>
    public int Order { get; }

    public IReadOnlyList<MarkupNode> Nodes => nodes;

    /// <summary>The article stands in it, whatever its name and class say.</summary>
    public bool HoldsArticle { get; set; }

    public IEnumerable<MarkupElement> Children => nodes.OfType<MarkupElement>();

    public bool IsInline => IsInlineName(Name);

    /// <summary>The words of class and id: "detail-sapo" gives detail and sapo.</summary>
    public IReadOnlyList<string> ClassWords => classWords ??= Split(this["class"] + " " + this["id"] + " " + this["data-role"]);

    /// <summary>Name and classes, as a style sheet would name it: <c>div.article.body</c>.</summary>
    public string Description => this["class"] is { Length: > 0 and < 100 } name ? $"{Name}.{name.Trim().Replace(' ', '.')}" : Name;

    /// <summary>The attribute, or null.</summary>
    public string? this[string attribute] => attributes?.GetValueOrDefault(attribute);

    public static bool IsInlineName(string name) => Inline.Contains(name);

    public void Add(MarkupElement child)
    {
        child.before = nodes.Count == 0 ? null : nodes[^1];
        nodes.Add(child);
    }

    public void Add(List<HtmlAttributeToken> added)
    {
        foreach (var attribute in added)
            (attributes ??= new(StringComparer.Ordinal)).TryAdd(attribute.Name, attribute.Value);
    }

    public void Append(string data, int line)
    {
        if (nodes.Count == 0 || nodes[^1] is not MarkupText text)
            nodes.Add(text = new MarkupText(line, this));
        text.Append(data);
    }

    public bool HasClass(params ReadOnlySpan<string> words)
    {
        foreach (var word in ClassWords)
        {
            if (words.Contains(word))
                return true;
        }
        return false;
    }

    /// <summary>The element and all below it, in the order of the page.</summary>
    public IEnumerable<MarkupElement> All()
    {
        yield return this;
        // Not a recursive iterator: that would cost the depth for each element. Nor are all children of one put aside: who takes a few of thousands pays for these.
        var path = new Stack<(MarkupElement Element, int Next)>();
        path.Push((this, 0));
        while (path.TryPop(out var at))
        {
            var (element, next) = at;
            while (next < element.nodes.Count && element.nodes[next] is not MarkupElement)
                next++;
            if (next == element.nodes.Count)
                continue;
            var child = (MarkupElement)element.nodes[next];
            path.Push((element, next + 1));
            path.Push((child, 0));
            yield return child;
        }
    }

    /// <summary>The texts in it that are not blank, in the order of the page.</summary>
    public IEnumerable<MarkupText> Texts()
    {
        var waiting = new Stack<MarkupNode>();
        waiting.Push(this);
        while (waiting.TryPop(out var node))
        {
            if (node is MarkupText text && !text.Text.AsSpan().Trim().IsEmpty)
                yield return text;
            for (var i = node is MarkupElement element ? element.nodes.Count - 1 : -1; i >= 0; i--)
                waiting.Push(((MarkupElement)node).nodes[i]);
        }
    }

    public IEnumerable<MarkupElement> Ancestors()
    {
        for (var above = Parent; above is not null; above = above.Parent)
            yield return above;
    }

    public bool Contains(MarkupElement other) => other == this || other.Ancestors().Contains(this);

    /// <summary>What a reader sees of it, white space folded; cut behind <paramref name="most"/> characters.</summary>
    public string Text(int most = int.MaxValue)
    {
        var text = new StringBuilder();
        // A cut text is short: what has that many elements without one is none.
        var nodesLeft = most == int.MaxValue ? int.MaxValue : MostNodes;
        Write(text, most, ref nodesLeft);
        return WhiteSpace.Collapse(text.ToString());
    }

    /// <summary>The line on which its text begins; without text its own.</summary>
    public int TextLine => (Texts().FirstOrDefault() ?? (MarkupNode)this).Line;

    /// <summary>As it stands, for the content of script and title.</summary>
    public string RawText() => string.Concat(nodes.OfType<MarkupText>().Select(text => text.Text));

    private static string[] Split(string names)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= names.Length && words.Count < 64; i++)
        {
            var inside = i < names.Length && char.IsAsciiLetterOrDigit(names[i]);
            // "articleBody" is article and body.
            var turns = inside && start >= 0 && char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1]);
            if (start >= 0 && (!inside || turns))
            {
                words.Add(names[start..i].ToLowerInvariant());
                start = turns ? i : -1;
            }
            else if (inside && start < 0)
                start = i;
        }
        return [.. words];
    }

    /// <summary>
    /// Whether the element is set apart from another of its kind right before it by style alone: no word goes on in the next link, nor with a capital behind a small letter or a digit.
    /// </summary>
    /// <param name="written">What is written before it.</param>
    public bool IsApart(StringBuilder written)
    {
        if (before is not MarkupElement other || other.Name != Name || written.Length == 0)
            return false;
        if (Name == "a")
            return true;
        return Name is "span" or "time" or "label" or "font" && written[^1] is var last && (char.IsLower(last) || char.IsAsciiDigit(last) || last is ')' or ':') && Texts().FirstOrDefault() is { } text && char.IsUpper(text.Text[0]);
    }

    private void Write(StringBuilder text, int most, ref int nodesLeft)
    {
        if (nodesLeft-- <= 0 || Unseen.Contains(Name) || PageNoise.IsHidden(this))
            return;
        if (!IsInline || IsApart(text))
            text.Append(' ');
        foreach (var node in nodes)
        {
            if (text.Length > most || nodesLeft <= 0)
                return;
            if (node is MarkupText run)
                text.Append(run.Text.Length > most ? run.Text[..most] : run.Text);
            else
                ((MarkupElement)node).Write(text, most, ref nodesLeft);
        }
        // The place that a report comes from is set apart by style alone.
        if (!IsInline || HasClass("location", "stamp"))
            text.Append(' ');
    }
}
