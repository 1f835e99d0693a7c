namespace ContentApi.Delivery;

/// <summary>HEAD and OPTIONS for every route, so that routes are written for GET alone.</summary>
public static class Methods
{
    /// <summary>What every route allows.</summary>
    public const string Allowed = "GET, HEAD, OPTIONS";

    private static readonly object OriginalMethod = new();

    /// <summary>Whether the client asked for the headers only.</summary>
    public static bool IsHead(HttpContext context) => Original(context) == HttpMethods.Head;

    /// <summary>Whether the client asked what it may do.</summary>
    public static bool IsOptions(HttpContext context) => Original(context) == HttpMethods.Options;

    /// <summary>Before routing: HEAD and OPTIONS are looked up as GET.</summary>
    public static void UseHeadAndOptions(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
                {
                    context.Items[OriginalMethod] = context.Request.Method;
                    context.Request.Method = HttpMethods.Get;
                }
                return next(context);
            }
        );

    /// <summary>After routing: OPTIONS is answered with 204, for a path that exists; a CORS preflight is such a request.</summary>
    public static void UseOptionsAnswer(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (!IsOptions(context) || context.GetEndpoint() is null)
                    return next(context);
                AnswerOptions(context);
                return Task.CompletedTask;
            }
        );

    /// <summary>The answer to OPTIONS, without a body.</summary>
    public static void AnswerOptions(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = Allowed;
        context.Response.Headers.AccessControlAllowMethods = Allowed;
        context.Response.Headers.AccessControlAllowHeaders = "*";
        context.Response.Headers.AccessControlMaxAge = "86400";
    }

    private static string Original(HttpContext context) => context.Items[OriginalMethod] as string ?? context.Request.Method;
}
