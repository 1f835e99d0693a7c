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
    private static Dictionary<ulong, Met>? met;

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
        var syllables = new List<string>();
        var (texts, sequence) = (new List<SyllableField>(), new List<int>());
        // Of each form, which one of the same term came next, or -1: a term has few, so comparing them is cheaper than hashing what is written.
        var (forms, next) = (new List<WrittenSyllable>(), new List<int>());
        foreach (var field in fields)
        {
            tokens.Clear();
            SearchTokens.Read(field.Text, tokens);
            var weight = Weight(field.Part);
            var before = ulong.MaxValue;
            var neighbours = 0;
            foreach (var token in tokens)
            {
                ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(weights, token.Term, out var isKnown);
                counted.Weight += weight;
                var written = field.Text.AsSpan(token.Start, token.Length);
                if (!isKnown)
                {
                    counted.Form = Add(token.Term, written);
                    syllables.Add(SearchTokens.Fold(written));
                }
                sequence.Add(FormOf(counted.Form, token.Term, written));
                if (token.IsAside)
                    continue;
                neighbours++;
                if (before != ulong.MaxValue)
                    CollectionsMarshal.GetValueRefOrAddDefault(weights, SearchTerm.Pair(before, token.Term), out _).Weight += weight;
                before = token.Term;
            }
            texts.Add(new(field.Part, tokens.Count, neighbours));
        }
        var entries = new ulong[weights.Count];
        var entered = 0;
        foreach (var (term, counted) in weights)
            entries[entered++] = (term << 8) | (uint)LevelOf(counted.Weight);
        return new(entries, [.. syllables], new(texts, [.. forms], [.. sequence]));

        int FormOf(int first, ulong term, ReadOnlySpan<char> written)
        {
            for (var form = first; ; form = next[form])
            {
                if (written.SequenceEqual(forms[form].Text))
                    return form;
                if (next[form] < 0)
                    return next[form] = Add(term, written);
            }
        }

        int Add(ulong term, ReadOnlySpan<char> written)
        {
            forms.Add(new(term, written.ToString()));
            next.Add(-1);
            return forms.Count - 1;
        }
    }

    /// <summary>What is known of a term while an article is read.</summary>
    /// <param name="Weight">What its occurrences count so far, in halves.</param>
    /// <param name="Form">The first of its forms; of a pair nothing.</param>
    private record struct Met(int Weight, int Form);

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
