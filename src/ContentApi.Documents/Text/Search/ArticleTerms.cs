using System.Numerics;
using System.Runtime.InteropServices;

namespace ContentApi.Documents.Text.Search;

/// <summary>What the index keeps of an article: its terms, each with how much it counts there.</summary>
public sealed class ArticleTerms
{
    /// <summary>The greatest <see cref="LevelOf"/>.</summary>
    public const int MaximumLevel = 15;

    [ThreadStatic]
    private static List<SearchToken>? buffer;

    [ThreadStatic]
    private static Dictionary<ulong, int>? met;

    [ThreadStatic]
    private static Dictionary<string, int>? forms;

    private ArticleTerms(ulong[] entries, string[] syllables, ArticleSyllables text)
    {
        Entries = entries;
        Syllables = syllables;
        Text = text;
    }

    /// <summary>The different terms in no order: <c>term &lt;&lt; 8 | level</c>.</summary>
    public IReadOnlyList<ulong> Entries { get; }

    /// <summary>The different folded syllables, for prefixes.</summary>
    public IReadOnlyList<string> Syllables { get; }

    /// <summary>What it says, syllable by syllable.</summary>
    public ArticleSyllables Text { get; }

    /// <summary>The terms of an article's texts. Pairs are of neighbours in one text: punctuation does not part them, a new block does.</summary>
    public static ArticleTerms Of(IEnumerable<SearchField> fields)
    {
        var tokens = buffer ??= [];
        var weights = met ??= [];
        weights.Clear();
        var places = forms ??= new(StringComparer.Ordinal);
        places.Clear();
        var placeOf = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var syllables = new List<string>();
        var (texts, written, sequence) = (new List<SyllableField>(), new List<WrittenSyllable>(), new List<int>());
        foreach (var field in fields)
        {
            tokens.Clear();
            SearchTokens.Read(field.Text, tokens);
            var weight = Weight(field.Part);
            var before = ulong.MaxValue;
            var neighbours = 0;
            foreach (var token in tokens)
            {
                sequence.Add(PlaceOf(field.Text.AsSpan(token.Start, token.Length), token.Term));
                if (Count(token.Term))
                    syllables.Add(SearchTokens.Fold(field.Text.AsSpan(token.Start, token.Length)));
                if (token.IsAside)
                    continue;
                neighbours++;
                if (before != ulong.MaxValue)
                    Count(SearchTerm.Pair(before, token.Term));
                before = token.Term;
            }
            texts.Add(new(field.Part, tokens.Count, neighbours));

            bool Count(ulong term)
            {
                ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(weights, term, out var exists);
                counted += weight;
                return !exists;
            }
        }
        var entries = new ulong[weights.Count];
        var next = 0;
        foreach (var (term, weight) in weights)
            entries[next++] = (term << 8) | (uint)LevelOf(weight);
        return new(entries, [.. syllables], new() { Texts = texts, Forms = written, Sequence = sequence });

        int PlaceOf(ReadOnlySpan<char> form, ulong term)
        {
            if (placeOf.TryGetValue(form, out var place))
                return place;
            var text = form.ToString();
            places.Add(text, written.Count);
            written.Add(new(term, text));
            return written.Count - 1;
        }
    }

    /// <summary>How much a term counts at least that stands in a part.</summary>
    public static int LeastLevelIn(SearchPart part) => LevelOf(Weight(part));

    /// <summary>What one occurrence counts, in halves: a caption counts one and a half.</summary>
    private static int Weight(SearchPart part) => (int)(2 * SearchWeights.Of(part));

    /// <summary>How much a term counts in an article, roughly, from 0 (once in the body) to <see cref="MaximumLevel"/>.</summary>
    private static int LevelOf(int weight)
    {
        if (weight <= 2)
            return 0;
        // Two levels for each doubling: 3 is 1, 4 is 2, 6 is 3, 8 is 4.
        var power = BitOperations.Log2((uint)weight);
        var level = 2 * (power - 1) + (weight >= 3 << (power - 1) ? 1 : 0);
        return Math.Min(level, MaximumLevel);
    }

    /// <summary>What a level stands for: the weighted frequency, 1 for once in the body.</summary>
    public static double FrequencyOf(int level) => (level % 2 == 0 ? 1 : 1.5) * (1 << (level / 2));
}
