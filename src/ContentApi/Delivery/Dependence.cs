namespace ContentApi.Delivery;

/// <summary>What of a request an answer depends on beside its target.</summary>
[Flags]
internal enum DependsOn
{
    Target = 0,

    /// <summary>Whether its Accept header takes JSON.</summary>
    TakesJson = 1,

    /// <summary>Whether its Accept header prefers HTML.</summary>
    PrefersHtml = 2,

    /// <summary>Its scheme and host, which show in absolute links.</summary>
    Host = 4,

    Everything = TakesJson | PrefersHtml | Host,
}

/// <summary>
/// What the making of an answer looked at. Accept and host are read only through <see cref="Acceptance"/> and <see cref="RequestHost"/>, which note it; so an
/// answer is kept for exactly what it was made of, and no route has to say so.
/// </summary>
internal static class Dependence
{
    private static readonly object Key = new();

    public static void Note(HttpContext context, DependsOn on) => context.Items[Key] = Of(context) | on;

    public static DependsOn Of(HttpContext context) => context.Items[Key] is DependsOn noted ? noted : DependsOn.Target;
}

/// <summary>The scheme and host of a request, for absolute links.</summary>
public static class RequestHost
{
    /// <summary>As <c>https://example.org</c>. The answer then depends on it.</summary>
    /// <exception cref="BadHttpRequestException">The request names no host, as HTTP/1.0 may: links would lead nowhere.</exception>
    public static string Of(HttpContext context)
    {
        Dependence.Note(context, DependsOn.Host);
        var request = context.Request;
        return request.Host.HasValue ? $"{request.Scheme}://{request.Host.ToUriComponent()}" : throw new BadHttpRequestException("The request names no host.");
    }
}
