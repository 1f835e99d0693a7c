using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContentApi.Representations;

/// <summary>JSON Feed 1.1. What is unknown is left out.</summary>
internal static class JsonFeed
{
    private static readonly JsonWriterOptions Options = new()
    {
        // Vietnamese as it is. The answer carries nosniff and is never embedded in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> Write(Feed feed)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            Write(json, "title", feed.Title);
            Write(json, "home_page_url", feed.HomeUrl);
            Write(json, "feed_url", feed.SelfUrl);
            Write(json, "description", feed.Description);
            Write(json, "next_url", feed.NextUrl);
            Write(json, "language", feed.Language);
            json.WriteStartArray("items");
            foreach (var item in feed.Items)
                Write(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, FeedItem item)
    {
        json.WriteStartObject();
        Write(json, "id", item.Id);
        Write(json, "url", item.Url);
        Write(json, "title", item.Title);
        Write(json, "summary", item.Summary);
        Write(json, "content_html", item.ContentHtml);
        // An item must have a content: without the text it is the summary, and where nothing but the title is known, that.
        if (item.ContentHtml is null)
            Write(json, "content_text", item.Summary ?? item.Title);
        if (item.Published is { } published)
            Write(json, "date_published", FeedTimes.Rfc3339(published));
        Write(json, "date_modified", FeedTimes.Rfc3339(item.Updated));
        if (item.Authors.Count > 0)
        {
            json.WriteStartArray("authors");
            foreach (var author in item.Authors)
            {
                json.WriteStartObject();
                Write(json, "name", author);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteStartArray("tags");
        foreach (var category in item.Categories)
            json.WriteStringValue(Markup.Clean(category.Name));
        json.WriteEndArray();
        Write(json, "language", item.Language);
        json.WriteEndObject();
    }

    /// <summary>JSON could hold control characters, but not lone surrogates; all feeds say the same.</summary>
    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, Markup.Clean(value));
    }
}
