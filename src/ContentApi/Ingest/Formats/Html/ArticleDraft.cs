using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>A web page while it is read: what it states of itself, and what the rules have found in it so far.</summary>
internal sealed class ArticleDraft
{
    private const int LongestEvidence = 300;
    private const int LongestScript = 400;

    private static readonly string[] SiteSigns = [" - ", " | ", " – ", " — "];

    private readonly HashSet<MarkupElement> skipped = [];

    public ArticleDraft(MarkupElement root)
    {
        Root = root;
        Head = new PageHead(root);
        // Once for the page as a whole, that a headline is looked for inside of what holds all, and again with the headline.
        ArticlePlace.MarkHolders(root, null);
        Heading = HeadlineRules.Heading(root, Head);
        ArticlePlace.MarkHolders(root, Heading);
        string[] titles = [.. new[] { Heading?.Text(), Head["og:title"], Head.TitleText }.OfType<string>()];
        Data = LinkedData.Read(Head.Scripts, titles, Head.Addresses, ArticlePlace.HasProse(root) ? null : ScriptedArticle.Find(root, titles));
        foreach (var broken in Data.Broken)
            Discards.Add(broken.Line, broken.RawText().Length > LongestScript ? broken.RawText()[..LongestScript] : broken.RawText(), "JSON-LD that is no JSON");
        var own = Head.Addresses.Concat(Data.Addresses.Select(each => PageAddress.Clean(each)).OfType<string>()).FirstOrDefault();
        // A relative base is relative to the page.
        From = Uri.TryCreate(PageAddress.Clean(Head.Base, own is null ? null : new Uri(own)) ?? own, UriKind.Absolute, out var uri) ? uri : null;
        Lists = new TeaserLists(root, From);
        skipped.UnionWith(Lists.Read);
    }

    public MarkupElement Root { get; }

    public PageHead Head { get; }

    public LinkedData Data { get; }

    /// <summary>The lists of other articles.</summary>
    public TeaserLists Lists { get; }

    /// <summary>What relative links are relative to, or null when the page does not tell.</summary>
    public Uri? From { get; }

    /// <summary>The element that shows the headline, or null.</summary>
    public MarkupElement? Heading { get; set; }

    /// <summary>What was read as something else than the text of the article.</summary>
    public IReadOnlySet<MarkupElement> Skipped => skipped;

    public Discards Discards { get; } = new();

    /// <summary>Where each field comes from, in the order they were found.</summary>
    public List<FieldOrigin> Fields { get; } = [];

    public string? SourceKey { get; set; }

    public string? Publisher { get; set; }

    public string? Title { get; set; }

    public string? Section { get; set; }

    public List<string> Tags { get; } = [];

    public List<string> Authors { get; } = [];

    public string? Credit { get; set; }

    public PageDate? PublishedAt { get; set; }

    public PageDate? ModifiedAt { get; set; }

    /// <summary>The element that says that it is the lead, or null.</summary>
    public MarkupElement? LeadElement { get; set; }

    public string? Lead { get; set; }

    public string? Language { get; set; }

    /// <summary>Where the text stands; set with <see cref="Blocks"/>.</summary>
    public ArticlePlace? Place { get; set; }

    public List<ReadBlock> Blocks { get; set; } = [];

    /// <summary>Takes an element out of what may be text.</summary>
    public void Skip(MarkupElement element) => skipped.Add(element);

    /// <summary>Notes where a field comes from, and gives its value. What was noted first stays.</summary>
    public T? Note<T>(string path, Finding<T>? finding)
        where T : class
    {
        if (finding is null)
            return null;
        Origin(path, finding.Rule, finding.Confidence, finding.Evidence, finding.Line);
        return finding.Value;
    }

    /// <summary>Notes where a field comes from, if nothing was noted before.</summary>
    public void Origin(string path, string rule, double confidence, string? evidence, int line)
    {
        if (!Fields.Exists(field => field.Path == path))
            Fields.Add(new FieldOrigin(path, [Math.Max(1, line)], rule, confidence, evidence is { Length: > LongestEvidence } ? evidence[..LongestEvidence] : evidence));
    }

    /// <summary>The line that a field comes from; 1 when it was not found.</summary>
    public int LineOf(string path) => Fields.Find(field => field.Path == path) is { Lines: [var line, ..] } ? line : 1;

    /// <summary>Whether a name is the paper's own.</summary>
    public bool IsPublisher(string name) => LineMeaning.Key(name) == LineMeaning.Key(Publisher ?? "");

    /// <summary>Whether a name is what the site calls itself, with marks or without, in its metadata or behind the headline in its title.</summary>
    public bool IsSite(string name)
    {
        var folded = Folding.Fold(name);
        return IsPublisher(name) || folded == Folding.Fold(Head["og:site_name"] ?? "")
            || (Head.TitleText is { } title && SiteSigns.Any(sign => Folding.Fold(title).EndsWith(sign + folded, StringComparison.Ordinal)));
    }

    /// <summary>Whether the element stands in a list of other articles.</summary>
    public bool IsListed(MarkupElement element) => Lists.Read.Contains(element) || element.Ancestors().Any(Lists.Read.Contains);

    /// <summary>Whether the element may belong to the article: in no list, and in nothing that is beside the text.</summary>
    public bool IsShown(MarkupElement element) => !IsListed(element) && !IsNoise(element) && !element.Ancestors().Any(IsNoise);

    /// <summary>The footer of the article that the headline stands in, where some print author and date; those of comments and of the page are not.</summary>
    public bool IsOwnFooter(MarkupElement element) =>
        (element.Name == "footer" || element.HasClass("footer")) && Heading is not null && !PageNoise.IsHidden(element)
        && element.Ancestors().FirstOrDefault(above => above.Name is "article" or "section" or "main" or "aside" or "body" || above.HasClass("hentry")) is { } article && (article.Name == "article" || article.HasClass("hentry")) && article.Contains(Heading);

    private bool IsNoise(MarkupElement element) => PageNoise.Reason(element) is not null && !IsOwnFooter(element);
}
