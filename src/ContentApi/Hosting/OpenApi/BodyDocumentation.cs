using System.Text.Json.Nodes;
using ContentApi.Contracts;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Bodies that are not the JSON of our own contracts: what each media type holds. Each stands in the document once, among its schemas.</summary>
internal static class BodyDocumentation
{
    /// <summary>The name of the schema of an export's lines.</summary>
    public const string Export = "Export";

    private const string Lines = "application/x-ndjson";

    /// <summary>Texts, of which a schema can only say what they are.</summary>
    private static readonly Dictionary<string, (string Name, string Description)> Texts = new()
    {
        ["application/rss+xml"] = ("RssFeed", "RSS 2.0: `channel` with an `item` an article. `guid` is the article's id, `pubDate` only what the page states, `content:encoded` the whole text as HTML; the next page is `atom:link rel=\"next\"` (RFC 5005)."),
        ["application/atom+xml"] = ("AtomFeed", "Atom (RFC 4287): `feed` with an `entry` an article. `id` is the article's id, `published` only what the page states, `content` the whole text as HTML; the next page is `link rel=\"next\"` (RFC 5005)."),
        ["text/csv"] = ("CsvTable", "CSV (RFC 4180) in UTF-8 with a byte order mark: a line of names, then a line an item. The names of a list have a semicolon between; what a spreadsheet would take for a formula has an apostrophe before it."),
        ["text/html"] = ("HtmlPage", "A page for people, without scripts."),
        ["text/markdown"] = ("MarkdownDocument", "CommonMark with the tables of GitHub; what is known of the article stands in front, as YAML."),
        ["text/plain"] = ("PlainText", "Text for people or robots."),
        ["text/x-opml"] = ("Opml", "OPML 2.0: an `outline` a feed."),
        ["application/xml"] = ("Sitemap", "The protocol of sitemaps.org: `sitemapindex` with the parts, or `urlset` with an `url` an article."),
    };

    /// <summary>What a body of this media type is.</summary>
    /// <param name="mediaType">Without parameters.</param>
    /// <param name="line">Of lines, the schema of the items that they are of.</param>
    /// <param name="document">Where it is referred to.</param>
    public static IOpenApiSchema Of(string mediaType, string? line, OpenApiDocument document) =>
        new OpenApiSchemaReference(
            mediaType switch
            {
                "application/feed+json" => "JsonFeed",
                "application/ld+json" => "NewsArticle",
                Lines => line + "Lines",
                _ => Texts[mediaType].Name,
            },
            document
        );

    /// <summary>What <see cref="Of"/> refers to.</summary>
    public static void AddTo(OpenApiDocument document, DocumentFilterContext context)
    {
        var schemas = context.SchemaRepository.Schemas;
        foreach (var (mediaType, (name, description)) in Texts)
        {
            schemas[name] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                ContentMediaType = mediaType,
                Description = description,
            };
        }
        foreach (var item in (string[])[nameof(Article), nameof(Section), nameof(Tag), nameof(Author)])
            schemas[item + "Lines"] = LinesOf($"NDJSON: the items of the list as its JSON has them, one `{item}` a line; without items no line.", Reference(item));
        foreach (var type in (Type[])[typeof(ExportHeader), typeof(ExportEnd), typeof(ExportRecord)])
            context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
        schemas[nameof(ExportedArticle)] = Exported((OpenApiSchema)schemas[nameof(Article)]);
        schemas[Export + "Lines"] = LinesOf(
            "NDJSON: a header, unless the answer goes on behind an article; a line an article or teaser, by id; and the end. Without the last line the stream broke off.",
            new OpenApiSchema { OneOf = [Reference(nameof(ExportHeader)), Reference(nameof(ExportedArticle)), Reference(nameof(ExportEnd))] }
        );
        AddJsonFeed();
        AddNewsArticle();

        OpenApiSchemaReference Reference(string name) => new(name, document);

        // As published in full, without the links, which every server makes anew.
        OpenApiSchema Exported(OpenApiSchema article) =>
            new()
            {
                Type = JsonSchemaType.Object,
                Description = "An article or teaser in full, without links, and what a copy needs beyond what is published. What is withdrawn is a teaser without text.",
                Properties = article
                    .Properties!.Where(property => property.Key is not ("links" or "leadFigure" or "related" or "latest"))
                    .Append(new("record", Reference(nameof(ExportRecord))))
                    .ToDictionary(),
                Required = article.Required!.Except(["links"]).Concat(["figures", "body", "outline", "source", "record"]).ToHashSet(),
            };

