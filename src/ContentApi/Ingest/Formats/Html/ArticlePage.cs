using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Settles the fields of an article from what a page says of itself and from what it shows.</summary>
internal sealed partial class ArticlePage
{
    private const int LongestTitle = 500;
    private const int LongestLead = 5000;
    private const int LongestByline = 150;
    private const int LongestTag = 100;
    private const int MostTags = 50;
    private const int MostFooters = 5;
    private const int MostLooked = 100;
    private const int MostTitles = 10;

    /// <summary>A shorter paragraph may be a date, a byline or a button.</summary>
    private const int ShortestProse = 80;

    /// <summary>A description that shares fewer of its words with the article is the site's, not the article's.</summary>
    private const double OwnWords = 0.5;

    /// <summary>Less text than this on the page, and the text that JSON-LD carries is the article.</summary>
    private const int ShortestBody = 200;

    private static readonly string[] LeadWords = ["sapo", "lead", "summary", "description", "standfirst", "excerpt", "chapeau", "abstract", "dek", "subtitle", "intro"];

    private static readonly string[] TitleWords = ["title", "headline", "tieude"];

    private static readonly string[] SiteWords = ["site", "logo", "brand", "header", "page", "box", "block", "related", "sub"];

    private static readonly string[] BylineWords = ["author", "authors", "byline", "tacgia", "writer"];

    private static readonly string[] DateWords = ["date", "time", "datetime", "publish", "published", "posted", "pubdate"];

    private static readonly string[] TagWords = ["tag", "tags", "taglist", "keywords", "tukhoa"];

    private static readonly string[] Separators = [" - ", " | ", " – ", " — ", " :: ", " » ", " · "];

