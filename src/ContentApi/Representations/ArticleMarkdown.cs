using System.Globalization;
using System.Text;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>An article as Markdown, with what is known of it as YAML in front.</summary>
internal static class ArticleMarkdown
{
    /// <summary>
    /// The front matter has the names of the JSON, flat where static sites expect it (<c>date</c>, <c>tags</c>, <c>authors</c>); what is unknown is left out.
    /// Below it stand headline, lead, body and credit.
    /// </summary>
    public static ReadOnlyMemory<byte> Write(PublishedArticle published)
    {
        var article = published.Article;
        string[] parts =
        [
            FrontMatter(article),
            "# " + BodyMarkdown.Escape(article.Title),
            BodyMarkdown.Escape(article.Lead ?? ""),
            BodyMarkdown.Render(article.Body?.Blocks ?? []),
            BodyMarkdown.Escape(ArticleFact.Credit(article, PageWords.Of(article.Language))?.ToString() ?? ""),
        ];
        return Encoding.UTF8.GetBytes(string.Join("\n\n", parts.Where(part => part.Length > 0)) + "\n");
    }

    private static string FrontMatter(Article article)
    {
        var yaml = new StringBuilder("---\n");
        Add("id", article.Id);
        Add("slug", article.Slug);
        Add("kind", article.Kind);
        Add("title", article.Title);
        Add("section", article.Section.Name);
        AddAll("authors", article.Authors.Select(author => author.Name));
        AddAll("tags", article.Tags.Select(tag => tag.Name));
        Add("publishedAt", article.PublishedAt);
        Add("modifiedAt", article.ModifiedAt);
        Add("date", article.Date.Value);
        Add("dateBasis", article.Date.Value is null ? null : article.Date.Basis);
        Add("language", article.Language);
        AddNumber("wordCount", article.WordCount);
        AddNumber("readingMinutes", article.ReadingMinutes);
        Add("publisher", article.Source?.Publisher);
        Add("credit", article.Source?.Credit);
        Add("document", article.Source?.Document);
        Add("duplicateOf", article.DuplicateOf);
        AddNumber("revision", article.Revision);
        Add("updatedAt", article.UpdatedAt);
        return yaml.Append("---").ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                yaml.Append(name).Append(": ").Append(Quoted(value)).Append('\n');
        }

        void AddNumber(string name, long? value)
        {
            if (value is not null)
                yaml.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        }

        void AddAll(string name, IEnumerable<string> values)
        {
            var lines = string.Concat(values.Select(value => $"  - {Quoted(value)}\n"));
            yaml.Append(name).Append(lines.Length == 0 ? ": []\n" : ":\n").Append(lines);
        }
    }

    /// <summary>
    /// A double-quoted scalar on one line (YAML 1.2, 7.3.1): of all styles the only one that can hold any text. What XML cannot hold, YAML cannot hold either
    /// (5.1), so it is left out here as everywhere.
    /// </summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in Markup.Clean(text))
        {
            _ = unit switch
            {
                '"' or '\\' => quoted.Append('\\').Append(unit),
                '\t' => quoted.Append("\\t"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                // Line breaks of YAML 1.1, and a byte order mark.
                '\u2028' => quoted.Append("\\L"),
                '\u2029' => quoted.Append("\\P"),
                '\uFEFF' => quoted.Append("\\uFEFF"),
                _ => quoted.Append(unit),
            };
        }
        return quoted.Append('"').ToString();
    }
}
