using Microsoft.Net.Http.Headers;

namespace ContentApi.Delivery;

/// <summary>Conditional requests (RFC 9110, section 13).</summary>
internal static class Conditions
{
    /// <summary>
    /// Whether the client already holds these bytes. If-None-Match takes lists and <c>*</c>, compares weakly, disregards which coding the client holds, and
    /// beats If-Modified-Since. Whatever Cache-Control the request carries: Node's fetch sends no-cache with its validators.
    /// </summary>
    public static bool AreFresh(IHeaderDictionary headers, string hash, DateTimeOffset? lastModified)
    {
        if (headers.IfNoneMatch.Count > 0)
        {
            return EntityTagHeaderValue.TryParseList(headers.IfNoneMatch, out var tags)
                && tags.Any(tag => tag.Tag.Equals("*", StringComparison.Ordinal) || Bare(tag.Tag.AsSpan()).SequenceEqual(hash));
        }
        return lastModified is { } modified
            && HeaderUtilities.TryParseDate(headers.IfModifiedSince.ToString(), out var since)
            && modified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> tag)
    {
        tag = tag.Trim('"');
        foreach (var suffix in ContentCoding.Suffixes)
        {
            if (tag.EndsWith(suffix))
                return tag[..^suffix.Length];
        }
        return tag;
    }
}
