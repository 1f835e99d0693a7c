using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>The numbers of syllables inside one writing transaction; a new one gets the next of its class.</summary>
internal sealed class SyllableNumbers(PreparedStatements statements)
{
    /// <summary>How many are remembered: more than a language has; what comes again after they were forgotten is looked up again.</summary>
    private const int MostKnown = 50_000;

    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly Dictionary<byte, int> next = [];

    /// <summary>The number of a syllable in its class.</summary>
    public int Of(WrittenSyllable syllable)
    {
        if (known.TryGetValue(syllable.Text, out var number))
            return number;
        if (known.Count == MostKnown)
            known.Clear();
        // As the matcher compares: in either case. By our own code, for the engine knows no case but that of English.
        var form = syllable.Text.ToUpperInvariant();
        // Plan: one search by unique index.
        number =
            statements.First("SELECT key FROM search_form WHERE term = $1 AND form = $2", row => (long?)row.Integer(0), (long)syllable.Term, form) is { } key
                ? (int)(uint)key
                : Add(syllable.Term, form);
        known.Add(syllable.Text, number);
        return number;
    }

    private int Add(ulong term, string form)
    {
        var own = SyllableCode.ClassOf(term);
        var first = (long)own << 32;
        if (!next.TryGetValue(own, out var number))
        {
            // Plan: the last of a range of the primary key.
            var last = statements.First("SELECT max(key) FROM search_form WHERE key BETWEEN $1 AND $2", row => row.IntegerOrNull(0), first, first | uint.MaxValue);
            number = last is null ? 0 : (int)(uint)last + 1;
        }
        next[own] = number + 1;
        // Plan: an insertion into the primary key and one into the index.
        statements.Execute("INSERT INTO search_form (key, term, form) VALUES ($1, $2, $3)", first | (uint)number, (long)term, form);
        return number;
    }
}
