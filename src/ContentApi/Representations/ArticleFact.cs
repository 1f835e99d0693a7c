using System.Globalization;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>A line below the headline, for people: who wrote it, when, where it belongs, what it is about.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">It in words.</param>
/// <param name="Time">Of a date, its value; else null.</param>
internal sealed record ArticleFact(string Label, string Text, string? Time = null)
{
    /// <summary>Those that are known, in order.</summary>
    public static IEnumerable<ArticleFact> Of(Article article, PageWords words)
    {
        if (article.Authors.Count > 0)
            yield return new(words.Byline, string.Join(", ", article.Authors.Select(author => author.Name)));
        if (article.Date.Value is { } value && words.DateBases.TryGetValue(article.Date.Basis, out var label))
            yield return new(label, InWords(value, words), value);
        yield return new(words.Section, article.Section.Name);
        if (article.Tags.Count > 0)
            yield return new(words.Tags, string.Join(", ", article.Tags.Select(tag => tag.Name)));
    }

    /// <summary>Whom the page credits and who printed it, or null where neither is known.</summary>
    public static ArticleFact? Credit(Article article, PageWords words)
    {
        string?[] known = [article.Source?.Credit, article.Source?.Publisher];
        var names = known.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : new(words.Source, string.Join(" · ", names));
    }

    /// <summary>As one line.</summary>
    public override string ToString() => $"{Label}: {Text}";

    /// <summary>A day as people write it in Vietnam; an instant with its time there. The forms are those of <see cref="Times"/>.</summary>
    private static string InWords(string value, PageWords words) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString(words.DayFormat, CultureInfo.InvariantCulture)
            : DateTimeOffset
                .Parse(value, CultureInfo.InvariantCulture)
                .ToOffset(Times.HoChiMinh)
                .ToString(words.DayFormat + ", HH:mm", CultureInfo.InvariantCulture)
                + $" ({words.LocalTime})";
}
