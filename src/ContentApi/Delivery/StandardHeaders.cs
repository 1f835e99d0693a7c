namespace ContentApi.Delivery;

/// <summary>The headers that every answer carries: any page may read it, and no browser may take it for something else.</summary>
public static class StandardHeaders
{
    public static void UseStandardHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                Set(context.Response.Headers);
                return next(context);
            }
        );

    /// <summary>Sets them; also where an error has cleared the headers.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link, Retry-After, Content-Location";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}
