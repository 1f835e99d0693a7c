using System.Globalization;
using System.Xml;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>The text of an article as HTML: escaped and semantic.</summary>
public static class BodyHtml
{
    /// <summary>The blocks, without the lead, each with its id as an anchor; empty where there is none.</summary>
    public static string Render(IReadOnlyList<Block> blocks) => Markup.Fragment(html => Write(html, blocks, anchors: true));

    /// <summary>
    /// What a feed carries of an article: lead, body and source credit; of a teaser, the lead and the credit. Null where there is neither
    /// lead nor body.
    /// </summary>
    public static string? RenderWhole(Article article)
    {
        if (article.Lead is null && article.Body is not { Blocks.Count: > 0 })
            return null;
        return Markup.Fragment(html =>
        {
            html.ElementIfKnown("p", article.Lead);
            if (article.Body is { } body)
                Write(html, body.Blocks, anchors: false);
            WriteCredit(html, article, PageWords.Of(article.Language));
        });
    }

    /// <summary>Writes whom the page credits, where that is known.</summary>
    internal static void WriteCredit(XmlWriter html, Article article, PageWords words)
    {
        if (ArticleFact.Credit(article, words) is not { } credit)
            return;
        using (html.Open("p"))
            html.Element("small", credit.ToString());
    }

    /// <summary>Plain text as HTML: the same, with markup characters escaped.</summary>
    internal static string Escape(string text) => Markup.Fragment(html => html.Text(text));

    /// <summary>Writes the blocks; with anchors, each carries its id, which must then be unique on the page.</summary>
    internal static void Write(XmlWriter html, IReadOnlyList<Block> blocks, bool anchors)
    {
        foreach (var block in blocks)
            Write(html, block, anchors ? block.Id : null);
    }

    private static void Write(XmlWriter html, Block block, string? id)
    {
        switch (block)
        {
            case HeadingBlock heading:
                // h1 is the title's alone.
                html.Element("h" + Math.Clamp(heading.Level, 2, 6).ToString(CultureInfo.InvariantCulture), heading.Text, ("id", id));
                break;
            case ParagraphBlock paragraph:
                html.Element("p", paragraph.Text, ("id", id));
                break;
            case FigureBlock figure:
                Write(html, FigureWords.Of(figure), id);
                break;
            case ListBlock list:
                using (html.Open(list.Ordered ? "ol" : "ul", ("id", id)))
                {
                    foreach (var item in list.Items)
                        html.Element("li", item);
                }
                break;
            case QuoteBlock quote:
                Write(html, quote, id);
                break;
            case TableBlock table:
                Write(html, table, id);
                break;
            case VideoBlock video:
                Write(html, FigureWords.Of(video), id);
                break;
            default:
                throw new InvalidOperationException($"There is no HTML for a {block.GetType().Name}.");
        }
    }

    /// <summary>Without the image, the label stands in its place, as in the page dump.</summary>
    private static void Write(XmlWriter html, FigureWords figure, string? id)
    {
        using (html.Open("figure", ("id", id)))
        {
            if (figure.ImageUrl is { } address)
                html.EmptyElement("img", ("src", address), ("alt", figure.Place ?? ""), ("loading", "lazy"));
            else
                html.ElementIfKnown("p", figure.Place);
            if (figure is { Caption: null, Credit: null })
                return;
            using (html.Open("figcaption"))
            {
                html.Text(figure.Caption ?? "");
                if (figure.Credit is { } credit)
                {
                    html.Text(figure.Caption is null ? "" : " ");
                    html.Element("small", $"({credit})");
                }
            }
        }
    }

    /// <summary>HTML wants the words of another inside <c>blockquote</c> and their attribution outside.</summary>
    private static void Write(XmlWriter html, QuoteBlock quote, string? id)
    {
        if (quote.Attribution is not { } attribution)
        {
            using (html.Open("blockquote", ("id", id)))
                html.Element("p", quote.Text);
            return;
        }
        using (html.Open("figure", ("id", id)))
        {
            using (html.Open("blockquote"))
                html.Element("p", quote.Text);
            html.Element("figcaption", attribution);
        }
    }

    private static void Write(XmlWriter html, TableBlock table, string? id)
    {
        using (html.Open("table", ("id", id)))
        using (html.Open("tbody"))
        {
            foreach (var row in table.Rows)
            {
                using (html.Open("tr"))
                {
                    foreach (var cell in row)
                        html.Element("td", cell);
                }
            }
        }
    }
}
