using System.Xml;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>The welcome page of a browser that asks for <c>/</c>.</summary>
public static class WelcomeHtml
{
    /// <summary>One first link for each kind of user, then the smaller ones; the other feeds stand at the foot, as on every page.</summary>
    public static ReadOnlyMemory<byte> Render(Welcome welcome)
    {
        var frame = new PageFrame { Language = "en", Title = welcome.Name, Description = welcome.Description };
        var links = welcome.Links;
        return frame.Render(html =>
        {
            html.Element("h1", welcome.Name);
            html.Element("p", welcome.Description, ("class", "lead"));
            using (html.Open("ul", ("class", "cards")))
            {
                WriteCard(html, links.Articles, "Articles", "For frontends: articles as JSON, newest first, filtered and paged.");
                WriteCard(html, links.Rss, "Feeds", "For partners: the latest as RSS; as Atom and JSON Feed too.");
                if (links.Swagger is { } swagger)
                    WriteCard(html, swagger, "Swagger UI", "For explorers: every operation and parameter, to try in the browser.");
            }
            html.Element("h2", "More");
            using (html.Open("ul", ("class", "row")))
            {
                html.LinkItem(links.Sections, "Sections");
                html.LinkItem(links.Latest, "Latest");
                html.LinkItem(links.Feeds, "All feeds");
                html.LinkItem(links.Changes, "Changes");
                html.LinkItem(links.Export, "Export");
                if (links.OpenApi is { } openApi)
                    html.LinkItem(openApi, "OpenAPI document");
                html.LinkItem(links.Health, "Health");
            }
            html.Element("p", "Version " + welcome.Version, ("class", "note"));
        });
    }

    private static void WriteCard(XmlWriter html, string address, string name, string what)
    {
        using (html.Open("li"))
        {
            using (html.Open("h2"))
                html.Element("a", name, ("href", address));
            html.Element("p", what);
        }
    }
}
