using System.Text;
using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Documents.Text;
using ContentApi.Requests;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ContentApi.Endpoints;

/// <summary>A route that answers a browser with a page and a program with JSON: metadata of its endpoint.</summary>
internal sealed record GoesByAccept;

/// <summary>One address for each thing: what is not canonical is a permanent redirect away, what has no such format is not there.</summary>
internal static class CanonicalAddress
{
    private const string ArticleAddress = "/v1/articles/";

    /// <summary>After routing.</summary>
    public static void UseCanonicalAddress(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var endpoint = context.GetEndpoint() as RouteEndpoint;
                var suffix = FormatSuffix.Of(context);
                if (endpoint is null)
                    return next(context);
                if (suffix is not null)
                {
                    if (endpoint.Metadata.GetMetadata<AnswerFormats>()?.Of(suffix) is not { } format)
                        return Unknown(context, endpoint, suffix).ExecuteAsync(context);
                    FormatSuffix.SetForm(context, format.Form);
                }
                var path = Canonical(context, endpoint) + (suffix is null ? "" : "." + suffix.ToLowerInvariant());
                if (path != context.Request.Path.Value + (suffix is null ? "" : "." + suffix))
                    return Redirect(new PathString(path).ToUriComponent() + context.Request.QueryString.Value, CachePolicy.Document).ExecuteAsync(context);
                return suffix is null && endpoint.Metadata.GetMetadata<OnlyFormat>() is null && !IsAcceptable(context, endpoint) ? NotAcceptable(context, endpoint).ExecuteAsync(context) : next(context);
            }
        );

    /// <summary>
    /// The path with its literal segments as the route writes them and its slugs in their own form: lower case, no marks, any Unicode form. Whether something
    /// has that slug is the handler's business.
    /// </summary>
    private static string Canonical(HttpContext context, RouteEndpoint endpoint)
    {
        var path = new StringBuilder(128);
        foreach (var segment in endpoint.RoutePattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
                path.Append(Part(part));
        }
        return path.Length == 0 ? "/" : path.ToString();

        string Part(RoutePatternPart part) =>
            part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                _ => CanonicalValue((string)context.Request.RouteValues[((RoutePatternParameterPart)part).Name]!),
            };
    }

    /// <summary>A value that is a slug but for case, marks or Unicode form becomes that slug; anything else is no address of ours and stays, to be not found.</summary>
    private static string CanonicalValue(string value) =>
        !Slug.IsWellFormed(value) && Slug.From(value) is { Length: > 0 } slug && Folding.Fold(value) == slug ? slug : value;

    /// <summary>
    /// The answer at a slug that an article had before: its present address, suffix, subordinate path and query as they were asked for. Kept no longer than a list,
    /// for a title may change back.
    /// </summary>
    public static Rendered Moved(HttpContext context, string from, string to) =>
        Redirect(ArticleAddress + to + OriginalTarget.Of(context)[(ArticleAddress.Length + from.Length)..], CachePolicy.List);

    /// <summary>For good, with method and everything else as it was.</summary>
    public static Rendered Redirect(string location, string cacheControl) =>
        new Rendered(StatusCodes.Status308PermanentRedirect, MediaType: null, ReadOnlyMemory<byte>.Empty, cacheControl).WithHeader("Location", location);

    private static Rendered Unknown(HttpContext context, RouteEndpoint endpoint, string suffix)
    {
        var nearest = Nearest.To(suffix, endpoint.Metadata.GetMetadata<AnswerFormats>()?.Suffixes ?? []);
        return Problems.Of(
            context,
            ProblemType.NotFound,
            $"There is no format .{suffix} here. {(nearest is null ? "" : $"Did you mean {context.Request.Path}.{nearest}? ")}{OtherFormats(endpoint)}"
        );
    }

    /// <summary>Without a suffix the answer is JSON, or a page where the route has one; only an Accept header that excludes it is refused.</summary>
    private static bool IsAcceptable(HttpContext context, RouteEndpoint endpoint) =>
        Acceptance.TakesJsonIn(context) || (endpoint.Metadata.GetMetadata<GoesByAccept>() is not null && Acceptance.PrefersHtmlIn(context));

    private static Rendered NotAcceptable(HttpContext context, RouteEndpoint endpoint) =>
        Problems.Of(
            context,
            ProblemType.NotAcceptable,
            $"This address answers with application/json, which Accept: {context.Request.Headers.Accept} excludes. {OtherFormats(endpoint)}"
        );

    private static string OtherFormats(RouteEndpoint endpoint)
    {
        var suffixes = endpoint.Metadata.GetMetadata<AnswerFormats>()?.Suffixes.ToList() ?? [];
        return suffixes.Count == 0 ? "JSON, without a suffix, is its only format." : $"JSON has no suffix; its other formats are .{string.Join(", .", suffixes)}.";
    }
}