        void AddJsonFeed()
        {
            schemas["JsonFeed"] = Object(
                "JSON Feed 1.1. What is unknown is left out.",
                ("version", Words("https://jsonfeed.org/version/1.1"), true),
                ("title", Text("What the feed is of."), true),
                ("home_page_url", Text("The page of the site."), true),
                ("feed_url", Text("The address that was asked for."), true),
                ("description", Text("One sentence about the site."), true),
                ("next_url", Text("The next page of the feed; absent on the last."), false),
                ("language", Text("Of title and description."), true),
                ("items", Several("In the list's order.", Reference("JsonFeedItem")), true)
            );
            schemas["JsonFeedItem"] = Object(
                "An article of a feed.",
                ("id", Text("`urn:contentapi:article:` and the article's id: for ever the same, whatever the host."), true),
                ("url", Text("The article's public address."), true),
                ("title", Text("The headline."), true),
                ("summary", Text("The lead, or a teaser's summary."), false),
                ("content_html", Text("The text as HTML, lead first: of a teaser its summary; absent with `feedBody=summary` and where only the headline is known."), false),
                ("content_text", Text("Where `content_html` is absent: the summary, or else the headline."), false),
                ("date_published", Text("What the page states."), false),
                ("date_modified", Text("When the record last changed."), true),
                ("authors", Several("The names of the byline.", Reference("JsonFeedAuthor")), false),
                ("tags", Several("Section and tags.", Text(null)), true),
                ("language", Text("Of the article."), true)
            );
            schemas["JsonFeedAuthor"] = Object("A name of a byline.", ("name", Text(null), true));
        }

        void AddNewsArticle()
        {
            schemas["NewsArticle"] = Object(
                "JSON-LD: a `NewsArticle` of schema.org, with what the page states or shows. What is unknown is left out.",
                ("@context", Words("https://schema.org"), true),
                ("@type", Words("NewsArticle"), true),
                ("@id", Text("`urn:contentapi:article:` and the article's id."), true),
                ("identifier", Text("The article's id."), true),
                ("url", Text("The article's public address."), true),
                ("mainEntityOfPage", Text("The same."), true),
                ("headline", Text(null), true),
                ("description", Text("The lead."), false),
                ("inLanguage", Text(null), true),
                ("datePublished", Text("An instant or a day."), false),
                ("dateModified", Text("An instant or a day."), false),
                ("author", Several("The names of the byline.", Reference("NamedThing")), false),
                ("publisher", Reference("NamedThing"), false),
                ("creditText", Text("The agency that the page credits."), false),
                ("articleSection", Text("The name of the section."), false),
                ("keywords", Several("The names of the tags.", Text(null)), false),
                ("image", Several("The figures whose image has an address.", Reference("ImageObject")), false),
                ("wordCount", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" }, false),
                ("articleBody", Text("The body as plain text."), false)
            );
            schemas["NamedThing"] = Object("A person or an organization.", ("@type", Words("Person", "Organization"), true), ("name", Text(null), true));
            schemas["ImageObject"] = Object(
                "A figure.",
                ("@type", Words("ImageObject"), true),
                ("url", Text(null), true),
                ("caption", Text(null), false),
                ("creditText", Text("Who made it."), false)
            );
        }
    }

    private static OpenApiSchema LinesOf(string description, IOpenApiSchema line) =>
        new()
        {
            Type = JsonSchemaType.String,
            ContentMediaType = Lines,
            // The lines in a row, as JSON would have them.
            ContentSchema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = line },
            Description = description,
        };

    private static OpenApiSchema Object(string description, params (string Name, IOpenApiSchema Schema, bool IsCertain)[] properties) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = description,
            Properties = properties.ToDictionary(property => property.Name, property => property.Schema),
            Required = properties.Where(property => property.IsCertain).Select(property => property.Name).ToHashSet(),
        };

    private static OpenApiSchema Text(string? description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Words(params string[] words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    private static OpenApiSchema Several(string description, IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item, Description = description };
}
