using System.Text;
using System.Text.Json;
using ContentApi.Documents;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>What a page says of itself in JSON-LD with the words of schema.org.</summary>
internal sealed class LinkedData
{
    /// <summary>Enough for a page with hundreds of teasers; a hostile one is read so far.</summary>
    private const int MostObjects = 20_000;

    private const int LongestName = 200;

    private static readonly string[] AddressNames = ["mainEntityOfPage", "url", "@id"];

    private static readonly HashSet<string> ArticleTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
        "ReviewNewsArticle", "LiveBlogPosting", "Report", "AdvertiserContentArticle", "SatiricalArticle", "TechArticle", "ScholarlyArticle", "SocialMediaPosting",
    };

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly Dictionary<string, JsonElement> byId = new(StringComparer.Ordinal);
    private readonly List<(JsonElement Object, int Line)> articles = [];
    private readonly List<JsonElement> breadcrumbs = [];
    private JsonElement article;
    private string rule = "json-ld";
    private string? scriptedBody;
    private int objects;

    /// <summary>The scripts that are no JSON.</summary>
    public List<MarkupElement> Broken { get; } = [];

    /// <summary>The line of the script that tells of the article.</summary>
    public int Line { get; private set; }

    public bool HasArticle => article.ValueKind == JsonValueKind.Object;

    public string? Headline => Text("headline") ?? Text("name");

    public string? Description => Text("description");

    public string? Body => TextRaw("articleBody") ?? scriptedBody;

    public string? Published => Text("datePublished");

    public string? Modified => Text("dateModified");

    public string? Language => Text("inLanguage");

    /// <summary>The names of the publisher, or null.</summary>
    public string? Publisher => HasArticle && article.TryGetProperty("publisher", out var publisher) ? Names(publisher, 0).Select(name => name.Name).FirstOrDefault() : null;

    /// <summary>Its addresses, the surest first.</summary>
    public IEnumerable<string> Addresses =>
        AddressNames.Select(name => HasArticle && article.TryGetProperty(name, out var value) ? Address(value) : null).OfType<string>();

    public IEnumerable<(string Name, bool IsOrganization)> Authors => HasArticle && article.TryGetProperty("author", out var author) ? Names(author, 0) : [];

    public IEnumerable<string> Sections => HasArticle && article.TryGetProperty("articleSection", out var section) ? Strings(section) : [];

    public IEnumerable<string> Keywords => HasArticle && article.TryGetProperty("keywords", out var keywords) ? Strings(keywords) : [];

    /// <summary>The names of the breadcrumb's levels in order.</summary>
    public IReadOnlyList<string> Breadcrumb { get; private set; } = [];

    /// <summary>A value of it as what it says of a field of the article; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="evidence">The words that say so; the value itself where it is text.</param>
    public Finding<T>? Says<T>(T? value, string? evidence = null)
        where T : class => value is null ? null : new Finding<T>(value, rule, 1, evidence ?? value as string, Line);

    /// <summary>Reads the scripts of a page and settles which of its articles the page is about.</summary>
    /// <param name="scripts">The scripts.</param>
    /// <param name="titles">What the page shows as its title, to tell its own article from those it lists.</param>
    /// <param name="addresses">What it states as its address.</param>
    /// <param name="scripted">An article in these words that the page holds elsewhere and shows nothing of, and where; or null.</param>
    public static LinkedData Read(IEnumerable<MarkupElement> scripts, IReadOnlyList<string> titles, IReadOnlyList<string> addresses, (string Json, int Line)? scripted)
    {
        var data = new LinkedData();
        foreach (var script in scripts)
        {
            if (Parse(script.RawText()) is not { } root || !data.TryCollect(root, script.Line))
                data.Broken.Add(script);
        }
        data.Choose(titles, addresses);
        if (scripted is var (json, line) && data.Body is null && Parse(json) is { } article)
        {
            data.scriptedBody = String(article, "articleBody");
            // What is stated for search engines stays.
            if (!data.HasArticle)
                (data.article, data.Line, data.rule) = (article, line, "page-data");
        }
        return data;
    }

    private static JsonElement? Parse(string text)
    {
        var bare = text.Trim().Trim(';').Trim();
        foreach (var repaired in (Func<string>[])[() => bare, () => Repair(bare)])
        {
            try
            {
                // Not disposed: its strings are read until the page is done, and then it is garbage like any other.
                return JsonDocument.Parse(repaired(), Lenient).RootElement;
            }
            catch (Exception exception) when (exception is JsonException or ArgumentException)
            {
                // The repaired text is next, then it is none.
            }
        }
        return null;
    }

    // Line breaks inside strings, and the comment or CDATA that old templates wrap scripts in.
    private static string Repair(string text)
    {
        var start = text.AsSpan().IndexOfAny('{', '[');
        while (start >= 0 && text.AsSpan(start).StartsWith("[CDATA[", StringComparison.Ordinal))
        {
            var next = text.AsSpan(start + 7).IndexOfAny('{', '[');
            start = next < 0 ? -1 : start + 7 + next;
        }
        var end = text.AsSpan().LastIndexOfAny('}', ']');
        while (end > 1 && text[end] == ']' && text[end - 1] == ']' && text.AsSpan(end).StartsWith("]>", StringComparison.Ordinal))
            end = text.AsSpan(0, end - 1).LastIndexOfAny('}', ']');
        if (start < 0 || end < start)
            return "";
        var repaired = new StringBuilder(end - start + 1);
        var (isText, isEscaped) = (false, false);
        foreach (var character in text.AsSpan(start, end - start + 1))
        {
            isText ^= character == '"' && !isEscaped;
            isEscaped = character == '\\' && !isEscaped;
            repaired.Append(character == '\n' && isText ? "\\n" : char.IsControl(character) ? " " : character.ToString());
        }
        return repaired.ToString();
    }

    private bool TryCollect(JsonElement root, int line)
    {
        try
        {
            Collect(root, line);
            return true;
        }
        catch (InvalidOperationException)
        {
            // A property's name is half a surrogate pair.
            return false;
        }
    }

    private void Collect(JsonElement root, int line)
    {
        var waiting = new Stack<JsonElement>();
        waiting.Push(root);
        while (waiting.TryPop(out var element) && objects < MostObjects)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                // The first is read first.
                foreach (var item in element.EnumerateArray().Take(MostObjects).Reverse())
                    waiting.Push(item);
                continue;
            }
            if (element.ValueKind != JsonValueKind.Object)
                continue;
            objects++;
            if (String(element, "@id") is { } id)
                byId.TryAdd(id, element);
            var types = element.TryGetProperty("@type", out var type) ? Strings(type).Select(name => name[(name.LastIndexOfAny(['/', ':', '#']) + 1)..]).ToList() : [];
            if (types.Exists(ArticleTypes.Contains))
                articles.Add((element, line));
            else if (types.Contains("BreadcrumbList"))
                breadcrumbs.Add(element);
            foreach (var part in (string[])["breadcrumb", "mainEntity", "@graph"])
            {
                if (element.TryGetProperty(part, out var inner) && inner.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    waiting.Push(inner);
            }
        }
    }

    private void Choose(IReadOnlyList<string> titles, IReadOnlyList<string> addresses)
    {
        var titleKeys = titles.Select(LineMeaning.Key).ToHashSet(StringComparer.Ordinal);
        var (best, chosen) = (-1, default(JsonElement));
        // One article is the page's own; of several the one with its title or address.
        foreach (var (element, line) in articles.Take(50))
        {
            article = element;
            var score = (Headline is { } headline && titleKeys.Contains(LineMeaning.Key(headline)) ? 2 : 0)
                + (Addresses.Any(address => PageAddress.Clean(address) is { } own && addresses.Contains(own)) ? 2 : 0)
                + (Headline is null ? 0 : 1);
            if (score <= best)
                continue;
            (best, chosen, Line) = (score, element, line);
        }
        article = chosen;
        Breadcrumb = breadcrumbs.Select(Levels).FirstOrDefault(levels => levels.Count > 0) ?? [];
    }

    private List<string> Levels(JsonElement breadcrumb)
    {
        if (!breadcrumb.TryGetProperty("itemListElement", out var items) || items.ValueKind != JsonValueKind.Array)
            return [];
        var levels = new List<(double Position, string Name)>();
        foreach (var item in items.EnumerateArray().Take(20))
        {
            if (item.ValueKind != JsonValueKind.Object)
                continue;
            var name = String(item, "name") ?? (item.TryGetProperty("item", out var inner) && inner.ValueKind == JsonValueKind.Object ? String(inner, "name") : null);
            var position = item.TryGetProperty("position", out var stated) && stated.ValueKind == JsonValueKind.Number && stated.TryGetDouble(out var number) ? number : levels.Count + 1;
            if (StatedText.Clean(name) is { Length: <= LongestName } cleaned)
                levels.Add((position, cleaned));
        }
        return [.. levels.OrderBy(level => level.Position).Select(level => level.Name)];
    }

    private string? Text(string name) => HasArticle && article.TryGetProperty(name, out var value) ? StatedText.Clean(Strings(value).FirstOrDefault()) : null;

    private string? TextRaw(string name) => HasArticle ? String(article, name) : null;

    // A name, a thing with a name, a reference to one, or several of these.
    private List<(string Name, bool IsOrganization)> Names(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return StatedText.Clean(Value(value)) is { Length: <= LongestName } text ? [(text, false)] : [];
            case JsonValueKind.Array when depth < 2:
                return [.. value.EnumerateArray().Take(20).SelectMany(item => Names(item, depth + 1))];
            case JsonValueKind.Object:
                if (!value.TryGetProperty("name", out var name))
                    return depth < 2 && String(value, "@id") is { } id && byId.TryGetValue(id, out var referred) && referred.TryGetProperty("name", out _) ? Names(referred, depth + 1) : [];
                var isOrganization = value.TryGetProperty("@type", out var type) && Strings(type).Any(kind => kind.EndsWith("Organization", StringComparison.Ordinal));
                return [.. Strings(name).Select(StatedText.Clean).OfType<string>().Where(text => text.Length <= LongestName).Select(text => (text, isOrganization))];
            default:
                return [];
        }
    }

    private static string? Address(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Value(value),
            JsonValueKind.Object => String(value, "@id") ?? String(value, "url"),
            _ => null,
        };

    private static IEnumerable<string> Strings(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Value(value) is { } text ? [text] : [],
            JsonValueKind.Array => value.EnumerateArray().Take(100).Where(item => item.ValueKind == JsonValueKind.String).Select(Value).OfType<string>(),
            _ => [],
        };

    private static string? String(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Value(value) : null;

    // A string may hold half a surrogate pair, which the reader refuses.
    private static string? Value(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
