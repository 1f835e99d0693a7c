using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>An article as linked data: schema.org's NewsArticle. Only what the page states or shows; what is unknown is left out.</summary>
internal static class ArticleJsonLd
{
    private static readonly JsonWriterOptions Alone = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Vietnamese as it is, but no character that could end the element or begin another.</summary>
    private static readonly JsonWriterOptions InPage = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The whole article.</summary>
    public static ReadOnlyMemory<byte> Write(PublishedArticle published) => Write(published, Alone, hasBody: true);

    /// <summary>The article for its own page, which has the text already.</summary>
    public static string ForPage(PublishedArticle published) => Encoding.UTF8.GetString(Write(published, InPage, hasBody: false).Span);

    private static ReadOnlyMemory<byte> Write(PublishedArticle published, JsonWriterOptions options, bool hasBody)
    {
        var (article, addresses) = published;
        var page = addresses.ArticlePage(article);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartObject();
            Add(json, "@context", "https://schema.org");
            Add(json, "@type", "NewsArticle");
            Add(json, "@id", FeedItem.IdOf(article));
            Add(json, "identifier", article.Id);
            Add(json, "url", page);
            Add(json, "mainEntityOfPage", page);
            Add(json, "headline", article.Title);
            Add(json, "description", article.Lead);
            Add(json, "inLanguage", article.Language);
            // Only what the page states: our own date may be an event's, and updatedAt is about our record.
            Add(json, "datePublished", article.PublishedAt);
            Add(json, "dateModified", article.ModifiedAt);
            AddAll(json, "author", article.Authors, author => AddNamed(json, "Person", author.Name));
            if (article.Source?.Publisher is { } publisher)
            {
                json.WritePropertyName("publisher");
                AddNamed(json, "Organization", publisher);
            }
            Add(json, "creditText", article.Source?.Credit);
            // The default section says that none is known.
            Add(json, "articleSection", article.Section.Basis == "default" ? null : article.Section.Name);
            AddAll(json, "keywords", article.Tags, tag => json.WriteStringValue(Markup.Clean(tag.Name)));
            AddAll(json, "image", (article.Body?.Blocks ?? []).OfType<FigureBlock>().Where(figure => figure.ImageUrl is not null), figure => Add(json, figure));
            if (article.WordCount is { } words)
                json.WriteNumber("wordCount", words);
            if (hasBody && article.Body is { } body)
                Add(json, "articleBody", BodyText.Render(body.Blocks));
            json.WriteEndObject();
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static void Add(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, Markup.Clean(value));
    }

    private static void AddAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> add)
    {
        var isOpen = false;
        foreach (var value in values)
        {
            if (!isOpen)
                json.WriteStartArray(name);
            isOpen = true;
            add(value);
        }
        if (isOpen)
            json.WriteEndArray();
    }

    private static void AddNamed(Utf8JsonWriter json, string type, string name)
    {
        json.WriteStartObject();
        Add(json, "@type", type);
        Add(json, "name", name);
        json.WriteEndObject();
    }

    private static void Add(Utf8JsonWriter json, FigureBlock figure)
    {
        json.WriteStartObject();
        Add(json, "@type", "ImageObject");
        Add(json, "url", figure.ImageUrl);
        Add(json, "caption", figure.Caption);
        Add(json, "creditText", figure.Credit);
        json.WriteEndObject();
    }
}
