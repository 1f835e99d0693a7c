using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest;

/// <summary>What makes an article the same article.</summary>
public static class Identity
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The key of an article whose source states no id or address: publisher (or nothing), U+001F, title key.</summary>
    public static string Key(string? publisher, string title) => $"{publisher}\u001f{TitleKey(title)}";

    /// <summary>The key of another article that shares publisher and title ("Giá vàng hôm nay" every day).</summary>
    /// <param name="key">The shared key.</param>
    /// <param name="distinction">The stated day, or the hash of the body.</param>
    public static string Distinct(string key, string distinction) => $"{key}\u001f{distinction}";

    /// <summary>16 lower-case Crockford base32 characters: the first 80 bits of SHA-256 over the key.</summary>
    public static string Id(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        Span<char> id = stackalloc char[16];
        for (var i = 0; i < id.Length; i++)
        {
            var bit = i * 5;
            var window = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            id[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
        }
        return new string(id);
    }

    /// <summary>NFC, lower case, one position of the tone mark, punctuation and white space to one blank; marks are kept.</summary>
    private static string TitleKey(string text)
    {
        var lowered = Tones.Normalize(Folding.Lower(WhiteSpace.Collapse(text)));
        var key = new StringBuilder(lowered.Length);
        var blank = false;
        foreach (var character in lowered)
        {
            if (!char.IsLetterOrDigit(character) && !char.IsSurrogate(character) && !IsMark(character))
            {
                blank = key.Length > 0;
                continue;
            }
            if (blank)
                key.Append(' ');
            blank = false;
            key.Append(character);
        }
        return key.ToString();
    }

    private static bool IsMark(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
