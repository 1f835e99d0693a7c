using System.Globalization;
using System.Xml;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>An article as a web page.</summary>
public static class ArticleHtml
{
    /// <summary>The page; <paramref name="related"/> and <paramref name="latest"/> are shown where they have items.</summary>
    public static ReadOnlyMemory<byte> Render(
        Article article,
        IReadOnlyList<Article> related,
        ArticleLatest? latest,
        PublicAddresses addresses
    )
    {
        var words = PageWords.Of(article.Language);
        var frame = new PageFrame
        {
            Language = article.Language,
            Title = article.Title,
            Description = article.Lead,
            Canonical = addresses.ArticlePage(article),
            Json = article.Links.Self,
        };
        return frame.Render(html =>
        {
            using (html.Open("article"))
            {
                html.Element("h1", article.Title);
                WriteMeta(html, article, words);
                if (article.Lead is { } lead)
                    html.Element("p", lead, ("class", "lead"));
                if (article.Kind == "teaser")
                    html.Element("p", words.TeaserOnly, ("class", "note"));
                if (article.Body is { } body)
                    BodyHtml.Write(html, body.Blocks, anchors: true);
                if (BodyHtml.Credit(article) is { } credit)
                {
                    using (html.Open("p"))
                        html.Element("small", $"{words.Source}: {credit}");
                }
            }
            WriteList(html, words.Related, words.Language, related);
            if (latest is not null)
                WriteList(html, latest.Heading ?? words.Latest, words.Language, [.. latest.Items.Select(item => item.Article)]);
        });
    }

    private static void WriteMeta(XmlWriter html, Article article, PageWords words)
    {
        using (html.Open("ul", ("class", "meta")))
        {
            if (article.Authors.Count > 0)
                html.Element("li", $"{words.Byline}: {string.Join(", ", article.Authors.Select(author => author.Name))}");
            if (article.Date.Value is { } value && words.DateBases.TryGetValue(article.Date.Basis, out var label))
            {
                using (html.Open("li"))
                {
                    html.Text(label + ": ");
                    html.Element("time", DateInWords(value, words), ("datetime", value));
                }
            }
            html.Element("li", $"{words.Section}: {article.Section.Name}");
        }
    }

    /// <summary>A day as people write it in Vietnam; an instant with its time there. The forms are those of <see cref="Times"/>.</summary>
    private static string DateInWords(string value, PageWords words) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString(words.DayFormat, CultureInfo.InvariantCulture)
            : DateTimeOffset
                .Parse(value, CultureInfo.InvariantCulture)
                .ToOffset(Times.HoChiMinh)
                .ToString(words.DayFormat + ", HH:mm", CultureInfo.InvariantCulture)
                + $" ({words.LocalTime})";

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
