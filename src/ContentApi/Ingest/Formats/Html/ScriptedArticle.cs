using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>
/// The article in the data that a page hands to its own scripts (Next.js and the like), told in the words of schema.org. No script runs: it is read where it stands as JSON, and only where
/// the markup shows no text.
/// </summary>
internal static class ScriptedArticle
{
    private const int MostScripts = 20;
    private const int MostObjects = 20_000;

    /// <summary>A part of the page's title with fewer words may be anything.</summary>
    private const int ShortestTitle = 4;

    /// <summary>A shorter text is a summary.</summary>
    private const int ShortestBody = 200;

    private static readonly string[] TitleNames = ["title", "headline", "name", "subject"];

    private static readonly string[] BodyNames = ["articleBody", "content", "contentHtml", "content_html", "bodyHtml", "body_html", "body", "fullContent", "detail", "contents", "html", "text", "blocks"];

    private static readonly string[] LeadNames = ["sapo", "description", "summary", "lead", "excerpt", "standfirst", "abstract", "intro"];

    private static readonly string[] PublishedNames = ["datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate", "published_date", "publishTime", "publish_time", "publishedTime", "date"];

    private static readonly string[] ModifiedNames = ["dateModified", "modifiedAt", "modified_at", "updatedAt", "updated_at", "lastModified", "modified"];

    private static readonly string[] AuthorNames = ["author", "authors", "authorName", "author_name", "byline"];

    private static readonly string[] SectionNames = ["articleSection", "category", "categoryName", "category_name", "section", "cate", "zone", "primaryCategory"];

    private static readonly string[] TagNames = ["keywords", "tags", "topics"];

    private static readonly string[] ValueNames = ["name", "title", "fullName", "full_name", "displayName", "rendered", "html", "text", "content", "value"];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The object as JSON-LD and the line of its script; null when no script holds an article with the headline of the page.</summary>
    /// <param name="root">The page.</param>
    /// <param name="titles">What the page shows as its title; when it shows none the one article of the data is its own.</param>
    public static (string Json, int Line)? Find(MarkupElement root, IReadOnlyList<string> titles)
    {
        var keys = titles.Select(LineMeaning.Key).ToList();
        var found = new List<(JsonElement Article, int Line)>();
        foreach (var script in root.All().Where(each => each.Name == "script" && each["type"]?.Trim() is "application/json").Take(MostScripts))
        {
            if (Parse(script.RawText()) is { } data)
                found.AddRange(Articles(data).Select(article => (article, script.Line)));
        }
        // The site's name may stand behind it in the page's title; of several the longest, for data name parts of the page as well.
        var own = found.Select(each => (each.Article, each.Line, Title: LineMeaning.Key(Text(each.Article, TitleNames)!)))
            .Where(each => keys.Exists(key => key == each.Title || (Words.Count(each.Title) >= ShortestTitle && key.Contains(each.Title, StringComparison.Ordinal))))
            .OrderByDescending(each => each.Title.Length).Select(each => (each.Article, each.Line)).FirstOrDefault();
        if (own.Article.ValueKind == JsonValueKind.Undefined && keys.Count == 0 && found.Count == 1)
            own = found[0];
        return own.Article.ValueKind == JsonValueKind.Undefined ? null : (Described(own.Article), own.Line);
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options).RootElement;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // It is data of another form, or cut: then it tells nothing.
            return null;
        }
    }

    // In the order of the data, with a title and a text each.
    private static IEnumerable<JsonElement> Articles(JsonElement root)
    {
        var waiting = new Stack<JsonElement>();
        waiting.Push(root);
        for (var objects = 0; objects < MostObjects && waiting.TryPop(out var element); objects++)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray().Take(MostObjects).Reverse())
                    waiting.Push(item);
            }
            if (element.ValueKind != JsonValueKind.Object)
                continue;
            if (Text(element, TitleNames) is not null && Body(element) is not null)
                yield return element;
            foreach (var property in element.EnumerateObject().Reverse())
            {
                if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    waiting.Push(property.Value);
            }
        }
    }

    private static string Described(JsonElement article)
    {
        var described = new JsonObject { ["@type"] = "NewsArticle", ["headline"] = Text(article, TitleNames), ["articleBody"] = Body(article) };
        foreach (var (name, names) in ((string, string[])[])[("description", LeadNames), ("datePublished", PublishedNames), ("dateModified", ModifiedNames), ("articleSection", SectionNames)])
        {
            if (Text(article, names) is { } value)
                described[name] = value;
        }
        foreach (var (name, names) in ((string, string[])[])[("author", AuthorNames), ("keywords", TagNames)])
            described[name] = new JsonArray([.. Texts(article, names).Select(text => JsonValue.Create(text))]);
        return described.ToJsonString();
    }

    private static string? Body(JsonElement article)
    {
        foreach (var name in BodyNames)
        {
            if (Property(article, name) is not { } value)
                continue;
            var text = value.ValueKind == JsonValueKind.Array ? Paragraphs(value) : Value(value);
            if (text is { Length: >= ShortestBody })
                return text;
        }
        return null;
    }

    // [ { "type": "paragraph", "text": "…" }, "…" ]
    private static string Paragraphs(JsonElement blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks.EnumerateArray().Take(MostObjects))
        {
            if (Value(block) is { Length: > 0 } paragraph)
                text.Append("<p>").Append(paragraph).Append("</p>\n");
        }
        return text.ToString();
    }

    private static string? Text(JsonElement element, string[] names) => Texts(element, names).FirstOrDefault();

    private static List<string> Texts(JsonElement element, string[] names)
    {
        foreach (var name in names)
        {
            if (Property(element, name) is not { } value)
                continue;
            var texts = (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(50).Select(Value) : [Value(value)]).Select(StatedText.Clean).OfType<string>().ToList();
            if (texts.Count > 0)
                return texts;
        }
        return [];
    }

    // A text, or the name or text of a thing.
    private static string? Value(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? String(value)
        : value.ValueKind == JsonValueKind.Object ? ValueNames.Select(name => Property(value, name) is { ValueKind: JsonValueKind.String } text ? String(text) : null).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
        : null;

    private static JsonElement? Property(JsonElement element, string name)
    {
        try
        {
            return element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A property's name is half a surrogate pair.
            return null;
        }
    }

    private static string? String(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // The text holds half a surrogate pair.
            return null;
        }
    }
}
