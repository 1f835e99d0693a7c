using ContentApi.Documents;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>The language that the page states, else that of its text.</summary>
internal static class LanguageRules
{
    /// <summary>Enough to tell the language by.</summary>
    private const int MostTexts = 50;

    public static void Language(ArticleDraft page)
    {
        var (language, sureness) = PageCompletion.LanguageOf(string.Join(' ', page.Blocks.Select(block => block.Text).Append(page.Lead).Append(page.Title).Take(MostTexts)));
        var stated = (page.Head.Language ?? page.Data.Language ?? page.Head["og:locale"])?.Split('-', '_')[0].Trim().ToLowerInvariant();
        // Themes leave lang="en" on Vietnamese pages; the marks of its letters are surer.
        if (stated is { Length: 2 or 3 } && stated.All(char.IsAsciiLetterLower) && !(stated == "en" && language == "vi" && sureness >= 1))
        {
            page.Language = stated;
            page.Origin("language", page.Head.Language is null ? "meta" : "html-lang", 1, page.Head.Language ?? stated, 1);
            return;
        }
        page.Language = language;
        page.Fields.Add(new FieldOrigin("language", [], "language", sureness, null));
    }
}
