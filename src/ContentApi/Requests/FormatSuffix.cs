using ContentApi.Contracts;

namespace ContentApi.Requests;

/// <summary>The one mechanism of format suffixes: <c>/v1/latest.rss</c> is <c>/v1/latest</c> in another format.</summary>
internal static class FormatSuffix
{
    private static readonly object Key = new();
    private static readonly object FormKey = new();

    /// <summary>The list of feeds, which is not of one version, in another format.</summary>
    private const string Feeds = "/feeds.";

    /// <summary>The one address under /v1 that is nothing without its suffix.</summary>
    private const string Export = "/v1/export.ndjson";

    /// <summary>Before routing: takes the suffix off. Slugs have no dot, so the last one always begins a suffix.</summary>
    public static void UseFormatSuffix(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // A slash at the end is a redirect away, whatever stands before it.
                var path = context.Request.Path.Value!.TrimEnd('/');
                var dot = path.LastIndexOf('.');
                if (
                    (path.StartsWith("/v1/", StringComparison.OrdinalIgnoreCase) || path.StartsWith(Feeds, StringComparison.OrdinalIgnoreCase))
                    && dot > path.LastIndexOf('/') + 1
                    && !path.Equals(Export, StringComparison.OrdinalIgnoreCase)
                )
                {
                    context.Items[Key] = path[(dot + 1)..];
                    context.Request.Path = path[..dot] + context.Request.Path.Value![path.Length..];
                }
                return next(context);
            }
        );

    /// <summary>The suffix of this request, without the dot, or null for JSON.</summary>
    public static string? Of(HttpContext context) => context.Items[Key] as string;

    /// <summary>What the answer is made for.</summary>
    public static AnswerForms FormOf(HttpContext context) => context.Items[FormKey] as AnswerForms? ?? AnswerForms.Json;

    /// <summary>Says what the suffix means on the route that was found.</summary>
    public static void SetForm(HttpContext context, AnswerForms form) => context.Items[FormKey] = form;
}
