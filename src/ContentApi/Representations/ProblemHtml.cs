using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>The page that explains a kind of problem to a developer who follows its <c>type</c>.</summary>
public static class ProblemHtml
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What it means, how to mend it, an example, and the other kinds.</summary>
    public static ReadOnlyMemory<byte> Render(ProblemType type)
    {
        var frame = new PageFrame
        {
            Language = "en",
            Title = $"{type.Title} ({type.Name})",
            Description = type.Meaning,
        };
        return frame.Render(html =>
        {
            html.Element("h1", type.Title);
            html.Element("p", $"{type.Name} · HTTP status {type.Status.ToString(CultureInfo.InvariantCulture)}", ("class", "meta"));
            html.Element("h2", "What it means");
            html.Element("p", type.Meaning);
            html.Element("h2", "How to mend it");
            html.Element("p", type.Remedy);
            html.Element("h2", "An example");
            // Scrolled sideways on a phone, which the keyboard can do only where it can go.
            html.Element("pre", Json(Example(type)), ("tabindex", "0"), ("role", "region"), ("aria-label", "An example"));
            using (html.Open("nav", ("aria-label", "Other problems")))
            {
                html.Element("h2", "Other problems");
                using (html.Open("ul", ("class", "row")))
                {
                    foreach (var other in ProblemType.All.Where(other => other != type))
                        html.LinkItem(other.Address, other.Name);
                }
            }
        });
    }

    /// <summary>A problem of this kind as a client meets it.</summary>
    public static Problem Example(ProblemType type)
    {
        var (instance, detail, error) = Examples.GetValueOrDefault(type.Name, ("/v1/articles", type.Meaning, null));
        return new Problem
        {
            Type = type.Address,
            Title = type.Title,
            Status = type.Status,
            Detail = detail,
            Instance = instance,
            TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
            Errors = error is null ? null : [error],
        };
    }

    /// <summary>By name of the type; one without a row of its own shows its meaning.</summary>
    private static readonly Dictionary<string, (string Instance, string Detail, ProblemError? Error)> Examples = new()
    {
        [ProblemType.InvalidParameter.Name] = (
            "/v1/articles?limit=101",
            "limit must be 1 to 100; it was 101. Did you mean 100?",
            Error("limit", "101", "limit must be 1 to 100; it was 101.", "100")),
        [ProblemType.UnknownParameter.Name] = (
            "/v1/sections?includ=latest",
            "There is no parameter includ here. There are include, latestLimit. Did you mean include?",
            Error("includ", "latest", "There is no parameter includ here. There are include, latestLimit.", "include")),
        [ProblemType.InvalidCursor.Name] = (
            "/v1/articles?cursor=abc",
            "cursor was changed, or was made for another path, filter or sort. Start again without it and follow links.next.",
            Error("cursor", "abc", "cursor was changed, or was made for another path, filter or sort. Start again without it and follow links.next.", null)),
        [ProblemType.MalformedRequest.Name] = (
            "/v1/articles/%FF",
            "The address holds a broken percent escape, bytes that are no UTF-8, or NUL. Encode it as UTF-8 with percent escapes.",
            null),
        [ProblemType.NotFound.Name] = ("/v1/sections/kinhte", "There is no section kinhte. Did you mean kinh-te?", null),
        [ProblemType.MethodNotAllowed.Name] = ("/v1/articles", "POST is not allowed here; the API is read with GET, HEAD, OPTIONS.", null),
        [ProblemType.NotAcceptable.Name] = (
            "/v1/articles",
            "This address answers with application/json, which Accept: image/png excludes. JSON has no suffix; its other formats are .rss, .atom, .jsonfeed, .ndjson, .csv.",
            null),
        [ProblemType.Gone.Name] = ("/v1/articles/th62w1n49my5e57p", "The article th62w1n49my5e57p was withdrawn.", null),
        [ProblemType.SyncTokenUnknown.Name] = (
            "/v1/changes?since=2a16c1706569ed16-1",
            "2a16c1706569ed16-1 is no token of this database, which was made anew or brought back from a backup. Start again without since: the answers then hold everything, and what they do not hold is to be removed.",
            null),
        [ProblemType.QuotaExceeded.Name] = ("/v1/articles", "This client has used up its share; try again in 30 seconds.", null),
        [ProblemType.Internal.Name] = ("/v1/articles", "The server failed to make this answer. Try again; if it stays, report the traceId.", null),
        [ProblemType.Unavailable.Name] = ("/v1/articles", "The content cannot be read at the moment. Try again later.", null),
    };

    private static ProblemError Error(string parameter, string value, string message, string? suggestion) =>
        new()
        {
            Parameter = parameter,
            Value = value,
            Message = message,
            Suggestion = suggestion,
        };

    private static string Json(Problem problem)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
            JsonSerializer.Serialize(json, problem, ContentJson.Options);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
