using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace ContentApi.Representations;

/// <summary>What stands around the content of every page: head, style, skip link, header and footer.</summary>
public sealed record PageFrame
{
    /// <summary>
    /// The one style of all pages. It must hold none of the characters that XmlWriter escapes in text (ampersand and angle brackets): HTML
    /// takes the content of <c>style</c> as it is, and the policy's hash is over it as it is.
    /// </summary>
    private static readonly string Style = """

        :root { color-scheme: light dark;
          --ink: #1b1f24; --quiet: #59636e; --line: #d8dde3; --ground: #ffffff; --card: #f5f7f9; --link: #0b57b7; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e4e8ec; --quiet: #9aa6b2; --line: #343c45; --ground: #14181c; --card: #1d2329; --link: #82b7ff; }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 44rem; padding: 0 1.25rem 2rem; background: var(--ground); color: var(--ink);
          font: 1.0625rem/1.65 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
        a { color: var(--link); text-underline-offset: .15em; }
        a:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--ground); }
        body header.site { padding: 1rem 0; border-bottom: 1px solid var(--line); font-weight: 600; }
        header.site a { color: inherit; text-decoration: none; }
        footer.site nav + nav { margin-top: .75rem; }
        footer.site { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.3; text-wrap: balance; margin: 2rem 0 .5rem; }
        h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.25rem); margin-top: 1.75rem; }
        h2 { font-size: 1.3rem; }
        h3, h4, h5, h6 { font-size: 1.1rem; }
        p { margin: 0 0 1.1rem; }
        small { font-size: .875em; color: var(--quiet); }
        .meta { margin: 0 0 1.25rem; padding: 0; list-style: none; color: var(--quiet); font-size: .9375rem; }
        .lead { font-size: 1.2rem; font-weight: 500; line-height: 1.55; }
        .note { margin-top: 1rem; color: var(--quiet); font-size: .9375rem; }
        figure { margin: 1.75rem 0; }
        img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
        figure p { margin: 0; padding: 1.75rem 1rem; background: var(--card); color: var(--quiet); text-align: center; }
        figure p, figcaption { font-size: .9375rem; }
        figcaption { padding: .5rem 0; border-bottom: 1px solid var(--line); color: var(--quiet); }
        blockquote { margin: 1.5rem 0; padding-left: 1.25rem; border-left: 3px solid var(--line); }
        blockquote p, figure blockquote p { margin: 0; padding: 0;
          background: none; color: inherit; text-align: inherit; font-size: inherit; }
        figure blockquote { margin: 0; }
        blockquote + figcaption { padding: .25rem 0 0 calc(1.25rem + 3px); border: 0; }
        table { display: block; overflow-x: auto; border-collapse: collapse; margin: 1.5rem 0; }
        td, th { padding: .4rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
        pre { overflow-x: auto; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .4rem;
          font-size: .875rem; line-height: 1.5; }
        ul.cards { margin: 1.5rem 0; padding: 0; list-style: none;
          display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(12.5rem, 1fr)); }
        .cards li { padding: 1rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
        .cards h2 { margin: 0 0 .35rem; font-size: 1.1rem; }
        .cards p { margin: 0; color: var(--quiet); font-size: .9375rem; }
        ul.row { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
        ul.titles, ol.titles { padding-left: 1.25rem; }
        .titles li { margin-bottom: .6rem; }

        """.ReplaceLineEndings("\n");

    /// <summary>
    /// The Content-Security-Policy of these pages: nothing is run, sent or framed, and only images are loaded: those of an article from wherever its source has
    /// them, and the icon that the page holds itself; the one inline style is let in by its hash.
    /// </summary>
    public static readonly string ContentSecurityPolicy =
        "default-src 'none'; img-src https: http: data:; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>In the page, for without one every browser asks for /favicon.ico.</summary>
    private const string Icon =
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E%3Crect%20width='16'%20height='16'%20rx='3'%20fill='%230b57b7'/%3E"
        + "%3Cpath%20d='M4%205h8M4%208h8M4%2011h5'%20stroke='%23fff'%20stroke-width='1.5'/%3E%3C/svg%3E";

    /// <summary>The language of the page, a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The title in the browser's tab.</summary>
    public required string Title { get; init; }

    /// <summary>What a search engine may show below the title, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The page's one public address, or null.</summary>
    public string? Canonical { get; init; }

