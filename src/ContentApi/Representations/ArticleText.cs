using System.Text;

namespace ContentApi.Representations;

/// <summary>An article as plain text.</summary>
internal static class ArticleText
{
    /// <summary>Headline, facts, lead, body and credit, a blank line between them.</summary>
    public static ReadOnlyMemory<byte> Write(PublishedArticle published)
    {
        var article = published.Article;
        var words = PageWords.Of(article.Language);
        string[] parts =
        [
            BodyText.Lines(article.Title),
            BodyText.Lines(ArticleFact.Of(article, words).Select(fact => fact.ToString())),
            BodyText.Lines(article.Lead),
            BodyText.Render(article.Body?.Blocks ?? []),
            BodyText.Lines(ArticleFact.Credit(article, words)?.ToString()),
        ];
        return Encoding.UTF8.GetBytes(string.Join("\n\n", parts.Where(part => part.Length > 0)) + "\n");
    }
}
