using System.Collections.Frozen;

namespace ContentApi.Documents.Reading;

/// <summary>Words that a line may begin with, found by its first character.</summary>
/// <param name="words">In the form of <see cref="Lexicon.Key"/>; none is empty.</param>
internal sealed class Prefixes(IEnumerable<string> words)
{
    // The longest first, so that "bài, ảnh:" is not read as "bài".
    private readonly FrozenDictionary<char, string[]> byFirst = words.OrderByDescending(word => word.Length).GroupBy(word => word[0])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The longest of the words that a line's key begins with, or null. A word ends there: "by" is not found in "byte".</summary>
    public string? Of(string key)
    {
        if (key.Length == 0 || !byFirst.TryGetValue(key[0], out var words))
            return null;
        foreach (var word in words)
        {
            if (key.StartsWith(word, StringComparison.Ordinal)
                && !(key.Length > word.Length && char.IsLetter(word[^1]) && char.IsLetterOrDigit(key[word.Length])))
                return word;
        }
        return null;
    }
}