    /// <summary>What the page is about as JSON-LD that holds no <c>&lt;</c>, or null.</summary>
    public string? StructuredData { get; init; }

    /// <summary>Of an article, the address of its first image, or null.</summary>
    public string? Image { get; init; }

    /// <summary>The same content in other formats.</summary>
    public IReadOnlyList<PageLink> Alternates { get; init; } = [];

    /// <summary>The feeds that a reader of the page may want to follow.</summary>
    public IReadOnlyList<PageLink> Feeds { get; init; } = LatestFeeds;

    /// <summary>The feeds of everything.</summary>
    internal static IReadOnlyList<PageLink> LatestFeeds { get; } = PageLink.Feeds(null, "/v1/latest");

    /// <summary>The page around what <paramref name="main"/> writes into <c>main</c>.</summary>
    internal ReadOnlyMemory<byte> Render(Action<XmlWriter> main) =>
        Markup.Page(html =>
        {
            // Not for the language of the page, which may be any: for the words that this frame has.
            var words = PageWords.Of(Language);
            using (html.Open("html", ("lang", Language)))
            {
                using (html.Open("head"))
                    WriteHead(html);
                using (html.Open("body"))
                {
                    html.Element("a", words.SkipToContent, ("class", "skip"), ("href", "#main"));
                    using (html.Open("header", ("class", "site")))
                        html.Element("a", Feed.Generator, ("href", "/"));
                    using (html.Open("main", ("id", "main")))
                        main(html);
                    using (html.Open("footer", ("class", "site")))
                        WriteFooter(html, words);
                }
            }
        });

    private void WriteHead(XmlWriter html)
    {
        html.EmptyElement("meta", ("charset", "utf-8"));
        html.EmptyElement("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Element("title", Title);
        html.EmptyElement("link", ("rel", "icon"), ("href", Icon));
        if (Description is not null)
            html.EmptyElement("meta", ("name", "description"), ("content", Description));
        if (Canonical is not null)
            html.EmptyElement("link", ("rel", "canonical"), ("href", Canonical));
        foreach (var link in Alternates.Concat(Feeds))
            html.EmptyElement("link", ("rel", "alternate"), ("type", link.Type), ("title", link.Name), ("href", link.Address));
        if (StructuredData is not null)
            WriteArticleHead(html, StructuredData);
        html.Element("style", Style);
    }

    /// <summary>For those who show a link to the article: search engines by the data, the others by Open Graph.</summary>
    private void WriteArticleHead(XmlWriter html, string structuredData)
    {
        foreach (
            var (name, value) in new[] { ("og:type", "article"), ("og:title", Title), ("og:description", Description), ("og:url", Canonical), ("og:image", Image) }
        )
        {
            if (value is not null)
                html.EmptyElement("meta", ("property", name), ("content", value));
        }
        html.Element("script", structuredData, ("type", "application/ld+json"));
    }

    private void WriteFooter(XmlWriter html, PageWords words)
    {
        WriteLinks(html, words.Formats, Alternates);
        WriteLinks(html, words.Feeds, Feeds);
    }

    private static void WriteLinks(XmlWriter html, string label, IReadOnlyList<PageLink> links)
    {
        if (links.Count == 0)
            return;
        using (html.Open("nav", ("aria-label", label)))
        using (html.Open("ul", ("class", "row")))
        {
            html.Element("li", label + ":", ("aria-hidden", "true"));
            foreach (var link in links)
                html.LinkItem(link.Address, link.Name);
        }
    }
}

/// <summary>An address that a page leads to.</summary>
/// <param name="Type">The media type there.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">From the root of this host.</param>
public sealed record PageLink(string Type, string Name, string Address)
{
    /// <summary>A list of articles in every format of feeds.</summary>
    /// <param name="title">What the list is called, where that is to be said.</param>
    /// <param name="list">Its address.</param>
    public static IReadOnlyList<PageLink> Feeds(string? title, string list) =>
        [.. Formats.Feeds.Select(format => new PageLink(format.BareType, title is null ? format.Name : $"{format.Name}: {title}", $"{list}.{format.Suffix}"))];
}

/// <summary>Parts that several pages have.</summary>
internal static class PageParts
{
    /// <summary>An item of a list that is a link.</summary>
    public static void LinkItem(this XmlWriter html, string address, string text)
    {
        using (html.Open("li"))
            html.Element("a", text, ("href", address));
    }
}
