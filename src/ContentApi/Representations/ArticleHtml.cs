using System.Xml;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>An article as a web page.</summary>
internal static class ArticleHtml
{
    /// <summary>The page; related and latest articles are shown where there are some.</summary>
    public static ReadOnlyMemory<byte> Write(PublishedArticle published)
    {
        var article = published.Article;
        var words = PageWords.Of(article.Language);
        var frame = new PageFrame
        {
            Language = article.Language,
            Title = article.Title,
            Description = article.Lead,
            Canonical = published.Addresses.ArticlePage(article),
            StructuredData = ArticleJsonLd.ForPage(published),
            Image = article.Body?.Blocks.OfType<FigureBlock>().FirstOrDefault(figure => figure.ImageUrl is not null)?.ImageUrl,
            Alternates =
            [
                new("application/json", "JSON", article.Links.Self),
                .. Formats.OfArticles.Where(format => format.Suffix != "html").Select(format => new PageLink(format.BareType, format.Name, $"/v1/articles/{article.Slug}.{format.Suffix}")),
            ],
            Feeds = [.. PageFrame.LatestFeeds, .. PageLink.Feeds(article.Section.Name, $"{article.Links.Section}/latest")],
        };
        return frame.Render(html =>
        {
            using (html.Open("article"))
            {
                html.Element("h1", article.Title);
                WriteFacts(html, article, words);
                if (article.Lead is { } lead)
                    html.Element("p", lead, ("class", "lead"));
                if (article.Kind == "teaser")
                    html.Element("p", words.TeaserOnly, ("class", "note"));
                if (article.Body is { } body)
                    BodyHtml.Write(html, body.Blocks, anchors: true);
                BodyHtml.WriteCredit(html, article, words);
            }
            WriteList(html, words.Related, words.Language, [.. article.Related.Select(item => item.Article.PutTogether)]);
            if (article.Latest is { } latest)
                WriteList(html, latest.Heading ?? words.Latest, words.Language, [.. latest.Items.Select(item => item.Article)]);
        });
    }

    private static void WriteFacts(XmlWriter html, Article article, PageWords words)
    {
        using (html.Open("ul", ("class", "meta")))
        {
            foreach (var fact in ArticleFact.Of(article, words))
            {
                using (html.Open("li"))
                {
                    html.Text(fact.Label + ": ");
                    if (fact.Time is { } time)
                        html.Element("time", fact.Text, ("datetime", time));
                    else
                        html.Text(fact.Text);
                }
            }
        }
    }

    private static void WriteList(XmlWriter html, string heading, string language, IReadOnlyList<Article> articles)
    {
        if (articles.Count == 0)
            return;
        using (html.Open("nav", ("aria-label", heading)))
        {
            html.Element("h2", heading);
            using (html.Open("ul", ("class", "titles")))
            {
                foreach (var article in articles)
                {
                    using (html.Open("li", ("lang", article.Language == language ? null : article.Language)))
                        html.Element("a", article.Title, ("href", article.Links.Web));
                }
            }
        }
    }
}
