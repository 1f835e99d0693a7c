namespace ContentApi.Ingest.Formats.Html;

/// <summary>Where on the page the text of the article stands.</summary>
/// <param name="Element">The element that holds it.</param>
/// <param name="Rule">What told: <c>microdata</c>, <c>body-class</c> or <c>readability</c>.</param>
internal sealed record ArticlePlace(MarkupElement Element, string Rule)
{
    /// <summary>A run of text shorter than this is a button or a label.</summary>
    private const int ShortestProse = 25;

    /// <summary>With less prose outside of noise a page has no article there.</summary>
    private const int LeastProse = 200;

    /// <summary>What holds this share of its parent's prose holds the article.</summary>
    private const double Dominant = 0.75;

    // Pairs of class words that publishing systems give to the element of the text.
    private static readonly string[][] BodyClasses =
    [
        ["article", "body"], ["article", "content"], ["article", "detail"], ["detail", "content"], ["content", "detail"], ["entry", "content"], ["post", "content"], ["post", "body"],
        ["fck", "detail"], ["news", "content"], ["singular", "content"], ["cms", "body"], ["field", "body"], ["story", "body"], ["maincontent"], ["edittor", "content"], ["amp", "content"],
        ["node", "content"], ["text", "content"],
    ];

    /// <summary>The place with most prose among those that say they are the article's, else the smallest element that holds most of the page's prose.</summary>
    /// <param name="root">The page.</param>
    /// <param name="skipped">What is known to be no part of it.</param>
    public static ArticlePlace Find(MarkupElement root, IReadOnlySet<MarkupElement> skipped)
    {
        var prose = new Dictionary<MarkupElement, int>();
        var body = root.Children.LastOrDefault(child => child.Name == "body") ?? root;
        Weigh(body, child => !skipped.Contains(child) && PageNoise.Reason(child) is null, prose, inLink: false);
        var total = prose.GetValueOrDefault(body);
        var microdata = Best(prose, element => element["itemprop"] is "articleBody");
        if (microdata is not null && IsEnough(prose[microdata], total))
            return new(microdata, "microdata");
        var named = Best(prose, element => Array.Exists(BodyClasses, words => Array.TrueForAll(words, word => element.HasClass(word))));
        if (named is not null && IsEnough(prose[named], total))
            return new(named, "body-class");
        var place = body;
        while (place.Children.MaxBy(child => prose.GetValueOrDefault(child)) is { } child && !child.IsInline && child.Name is not ("p" or "ul" or "ol" or "blockquote")
            && prose.GetValueOrDefault(child) > 0 && prose.GetValueOrDefault(child) >= Dominant * prose.GetValueOrDefault(place))
            place = child;
        // Older pages stand in tables: one cell with most of the prose is a column of the page; where several share it, the table is one of the text.
        while (place.Name is "table" or "thead" or "tbody" or "tfoot" or "tr")
            place = place.Parent!;
        return new(place, "readability");
    }

    /// <summary>
    /// Marks what holds the article though its name or class says that it is noise: most of the page's prose, and the headline, or all prose but a little. Some systems wrap the whole page
    /// in one form; others call the element of the text after what stands in it as well.
    /// </summary>
    /// <param name="root">The page.</param>
    /// <param name="heading">The element that shows the headline, or null.</param>
    public static void MarkHolders(MarkupElement root, MarkupElement? heading)
    {
        var (all, clean) = (new Dictionary<MarkupElement, int>(), new Dictionary<MarkupElement, int>());
        var body = root.Children.LastOrDefault(child => child.Name == "body") ?? root;
        var total = Weigh(body, child => child.Name is not ("script" or "style" or "template" or "noscript" or "svg" or "select" or "textarea" or "button") && !PageNoise.IsHidden(child), all, inLink: false);
        var isLost = Weigh(body, child => PageNoise.Reason(child) is null, clean, inLink: false) < Math.Min(LeastProse, total / 2);
        foreach (var element in all.Where(each => each.Value > 0 && each.Value >= total / 2 && PageNoise.Reason(each.Key) is not null).Select(each => each.Key))
            element.HoldsArticle = isLost || (heading is not null && element.Contains(heading));
        if (isLost)
            MarkParts(all, total);
    }

    // Page builders call each part of a page a widget, the paragraphs too: where most of the prose stands in such, the word says nothing.
    private static void MarkParts(Dictionary<MarkupElement, int> prose, int total)
    {
        foreach (var parts in prose.Keys.Select(element => (Element: element, Word: PageNoise.WidgetWord(element))).Where(part => part.Word is not null).GroupBy(part => part.Word).ToList())
        {
            if (parts.Where(part => !part.Element.Ancestors().Any(above => PageNoise.WidgetWord(above) == parts.Key)).Sum(part => prose[part.Element]) < total / 2)
                continue;
            foreach (var (element, _) in parts)
                element.HoldsArticle = true;
        }
    }

    /// <summary>Whether the page shows any text outside of what is noise.</summary>
    public static bool HasProse(MarkupElement root) => Weigh(root.Children.LastOrDefault(child => child.Name == "body") ?? root, child => PageNoise.Reason(child) is null, [], inLink: false) >= LeastProse;

    private static bool IsEnough(int prose, int total) => prose > 0 && (prose >= total / 2 || prose >= 600);

    // Of equals the outermost: it may hold a figure that the inner one lacks.
    private static MarkupElement? Best(Dictionary<MarkupElement, int> prose, Func<MarkupElement, bool> isOne) =>
        prose.Where(each => each.Key.Name is not ("body" or "html") && isOne(each.Key)).OrderByDescending(each => each.Value).ThenBy(each => each.Key.Order).Select(each => each.Key).FirstOrDefault();

    // The tree is bounded in depth.
    private static int Weigh(MarkupElement element, Func<MarkupElement, bool> counts, Dictionary<MarkupElement, int> prose, bool inLink)
    {
        var sum = 0;
        var own = 0;
        foreach (var node in element.Nodes)
        {
            if (node is MarkupText text)
                own += inLink ? 0 : Ink(text.Text);
            else if (node is MarkupElement child && counts(child))
            {
                var below = Weigh(child, counts, prose, inLink || child.Name == "a");
                if (child.IsInline)
                    own += below;
                else
                    sum += below;
            }
        }
        // An inline element hands its text on; a block counts its own when it is more than a label.
        sum += element.IsInline || own >= ShortestProse ? own : 0;
        if (element.Name is "li" or "button" or "option")
            sum /= 2;
        prose[element] = sum;
        return sum;
    }

    private static int Ink(string text)
    {
        var ink = 0;
        foreach (var character in text)
            ink += char.IsWhiteSpace(character) ? 0 : 1;
        return ink;
    }
}