    private readonly MarkupElement root;
    private readonly Dictionary<string, (string Value, int Line)> metas = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Value, int Line)> articleTags = [];
    private readonly LinkedData data;
    private readonly TeaserLists lists;
    private readonly List<FieldOrigin> fields = [];
    private readonly Discards discards = new();
    private readonly HashSet<MarkupElement> skipped = [];
    private readonly MarkupElement? titleTag;
    private readonly MarkupElement? canonical;
    private readonly string? documentLanguage;
    private readonly Uri? from;
    private MarkupElement? heading;

    public ArticlePage(MarkupElement root)
    {
        this.root = root;
        documentLanguage = root["lang"] ?? root["xml:lang"];
        var scripts = new List<MarkupElement>();
        string? address = null;
        foreach (var element in root.All())
        {
            switch (element.Name)
            {
                case "meta" when StatedText.Clean(element["content"]) is { } content && (element["property"] ?? element["name"] ?? element["itemprop"]) is { Length: > 0 and < 100 } name:
                    metas.TryAdd(name.Trim(), (content, element.Line));
                    if (name.Trim().Equals("article:tag", StringComparison.OrdinalIgnoreCase) && articleTags.Count < MostTags)
                        articleTags.Add((content, element.Line));
                    break;
                case "link" when canonical is null && element["rel"] is { } rel && rel.Equals("canonical", StringComparison.OrdinalIgnoreCase):
                    canonical = element;
                    break;
                case "base":
                    address ??= element["href"];
                    break;
                case "title" when titleTag is null && element.Parent is not { Name: "svg" }:
                    titleTag = element;
                    break;
                case "script" when element["type"] is { } type && type.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase) && scripts.Count < 100:
                    scripts.Add(element);
                    break;
            }
        }
        List<string> addresses = [.. new[] { canonical?["href"], Meta("og:url") }.Select(each => PageAddress.Clean(each)).OfType<string>()];
        heading = Heading();
        data = LinkedData.Read(scripts, [.. new[] { heading?.Text(), Meta("og:title"), Whole(titleTag) }.OfType<string>()], addresses);
        foreach (var broken in data.Broken)
            discards.Add(broken.Line, broken.RawText().Length > 400 ? broken.RawText()[..400] : broken.RawText(), "JSON-LD that is no JSON");
        var own = addresses.Concat(data.Addresses.Select(each => PageAddress.Clean(each)).OfType<string>()).FirstOrDefault();
        // A relative base is relative to the page.
        from = Uri.TryCreate(PageAddress.Clean(address, own is null ? null : new Uri(own)) ?? own, UriKind.Absolute, out var uri) ? uri : null;
        lists = new TeaserLists(root, from);
        skipped.UnionWith(lists.Read);
    }

    /// <summary>The document, or why there is none.</summary>
    public PageReading Read()
    {
        var publisher = Publisher();
        if (Title(publisher) is not { } title)
            return new PageReading.Refused("The page has no headline; give it an h1, an og:title or a title.", null);
        if (heading is not null && LineMeaning.Key(heading.Text()) == LineMeaning.Key(title))
            skipped.Add(heading);
        var section = Section(publisher, title);
        var tags = Tags();
        var leadElement = LeadElement();
        if (leadElement is not null)
            skipped.Add(leadElement);
        var authors = Authors(publisher, out var credit);
        var (published, modified) = Dates();
        var place = ArticlePlace.Find(root, skipped);
        var blocks = new BlockReader(skipped, from, discards).Read(place.Element);
        if (blocks.Sum(block => block.Text.Length) < ShortestBody && data.Body is { Length: > ShortestBody } body)
            blocks = FromData(body);
        else
            blocks.InsertRange(0, Above(place.Element));
        blocks = BlockReader.WithCaptions(blocks);
        DropAbove(blocks, ref section);
        DateAbove(place.Element, ref published, ref modified, authors, ref section);
        Lines(blocks, title, ref published, ref modified, authors, tags, ref section, ref credit);
        foreach (var footer in root.All().Where(IsOwnFooter).Take(MostFooters))
        {
            foreach (var block in new BlockReader(skipped, from, new Discards()).Read(footer).Where(block => block.Text.Length is > 0 and <= LongestByline))
                Heads(block.Text, block.Block.Lines[0], ref published, ref modified, authors, ref section);
        }
        Bullets(blocks);
        var lead = Lead(leadElement, blocks, title);
        if (lead is null && blocks.Count == 0)
            return new PageReading.Refused("The page has a headline and no text; save the whole article, not a list or a page that only scripts fill.", Line("title"));
        Headings(blocks);
        var (language, sureness) = PageCompletion.LanguageOf(string.Join(' ', blocks.Select(block => block.Text).Append(lead).Append(title).Take(50)));
        var stated = (documentLanguage ?? data.Language ?? Meta("og:locale"))?.Split('-', '_')[0].Trim().ToLowerInvariant();
        // Themes leave lang="en" on Vietnamese pages; the marks of its letters are surer.
        if (stated is { Length: 2 or 3 } && stated.All(char.IsAsciiLetterLower) && !(stated == "en" && language == "vi" && sureness >= 1))
        {
            language = stated;
            Origin("language", documentLanguage is null ? "meta" : "html-lang", 1, documentLanguage ?? stated, 1);
        }
        else
            fields.Add(new FieldOrigin("language", [], "language", sureness, null));
        for (var i = 0; i < blocks.Count; i++)
            fields.Add(new FieldOrigin(string.Create(CultureInfo.InvariantCulture, $"body.blocks[{i}]"), blocks[i].Block.Lines, blocks[i].Rule, blocks[i].Confidence, null));
        if (blocks.Count > 0)
            Origin("body", place.Rule, place.Rule == "readability" ? 0.8 : 1, Describe(place.Element), place.Element.Line);
        Outside(place.Element);
        ListOrigins("source.related", lists.Related);
        ListOrigins("source.latest", lists.Latest);
        return new PageReading.Read(PageCompletion.Complete(new PageDocument
        {
            SourceKey = SourceKey(),
            Publisher = publisher,
            Title = title,
            Language = language,
            Lead = lead,
            Authors = authors,
            Credit = credit,
            Section = section,
            Tags = tags,
            PublishedAt = published,
            ModifiedAt = modified,
            EventDate = null,
            Blocks = [.. blocks.Select(block => block.Block)],
            Related = lists.Related,
            Latest = lists.Latest,
            Warnings = [],
            Fields = fields,
            Discarded = discards.Lines,
            WordCount = 0,
        }));
    }

    private static string? Whole(MarkupElement? title) => title is null ? null : StatedText.Clean(title.RawText());

    private static string Describe(MarkupElement element) => element["class"] is { Length: > 0 and < 100 } name ? $"{element.Name}.{name.Trim().Replace(' ', '.')}" : element.Name;

    private string? Meta(string name) => metas.TryGetValue(name, out var meta) ? meta.Value : null;

    private int Line(string path) => fields.Find(field => field.Path == path) is { Lines: [var line, ..] } ? line : 1;

    private void Origin(string path, string rule, double confidence, string? evidence, int line)
    {
        if (!fields.Exists(field => field.Path == path))
            fields.Add(new FieldOrigin(path, [Math.Max(1, line)], rule, confidence, evidence is { Length: > 300 } ? evidence[..300] : evidence));
    }

    // The first that calls itself the headline or that the title of the page repeats, else the first with text.
    private MarkupElement? Heading()
    {
        var headings = root.All().Where(each => each.Name == "h1" && !PageNoise.IsHidden(each) && each.Text(LongestTitle * 2) is { Length: > 0 and <= LongestTitle }).Take(20).ToList();
        var shown = LineMeaning.Key((Meta("og:title") ?? "") + "\n" + (Whole(titleTag) ?? ""));
        return headings.Find(each => shown.Contains(LineMeaning.Key(each.Text()), StringComparison.Ordinal) && Words.Count(each.Text()) > 3)
            ?? headings.Find(each => each["itemprop"] is "headline" || each.HasClass("title", "headline"))
            // A page that keeps h1 for its own name: the heading that its title begins or ends with.
            ?? root.All().Where(each => each.Name is "h2" or "h3").Take(20).FirstOrDefault(each => each.Text(LongestTitle * 2) is { Length: > 0 } text && Words.Count(text) > 2
                && Array.Exists(shown.Split('\n'), whole => whole.EndsWith(LineMeaning.Key(text), StringComparison.Ordinal) || whole.StartsWith(LineMeaning.Key(text), StringComparison.Ordinal)))
            ?? headings.Find(each => !LeadsHome(each))
            ?? OnlyTitle()
            ?? headings.FirstOrDefault();
    }

    // A name or logo that is the link to the front page.
    private static bool LeadsHome(MarkupElement heading) => heading.All().Concat(heading.Ancestors().Take(1)).Any(each => each.Name == "a" && each["href"] is "/");

    // On older pages the one element that is called the title, whatever it is: a cell, a block.
    private MarkupElement? OnlyTitle()
    {
        var titles = root.All().Where(each => each.Name is "td" or "div" or "p" or "span" or "font" or "h2" or "h3" && each.HasClass(TitleWords) && !each.HasClass(SiteWords) && each.Text(LongestTitle * 2) is { Length: > 0 and <= LongestTitle } text
            && Words.Count(text) > 3 && LineMeaning.ListHeading(text) is null && PageNoise.Reason(each) is null && !each.Ancestors().Any(above => PageNoise.Reason(above) is not null)).Take(MostTitles).ToList();
        // Boxes beside the text have titles as well.
        if (titles.Count > 1)
            titles.RemoveAll(each => each.Parent is not { } around || around.Text(LongestTitle * 2).Length < LongestTitle);
        return titles.Count == 1 ? titles[0] : null;
    }

    private string? Publisher()
    {
        if (data.Publisher is { } stated)
        {
            Origin("source.publisher", "json-ld", 1, stated, data.Line);
            return stated;
        }
        foreach (var (name, rule) in new[] { ("og:site_name", "open-graph"), ("dc.publisher", "meta"), ("publisher", "meta") })
        {
            if (!metas.TryGetValue(name, out var meta) || meta.Value.Length > 200)
                continue;
            Origin("source.publisher", rule, 1, meta.Value, meta.Line);
            return meta.Value;
        }
        return null;
    }

    private string? Title(string? publisher)
    {
        var shown = heading?.Text();
        var candidates = new List<(string? Text, string Rule, int Line)>
        {
            (data.Headline, "json-ld", data.Line),
            (Meta("og:title"), "open-graph", metas.GetValueOrDefault("og:title").Line),
            (shown, "html-heading", heading?.Line ?? 1),
            (Whole(titleTag), "html-title", titleTag?.Line ?? 1),
        };
        foreach (var (text, rule, line) in candidates)
        {
            if (text is not { Length: > 0 and <= LongestTitle })
                continue;
            var title = WithoutSite(text, publisher, shown);
            if (title.Length == 0 || (shown is not null && IsOfSite(text, publisher, shown)) || (rule == "html-title" && publisher is not null && LineMeaning.Key(title) == LineMeaning.Key(publisher)))
                continue;
            // Some systems cut the headline in their metadata; the page shows the whole.
            var cut = title.TrimEnd('…', '.', ' ');
            if (shown is not null && cut.Length >= 30 && shown.Length > title.Length && LineMeaning.Key(shown).StartsWith(LineMeaning.Key(cut), StringComparison.Ordinal))
            {
                Origin("title", "html-heading", 1, shown, heading!.Line);
                return shown;
            }
            // The site's name may stand in front.
            if (rule == "html-title" && shown is not null && LineMeaning.Key(title).EndsWith(LineMeaning.Key(shown), StringComparison.Ordinal))
                title = shown;
            Origin("title", rule, rule == "html-title" ? 0.7 : 1, text, line);
            return title;
        }
        return null;
    }

    // "Vườn nhà - Tiếng nói của nhà nông" where the page shows another headline: what the site says of itself on every page.
    private bool IsOfSite(string title, string? publisher, string shown)
    {
        var (key, headline) = (LineMeaning.Key(title), LineMeaning.Key(shown));
        return !key.Contains(headline, StringComparison.Ordinal) && Array.Exists([publisher, Meta("og:site_name")], name => name is not null && LineMeaning.Key(name) is var site
            && headline != site && (key == site || Array.Exists(Separators, separator => key.StartsWith(site + separator, StringComparison.Ordinal))));
    }

    // The name of the site goes only where something else says that it is one.
    private string WithoutSite(string title, string? publisher, string? shown)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var (head, tail) = (title[..at].Trim(), LineMeaning.Key(title[(at + separator.Length)..].Trim()));
            var host = from?.Host ?? "";
            if (tail == LineMeaning.Key(publisher ?? "") || tail == LineMeaning.Key(Meta("og:site_name") ?? "") || (host.Length > 0 && (tail == host || "www." + tail == host))
                || (shown is not null && LineMeaning.Key(head) == LineMeaning.Key(shown)))
                return WithoutSite(head, publisher, shown);
        }
        return title;
    }

    private string? SourceKey()
    {
        if (PageAddress.OfArticle(canonical?["href"]) is { } address)
        {
            Origin("source.key", "canonical", 1, address, canonical!.Line);
            return address;
        }
        if (PageAddress.OfArticle(Meta("og:url")) is { } stated)
        {
            Origin("source.key", "open-graph", 1, stated, metas["og:url"].Line);
            return stated;
        }
        foreach (var own in data.Addresses.Select(address => PageAddress.OfArticle(address)).OfType<string>())
        {
            Origin("source.key", "json-ld", 1, own, data.Line);
            return own;
        }
        return null;
    }

    private string? Section(string? publisher, string title)
    {
        if (data.Sections.Select(StatedText.Clean).FirstOrDefault(name => name is { Length: <= LongestTag }) is { } stated)
        {
            Origin("section", "json-ld", 1, stated, data.Line);
            return stated;
        }
        if (metas.TryGetValue("article:section", out var meta) && meta.Value.Length <= LongestTag)
        {
            Origin("section", "open-graph", 1, meta.Value, meta.Line);
            return meta.Value;
        }
        bool IsLevel(string name) => !LineMeaning.IsHome(name) && name.Length <= LongestTag && LineMeaning.Key(name) != LineMeaning.Key(title) && LineMeaning.Key(name) != LineMeaning.Key(publisher ?? "");
        if (data.Breadcrumb.Count > 1 && data.Breadcrumb.FirstOrDefault(IsLevel) is { } level)
        {
            Origin("section", "json-ld", 1, string.Join(" › ", data.Breadcrumb), data.Line);
            return level;
        }
        var trail = root.All().FirstOrDefault(each => each.HasClass("breadcrumb", "breadcrumbs", "crumb", "crumbs") || string.Equals(each["aria-label"], "breadcrumb", StringComparison.OrdinalIgnoreCase));
        var links = trail?.All().Where(each => each.Name == "a").Take(20).Select(each => (each, Text: each.Text(200))).ToList() ?? [];
        // The link to "/" is home whatever it is called.
        foreach (var (link, name) in links)
        {
            if (name.Length == 0 || link["href"] is "/" || !IsLevel(name))
                continue;
            Origin("section", "breadcrumb", 0.9, string.Join(" › ", links.Select(each => each.Text)), link.Line);
            return name;
        }
        // "Trang chủ > Xã hội" above the headline, whatever its class.
        foreach (var home in root.All().TakeWhile(each => each != heading).Where(each => each.Name == "a" && LineMeaning.IsHome(each.Text(LongestTag))).Take(MostLooked))
        {
            if (home.Parent is not { } path || path.Text(LongestTitle) is not { Length: < LongestTitle } printed || LineMeaning.Section(printed) is not { } first || !IsLevel(first))
                continue;
            Origin("section", "breadcrumb", 0.9, printed, path.Line);
            return first;
        }
        return null;
    }

    private List<string> Tags()
    {
        var element = root.All().FirstOrDefault(each => each.Name is "div" or "ul" or "p" or "section" or "footer" or "span" && each.HasClass(TagWords) && !IsSkipped(each) && !PageNoise.IsHidden(each)
            && each.All().Any(below => below.Name == "a" && below.Text(LongestTag * 2).Length > 0) && !each.All().Any(below => below.Name is "h1" or "article"));
        if (element is not null)
        {
            skipped.Add(element);
            var printed = Distinct(element.All().Where(each => each.Name == "a").Take(MostTags * 2).Select(each => each.Text(LongestTag * 2)));
            if (printed.Count > 0)
            {
                Origin("tags", "tag-list", 1, element.Text(250), element.Line);
                return printed;
            }
        }
        var keywords = Distinct(data.Keywords.Select(StatedText.Clean).OfType<string>().SelectMany(each => each.Split([',', ';'])));
        if (keywords.Count > 0)
        {
            Origin("tags", "json-ld", 1, string.Join(", ", keywords), data.Line);
            return keywords;
        }
        var stated = Distinct(articleTags.SelectMany(each => each.Value.Split([',', ';'])));
        if (stated.Count > 0)
            Origin("tags", "open-graph", 1, string.Join(", ", stated), articleTags[0].Line);
        return stated;
    }

    private static List<string> Distinct(IEnumerable<string> tags) =>
    [
        .. tags.Select(tag => tag.Trim(' ', '#', ',', ';', '.')).Where(tag => tag.Length is > 0 and <= LongestTag && LineMeaning.Tags(tag + ":") is null).DistinctBy(LineMeaning.Key).Take(MostTags),
    ];

    private bool IsSkipped(MarkupElement element) => lists.Read.Contains(element) || element.Ancestors().Any(lists.Read.Contains);

    private bool IsShown(MarkupElement element) => !IsSkipped(element) && !IsNoise(element) && !element.Ancestors().Any(IsNoise);

    private bool IsNoise(MarkupElement element) => PageNoise.Reason(element) is not null && !IsOwnFooter(element);

    // The footer of the article that the headline stands in, where some print author and date; those of comments and of the page are not.
    private bool IsOwnFooter(MarkupElement element) =>
        element.Name == "footer" && heading is not null && !PageNoise.IsHidden(element)
        && element.Ancestors().FirstOrDefault(above => above.Name is "article" or "section" or "main" or "aside" or "body") is { Name: "article" } article && article.Contains(heading);

    private List<string> Authors(string? publisher, out string? credit)
    {
        var names = new List<string>();
        credit = null;
        var element = root.All().FirstOrDefault(each => (each["itemprop"] is "author" || each["rel"] is "author" || each.HasClass(BylineWords)) && each.Name != "meta"
            && !each.HasClass("box", "bio", "avatar", "related", "more") && IsShown(each) && PrintedNames(each, publisher).Count > 0);
        foreach (var (name, isOrganization) in data.Authors)
            Take(name, isOrganization, "json-ld", data.Line, names, publisher, ref credit);
        foreach (var (meta, rule) in new[] { ("article:author", "open-graph"), ("author", "meta"), ("dc.creator", "meta") })
        {
            if (names.Count == 0 && metas.TryGetValue(meta, out var stated))
                Take(stated.Value, false, rule, stated.Line, names, publisher, ref credit);
        }
        if (element is not null)
        {
            if (names.Count == 0)
            {
                names.AddRange(PrintedNames(element, publisher));
                Origin("authors", "byline", 0.9, element.Text(LongestByline), element.Line);
            }
            if (element.Text(LongestByline * 2).Length <= LongestByline)
                skipped.Add(element);
        }
        return names;
    }

    private static IReadOnlyList<string> PrintedNames(MarkupElement element, string? publisher)
    {
        var text = element.Text(LongestByline * 2);
        var names = text.Length > LongestByline ? [] : LineMeaning.Byline(text).Names is { Count: > 0 } read ? read : LineMeaning.Times(text)?.Names ?? [];
        if (names.Count == 0)
            names = [.. element.All().Where(each => each != element && each.Name is "a" or "span" or "strong" or "b" or "p" or "div").Take(20).Select(each => LineMeaning.Byline(each.Text(LongestByline)).Names).FirstOrDefault(found => found.Count > 0) ?? []];
        return names.Any(name => LineMeaning.Key(name) == LineMeaning.Key(publisher ?? "")) ? [] : names;
    }

    private void Take(string text, bool isOrganization, string rule, int line, List<string> names, string? publisher, ref string? credit)
    {
        var key = LineMeaning.Key(text);
        // Systems fill the field with the paper, its address or the account of a page.
        if (key == LineMeaning.Key(publisher ?? "") || key == LineMeaning.Key(Meta("og:site_name") ?? "") || text.Contains("//", StringComparison.Ordinal) || text.Length > LongestByline)
            return;
        var (read, agency) = LineMeaning.Byline(text);
        if (read.Count == 0 && LineMeaning.IsAgency(text))
            agency = text;
        else if (read.Count == 0 && (isOrganization || (char.IsUpper(text[0]) && !text.Contains('@', StringComparison.Ordinal) && !text.Contains('(', StringComparison.Ordinal) && Words.Count(text) <= 6)))
            read = [text];
        foreach (var name in read.Where(name => LineMeaning.Key(name) != LineMeaning.Key(publisher ?? "") && !names.Contains(name)))
        {
            names.Add(name);
            Origin("authors", rule, 1, text, line);
        }
        if (agency is null || credit is not null)
            return;
        credit = agency;
        Origin("source.credit", rule, 1, text, line);
    }

    private (PageDate? Published, PageDate? Modified) Dates()
    {
        var published = Stated("publishedAt", data.Published, ["article:published_time", "og:article:published_time", "datePublished", "pubdate", "dc.date.issued", "dc.date"]);
        var modified = Stated("modifiedAt", data.Modified, ["article:modified_time", "og:updated_time", "dateModified", "lastmod"]);
        if (published is not null)
            return (published, modified);
        var after = heading?.Order ?? 0;
        foreach (var time in root.All().Where(each => each.Name == "time" && each.Order > after && IsShown(each)).Take(20))
        {
            var (text, said) = (time["datetime"] ?? time.Text(200), LineMeaning.Key(Before(time)));
            if (StatedText.Time(text) is not { } date || said.Contains("sự kiện", StringComparison.Ordinal) || said.Contains("suy ra", StringComparison.Ordinal) || said.Contains("event", StringComparison.Ordinal) || said.Contains("inferred", StringComparison.Ordinal))
                continue;
            var isChange = time["itemprop"] is "dateModified" || time.HasClass("updated", "modified") && !time.HasClass("published") || said.Contains("cập nhật", StringComparison.Ordinal) || said.Contains("updated", StringComparison.Ordinal);
            if (isChange && modified is null)
                Set(out modified, date, "modifiedAt", time);
            else if (!isChange && published is null)
                Set(out published, date, "publishedAt", time);
            if (!isChange)
                break;
        }
        if (published is not null)
            return (published, modified);
        // Beside the headline, or anywhere below it: the date of a header is the day of the visit.
        foreach (var element in root.All().Where(each => each.HasClass(DateWords) && each.Order > after && each.Name != "meta" && IsShown(each)).Take(20))
        {
            if (element.Text(200) is not { Length: <= 140 } text || LineMeaning.Times(text) is not { } times)
                continue;
            if (times.Published is { } date)
                Set(out published, date, "publishedAt", element, "date-line");
            if (times.Modified is { } change && modified is null)
                Set(out modified, change, "modifiedAt", element, "date-line");
            skipped.Add(element);
            break;
        }
        return (published, modified);
    }

    // Between headline and text, whatever the element is called: a line that is a date.
    private void DateAbove(MarkupElement place, ref PageDate? published, ref PageDate? modified, List<string> authors, ref string? section)
    {
        if (published is not null || heading is null || place.Contains(heading))
            return;
        foreach (var element in root.All().SkipWhile(each => each != heading).Skip(1).TakeWhile(each => each != place).Take(MostLooked))
        {
            if (element.Text(LongestByline) is { Length: > 0 and < LongestByline } text && LineMeaning.Times(text) is not null && IsShown(element))
            {
                Heads(text, element.Line, ref published, ref modified, authors, ref section);
                return;
            }
        }
    }

    private void Set(out PageDate? field, PageDate date, string path, MarkupElement element, string rule = "html-time")
    {
        field = date;
        Origin(path, rule, 0.9, element["datetime"] ?? element.Text(140), element.Line);
    }

    // The words before an element on its line: "Cập nhật: ".
    private static string Before(MarkupElement element) => element.Parent is null ? "" : string.Concat(element.Parent.Nodes.TakeWhile(node => node != element).OfType<MarkupText>().Select(text => text.Text.Length > 100 ? "" : text.Text));

    private PageDate? Stated(string path, string? inData, string[] names)
    {
        if (StatedText.Time(inData) is { } date)
        {
            Origin(path, "json-ld", 1, inData, data.Line);
            return date;
        }
        foreach (var name in names)
        {
            if (!metas.TryGetValue(name, out var meta) || StatedText.Time(meta.Value) is not { } stated)
                continue;
            Origin(path, name.StartsWith("article:", StringComparison.Ordinal) || name.StartsWith("og:", StringComparison.Ordinal) ? "open-graph" : "meta", 1, meta.Value, meta.Line);
            return stated;
        }
        return null;
    }

    private MarkupElement? LeadElement()
    {
        var after = heading?.Order ?? 0;
        return root.All().FirstOrDefault(each => each.Order > after && each.Name is "p" or "div" or "h2" or "h3" or "h4" or "strong" or "span" or "section" or "td"
            && (each.HasClass(LeadWords) || each["itemprop"] is "description") && !each.HasClass("image", "caption", "related", "author", "body", "comment")
            && IsShown(each) && each.Text(LongestLead) is { Length: >= 20 and < 1500 } text && Words.Count(text) > 5 && !each.All().Any(below => below.Name is "h1" or "figure" or "img" || (below != each && below.Name is "h2"))
            && each.All().Count(below => below.Name == "p") <= 3);
    }

    private string? Lead(MarkupElement? element, List<ReadBlock> blocks, string title)
    {
        var described = (Text: data.Description ?? Meta("og:description") ?? Meta("description"), Rule: data.Description is not null ? "json-ld" : Meta("og:description") is not null ? "open-graph" : "meta");
        if (element is not null)
        {
            var printed = element.Text(LongestLead);
            Origin("lead", "lead-class", 1, Describe(element), BlockReader.FirstLine(element));
            blocks.RemoveAll(block => block.Text.Length > 0 && LineMeaning.Key(block.Text) == LineMeaning.Key(printed));
            return printed;
        }
        var at = blocks.FindIndex(block => block.Block is PageBlock.Paragraph);
        var first = at < 0 ? null : blocks[at].Text;
        if (described.Text is { Length: <= LongestLead } text && LineMeaning.Key(text) != LineMeaning.Key(title))
        {
            var (key, cut) = (LineMeaning.Key(text), LineMeaning.Key(text.TrimEnd('…', '.', ']', '[', ' ')));
            var same = blocks.FindIndex(block => block.Block is PageBlock.Paragraph or PageBlock.Heading && LineMeaning.Key(block.Text) == key);
            if (same is >= 0 and < 4)
                at = same;
            else if (first is null || !(LineMeaning.Key(first).StartsWith(cut, StringComparison.Ordinal) || cut.StartsWith(LineMeaning.Key(first), StringComparison.Ordinal)) && IsOwn(text, blocks, title))
            {
                Origin("lead", described.Rule, 0.8, null, described.Rule == "json-ld" ? data.Line : metas[described.Rule == "open-graph" ? "og:description" : "description"].Line);
                return text;
            }
        }
        if (at < 0)
            return null;
        var lead = blocks[at];
        blocks.RemoveAt(at);
        Origin("lead", "first-paragraph", 0.9, null, lead.Block.Lines[0]);
        return lead.Text;
    }

    // Most of its words are the article's too: else it describes the site.
    private static bool IsOwn(string description, List<ReadBlock> blocks, string title)
    {
        var words = blocks.SelectMany(block => Words.Syllables(block.Text)).Concat(Words.Syllables(title)).ToHashSet(StringComparer.Ordinal);
        var own = Words.Syllables(description).Distinct(StringComparer.Ordinal).ToList();
        return own.Count > 5 && own.Count(words.Contains) >= OwnWords * own.Count;
    }

    // The picture between headline and text.
    private List<ReadBlock> Above(MarkupElement place)
    {
        var found = new List<ReadBlock>();
        if (heading is null || place.Contains(heading))
            return found;
        var around = place.Ancestors().FirstOrDefault(above => above.Contains(heading));
        foreach (var element in around?.All().Where(each => each.Order > heading.Order && each.Order < place.Order && BlockReader.IsFigure(each)).ToList() ?? [])
        {
            if (element.Contains(place) || !IsShown(element) || element.Ancestors().Any(above => above != around && BlockReader.IsFigure(above)))
                continue;
            found.AddRange(new BlockReader(skipped, from, discards).Figure(element));
            skipped.Add(element);
            if (found.Count > 10)
                break;
        }
        return found;
    }

    private List<ReadBlock> FromData(string body) =>
    [
        .. body.Split('\n').Select(StatedText.Clean).OfType<string>().Take(2000).Select(text => new ReadBlock(new PageBlock.Paragraph(text, [Math.Max(1, data.Line)]), "json-ld", 0.9, root)),
    ];

    // What stands above the headline in the element of the text: a breadcrumb, the name of a section, the day of the visit. A picture there is the article's.
    private void DropAbove(List<ReadBlock> blocks, ref string? section)
    {
        if (heading is null)
            return;
        var above = blocks.FindAll(block => block.Block is not PageBlock.Figure && block.Element.Order < heading.Order && !block.Element.Contains(heading));
        // Where the text stands above it, the heading is none of the article.
        if (above.Count == 0 || blocks.Except(above).Sum(block => block.Text.Length) < ShortestBody)
            return;
        foreach (var block in above)
        {
            blocks.Remove(block);
            discards.Add(block.Block.Lines[0], block.Text, "above the headline");
            if (section is not null || LineMeaning.Section(block.Text) is not { } stated)
                continue;
            section = stated;
            Origin("section", "breadcrumb", 0.9, block.Text, block.Block.Lines[0]);
        }
    }

    // The lines inside the text that are none of it: dates, bylines, buttons.
    private void Lines(List<ReadBlock> blocks, string title, ref PageDate? published, ref PageDate? modified, List<string> authors, List<string> tags, ref string? section, ref string? credit)
    {
        var firstProse = blocks.FindIndex(block => block.Block is PageBlock.Paragraph && block.Text.Length > ShortestProse);
        // The author signs below the last sentence, whatever boxes stand below that.
        var last = Math.Min(blocks.Count - 2, blocks.FindLastIndex(IsText) + 1);
        var isStated = authors.Count > 0;
        var dropped = new HashSet<int>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Block is PageBlock.List { Items: var items } list && i <= Math.Max(0, firstProse) && items.Any(item => LineMeaning.NamesAuthor(item) || LineMeaning.Times(item) is not null))
            {
                foreach (var item in items.Take(20))
                    Heads(item, list.Lines[0], ref published, ref modified, authors, ref section);
                Drop("a line of date, byline or section");
                continue;
            }
            if (block.Block is not (PageBlock.Paragraph or PageBlock.Heading) || block.Text.Length > 300)
                continue;
            var (text, line) = (block.Text, block.Block.Lines[0]);
            var isHeading = block.Block is PageBlock.Heading;
            if (LineMeaning.Key(text) == LineMeaning.Key(title))
                Drop("the headline again");
            else if (LineMeaning.IsNoise(text))
                Drop("a button or widget of the page");
            else if (i <= Math.Max(0, firstProse) && !isHeading && text.Length <= 140 && Heads(text, line, ref published, ref modified, authors, ref section))
                Drop("a line of date, byline or section");
            else if (LineMeaning.Tags(text) is { } printed)
            {
                if (tags.Count == 0)
                {
                    // Links need no commas between them.
                    var linked = block.Element.All().Where(each => each.Name == "a").Take(MostTags).Select(each => each.Text(LongestTag * 2)).Where(tag => tag.Length > 0).ToList();
                    tags.AddRange(Distinct(linked.Count > printed.Count ? linked : printed));
                    Origin("tags", "tag-list", 1, text, line);
                }
                Drop("the tags");
            }
            else if (!isHeading && LineMeaning.IsAgency(text))
            {
                credit ??= text.Trim('(', ')');
                Origin("source.credit", "agency-credit", 1, null, line);
                Drop("the credit");
            }
            else if (!isHeading && block.Link is { } link && Related().Match(text) is { Success: true } named && Words.Count(text) <= 45)
            {
                if (named.Groups["title"].Value is { Length: > 0 } other)
                    lists.AddRelated(named.Groups["mark"].Value.TrimEnd(' ', ':'), other, link, line);
                Drop("a related article named in the text");
            }
            else if (!isHeading && block.IsLink && !LineMeaning.EndsSentence(text))
                Drop("a link to something else");
            else if (!isHeading && (i >= last || LineMeaning.NamesAuthor(text)) && text.Length <= LongestByline && Words.Count(text) <= 12 && i > 0 && Signed(text) is { Names.Count: > 0 } byline)
            {
                if (!isStated)
                {
                    authors.AddRange(byline.Names.Where(name => !authors.Contains(name, StringComparer.OrdinalIgnoreCase)));
                    Origin("authors", "byline", 0.9, text, line);
                }
                if (credit is null && byline.Agency is { } agency)
                {
                    credit = agency;
                    Origin("source.credit", "byline", 0.9, text, line);
                }
                Drop("the byline");
            }

            void Drop(string reason)
            {
                discards.Add(block.Block.Lines[0], block.Block is PageBlock.List whole ? string.Join(" · ", whole.Items) : block.Text, reason);
                dropped.Add(i);
            }
        }
        var kept = blocks.Where((_, index) => !dropped.Contains(index)).ToList();
        blocks.Clear();
        blocks.AddRange(kept);
    }

    // Below the text an author may name an office: "Lê Mai (Trung tâm Văn hóa xã)".
    private static (IReadOnlyList<string> Names, string? Agency) Signed(string text)
        => LineMeaning.Byline(text) is { Names.Count: > 0 } byline ? byline : (LineMeaning.Signature(text) is { } name ? [name] : [], null);

    private static bool IsText(ReadBlock block) => block.Block is PageBlock.List or PageBlock.Quote or PageBlock.Table or PageBlock.Figure
        || (block.Block is PageBlock.Paragraph && block.Text.Length > ShortestProse && LineMeaning.EndsSentence(block.Text));

    // A line above the text: a date, a byline, a section.
    private bool Heads(string text, int line, ref PageDate? published, ref PageDate? modified, List<string> authors, ref string? section)
    {
        if (LineMeaning.Times(AfterLabel(text)) is { } times)
        {
            if (text.Contains("Sự kiện", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Event", StringComparison.Ordinal) || text.Contains("suy ra", StringComparison.Ordinal))
                return true;
            var isChange = LineMeaning.Key(text).StartsWith("cập nhật", StringComparison.Ordinal) || text.StartsWith("Updated", StringComparison.Ordinal);
            var (date, change) = isChange ? (null, times.Published ?? times.Modified) : (times.Published, times.Modified);
            if (published is null && date is not null)
            {
                published = date;
                Origin("publishedAt", "date-line", 0.9, text, line);
            }
            if (modified is null && change is not null)
            {
                modified = change;
                Origin("modifiedAt", "date-line", 0.9, text, line);
            }
            if (authors.Count == 0 && times.Names.Count > 0)
            {
                authors.AddRange(times.Names);
                Origin("authors", "byline", 0.9, text, line);
            }
            return true;
        }
        if (LineMeaning.Key(text).StartsWith("chuyên mục:", StringComparison.Ordinal) || text.StartsWith("Section:", StringComparison.Ordinal))
        {
            section ??= text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            Origin("section", "stated-section", 1, text, line);
            return true;
        }
        if (LineMeaning.Byline(text).Names is { Count: > 0 } names && (LineMeaning.NamesAuthor(text) || Words.Count(text) > 1))
        {
            if (authors.Count == 0)
            {
                authors.AddRange(names);
                Origin("authors", "byline", 0.9, text, line);
            }
            return true;
        }
        return false;
    }

    // "Xuất bản: 01/08/2018, 16:45 (giờ Việt Nam)": a label of a few words, before digits.
    private static string AfterLabel(string text)
    {
        var at = text.IndexOf(": ", StringComparison.Ordinal);
        return at is > 0 and < 60 && !text.AsSpan(0, at).ContainsAnyInRange('0', '9') ? text[(at + 2)..] : text;
    }

    // "- Cầu: 300 m;" above "- Lối dẫn: 2 km.": paragraphs in a row with one mark, none of which asks, are a list.
    private static void Bullets(List<ReadBlock> blocks)
    {
        for (var start = 0; start + 1 < blocks.Count; start++)
        {
            if (LineMeaning.BulletOf(blocks[start].Text) is not { } mark)
                continue;
            var end = start + 1;
            while (end < blocks.Count && LineMeaning.BulletOf(blocks[end].Text) == mark)
                end++;
            var items = blocks[start..end];
            if (items.Count > 1 && !items.Exists(item => item.Text.EndsWith('?')))
            {
                blocks.RemoveRange(start, items.Count);
                blocks.Insert(start, new ReadBlock(new PageBlock.List(false, [.. items.Select(item => item.Text[1..].TrimStart())], [.. items.SelectMany(item => item.Block.Lines).Distinct()]), "bullets", 0.9, items[0].Element));
            }
            else
                start = end - 1;
        }
    }

    // Levels from 2 on, whatever the page calls them; and a bold line above a text is a heading.
    private static void Headings(List<ReadBlock> blocks)
    {
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i] is { IsBold: true, Block: PageBlock.Paragraph bold } && LineMeaning.MayBeHeading(bold.Text) && blocks[i + 1] is { IsBold: false, Block: PageBlock.Paragraph or PageBlock.List or PageBlock.Figure })
                blocks[i] = blocks[i] with { Block = new PageBlock.Heading(7, bold.Text, bold.Lines), Rule = "bold-line", Confidence = 0.8 };
        }
        var levels = blocks.Select(block => block.Block).OfType<PageBlock.Heading>().Select(each => each.Level).Where(level => level < 7).ToList();
        var least = levels.Count == 0 ? 2 : levels.Min();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Block is PageBlock.Heading each)
                blocks[i] = blocks[i] with { Block = each with { Level = each.Level == 7 ? 2 : each.Level - least + 2 } };
        }
    }

    // What stands around the text, from the outside in.
    private void Outside(MarkupElement place)
    {
        var inside = place.Ancestors().Append(place).ToHashSet();
        foreach (var above in place.Ancestors().Reverse().ToList())
        {
            foreach (var child in above.Children)
            {
                if (inside.Contains(child) || child.Name is "head" or "script" or "style" or "noscript" or "link" or "meta" || skipped.Contains(child) || child.All().Take(2000).Any(skipped.Contains))
                    continue;
                discards.Add(child, PageNoise.Reason(child) ?? "outside the article");
            }
        }
    }

    private void ListOrigins(string path, PageList? list)
    {
        if (list is null)
            return;
        fields.Add(new FieldOrigin(path, [list.Line], "list-heading", 1, list.Heading));
        foreach (var item in list.Items)
            fields.Add(new FieldOrigin(string.Create(CultureInfo.InvariantCulture, $"{path}[{item.Position - 1}]"), item.Lines, "list-links", 1, item.SourceKey));
    }

    [GeneratedRegex(@"^(?<mark>(>>|»|xem thêm ?:|đọc thêm ?:|tin liên quan ?:|read more ?:))\s*(?<title>.*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Related();
}
