using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Reads the values of metadata: text that may hold markup and entities, and times.</summary>
internal static partial class StatedText
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Iso = IsoForm();

    /// <summary>The text without entities and markup, white space folded; null when nothing is left.</summary>
    public static string? Clean(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        var text = value;
        // Systems that escape twice print "&amp;quot;".
        for (var i = 0; i < 2 && text.Contains('&', StringComparison.Ordinal); i++)
            text = WebUtility.HtmlDecode(text);
        text = WhiteSpace.Collapse(WithoutTags(text));
        return text.Length == 0 ? null : text;
    }

    /// <summary>
    /// The time of an ISO 8601 stamp or of a date line; null when there is no such time. Without a zone it is Vietnam's, without a clock it is a day. Years before the web
    /// are what systems print for "unknown".
    /// </summary>
    public static PageDate? Time(string? value)
    {
        var text = Clean(value);
        if (text is null or { Length: > 100 })
            return null;
        var match = Iso.Match(text);
        if (!match.Success)
            return LineMeaning.Times(text) is { } times && (times.Published ?? times.Modified) is { Day.Year: > 1990 } date ? date : null;
        if (!DateOnly.TryParseExact(match.Groups["day"].ValueSpan, "yyyy-MM-dd", out var day) || day.Year is <= 1990 or > 2100)
            return null;
        if (!match.Groups["clock"].Success)
            return new PageDate(day, null);
        if (!TimeOnly.TryParse(match.Groups["clock"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var clock))
            return null;
        var offset = TimeSpan.FromHours(7);
        var zone = match.Groups["zone"].Value;
        if (zone is "Z" or "z")
            offset = TimeSpan.Zero;
        else if (zone.Length > 0)
        {
            var digits = zone.Replace(":", "", StringComparison.Ordinal).AsSpan(1);
            offset = new TimeSpan(int.Parse(digits[..2], null), digits.Length > 2 ? int.Parse(digits[2..], null) : 0, 0);
            if (offset > TimeSpan.FromHours(14))
                return null;
            offset = zone[0] == '-' ? -offset : offset;
        }
        var local = day.ToDateTime(new TimeOnly(clock.Hour, clock.Minute, clock.Second));
        return new PageDate(day, new DateTimeOffset(local, offset).ToUniversalTime());
    }

    private static string WithoutTags(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
            return text;
        var bare = new StringBuilder(text.Length);
        // The last ">" settles it for every "<" behind it, so that a text of "<" alone is read once.
        var last = text.LastIndexOf('>');
        for (var i = 0; i < text.Length; i++)
        {
            var isTag = text[i] == '<' && i < last && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!');
            if (!isTag)
            {
                bare.Append(text[i]);
                continue;
            }
            i = text.IndexOf('>', i);
            bare.Append(' ');
        }
        return bare.ToString();
    }

    [GeneratedRegex(@"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})([Tt ]\s*(?<clock>[0-9]{2}:[0-9]{2}(:[0-9]{2})?)([.,][0-9]+)?\s*(?<zone>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?)?$", Options)]
    private static partial Regex IsoForm();
}
