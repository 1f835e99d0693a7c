using System.Text.Json.Nodes;

namespace ContentApi.Tests.Hosting;

/// <summary>All content as the API tells it, for comparing two databases.</summary>
internal static class Content
{
    /// <summary>Every article and teaser in full with provenance, related and latest, and every section, tag and author; without what follows the order of imports.</summary>
    public static async Task<string> Everything(Api api)
    {
        var all = new JsonArray();
        string? next = "/v1/articles?kind=article,teaser&limit=100&sort=title";
        while (next is not null)
        {
            var page = await api.Json(next);
            foreach (var item in page.Items())
            {
                var id = item.Text("id");
                foreach (var part in (string[])["", "/provenance", "/related?limit=50", "/latest", "/outline"])
                    all.Add(WithoutHistory(await api.Json($"/v1/articles/{id}{part}")));
            }
            next = page.Text("links", "next");
        }
        foreach (var list in (string[])["/v1/latest?limit=100", "/v1/sections", "/v1/tags", "/v1/authors"])
            all.Add(WithoutHistory(await api.Json(list)));
        return all.ToJsonString();
    }

    /// <summary>The same without revision and updatedAt.</summary>
    public static JsonNode WithoutHistory(JsonNode node)
    {
        var copy = node.DeepClone();
        Strip(copy);
        return copy;

        static void Strip(JsonNode? node)
        {
            if (node is JsonObject properties)
            {
                properties.Remove("revision");
                properties.Remove("updatedAt");
                foreach (var property in properties)
                    Strip(property.Value);
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items)
                    Strip(item);
            }
        }
    }
}
