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
    /// The Content-Security-Policy of these pages: nothing is loaded, run, sent or framed; the one inline style is let in by its hash.
    /// </summary>
    public static readonly string ContentSecurityPolicy =
        "default-src 'none'; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The Content-Type of these pages.</summary>
    public const string MediaType = "text/html; charset=utf-8";

    /// <summary>The language of the page, a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The title in the browser's tab.</summary>
    public required string Title { get; init; }

    /// <summary>What a search engine may show below the title, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The page's one public address, or null.</summary>
    public string? Canonical { get; init; }

    /// <summary>The path of the same content as JSON, or null.</summary>
    public string? Json { get; init; }

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
        if (Description is not null)
            html.EmptyElement("meta", ("name", "description"), ("content", Description));
        if (Canonical is not null)
            html.EmptyElement("link", ("rel", "canonical"), ("href", Canonical));
        if (Json is not null)
            html.EmptyElement("link", ("rel", "alternate"), ("type", "application/json"), ("href", Json));
        foreach (var format in FeedFormats.All)
            html.EmptyElement("link", ("rel", "alternate"), ("type", format.BareType), ("title", format.Name), ("href", Latest(format)));
        html.Element("style", Style);
    }

    private void WriteFooter(XmlWriter html, PageWords words)
    {
        using (html.Open("nav", ("aria-label", words.Formats)))
        using (html.Open("ul", ("class", "row")))
        {
            if (Json is not null)
                html.LinkItem(Json, words.MachineReadable);
            foreach (var format in FeedFormats.All)
                html.LinkItem(Latest(format), format.Name);
        }
    }

    private static string Latest(FeedFormat format) => "/v1/latest." + format.Suffix;
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
