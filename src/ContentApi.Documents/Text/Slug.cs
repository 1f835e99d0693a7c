using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>Addresses made of names: <c>[a-z0-9]+(-[a-z0-9]+)*</c>.</summary>
public static class Slug
{
    /// <summary>The longest slug, in characters; a longer one is cut at a hyphen.</summary>
    public const int MaximumLength = 200;

    /// <summary>
    /// The slug of a name, at most <see cref="MaximumLength"/> characters; empty when the name has no letter or digit of a-z and
    /// 0-9.
    /// </summary>
    public static string From(string name)
    {
        var slug = new StringBuilder(name.Length);
        var hyphen = false;
        foreach (var character in Folding.Fold(name))
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character))
            {
                hyphen = slug.Length > 0;
                continue;
            }
            if (hyphen)
                slug.Append('-');
            hyphen = false;
            slug.Append(character);
        }
        if (slug.Length <= MaximumLength)
            return slug.ToString();
        var cut = slug.ToString(0, MaximumLength + 1).LastIndexOf('-');
        return slug.ToString(0, cut > 0 ? cut : MaximumLength);
    }

    /// <summary>What a name is found by when it has no row of its own: its slug, or where it has no letter or digit of a-z and 0-9, the name folded.</summary>
    public static string KeyOf(string name) => From(name) is { Length: > 0 } slug ? slug : Folding.Fold(name);

    /// <summary>Whether the text has the form of a slug.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaximumLength)
            return false;
        var previous = '-';
        foreach (var character in text)
        {
            if (character == '-' ? previous == '-' : !char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character))
                return false;
            previous = character;
        }
        return previous != '-';
    }
}
