using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Delivery;

/// <summary>Conditional requests (RFC 9110, section 13).</summary>
internal static class Conditions
{
    /// <summary>
    /// Whether the client already holds these bytes. If-None-Match takes lists and <c>*</c>, compares weakly, disregards which coding the client holds, and
    /// beats If-Modified-Since. Whatever Cache-Control the request carries: Node's fetch sends no-cache with its validators.
    /// </summary>
    /// <param name="headers">Those of the request.</param>
    /// <param name="hash">The entity tag without quotes and suffix.</param>
    /// <param name="lastModified">When the answer last changed, or null where that is not known.</param>
    public static bool AreFresh(IHeaderDictionary headers, string hash, DateTimeOffset? lastModified)
    {
        var held = headers.IfNoneMatch;
        if (held.Count > 0)
            return IsAmong(held, hash);
        return lastModified is { } modified
            && headers.IfModifiedSince is { Count: > 0 } condition
            && HeaderUtilities.TryParseDate(condition.ToString(), out var since)
            && modified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    private static bool IsAmong(StringValues held, string hash)
    {
        // What nearly all clients send back is the one tag that they got.
        if (held.Count == 1 && held[0] is { Length: > 2 } only && only[0] == '"' && only.IndexOf('"', 1) == only.Length - 1)
            return Bare(only).SequenceEqual(hash);
        return EntityTagHeaderValue.TryParseList(held, out var tags)
            && tags.Any(tag => tag.Tag.Equals("*", StringComparison.Ordinal) || Bare(tag.Tag.AsSpan()).SequenceEqual(hash));
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
