namespace ContentApi.Documents.Text.Search;

/// <summary>A syllable that is searched for.</summary>
public sealed class QuerySyllable
{
    private QuerySyllable(string written, ulong term)
    {
        Folded = SearchTokens.Fold(written);
        Term = term;
        var lowered = Folding.Lower(written);
        HasMarks = !string.Equals(lowered, Folded, StringComparison.Ordinal);
        Forms = Tones.Forms(lowered);
    }

    /// <summary>The folded form.</summary>
    public string Folded { get; }

    /// <summary>The number of the folded form.</summary>
    public ulong Term { get; }

    /// <summary>Whether it was typed with any mark.</summary>
    public bool HasMarks { get; }

    /// <summary>How it is written, in lower case: one form, or the two places of a tone mark.</summary>
    internal IReadOnlyList<string> Forms { get; }

    /// <summary>The form that all ways of typing the same syllable share.</summary>
    internal string Marked => Forms[^1];

    internal static QuerySyllable From(string text, SearchToken token) => new(text.Substring(token.Start, token.Length), token.Term);

    /// <summary>Whether a syllable of a text begins with the very marks of this one, in either case.</summary>
    internal bool Begins(ReadOnlySpan<char> syllable)
    {
        foreach (var form in Forms)
        {
            if (syllable.StartsWith(form, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Whether a syllable of a text has the very marks of this one, in either case.</summary>
    internal bool IsWritten(ReadOnlySpan<char> syllable)
    {
        foreach (var form in Forms)
        {
            if (syllable.Equals(form, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}

/// <summary>Syllables that must stand side by side; most often one.</summary>
/// <param name="Syllables">In order, at least one.</param>
/// <param name="IsPrefix">Whether the last is the beginning of a syllable.</param>
public sealed record SearchPhrase(IReadOnlyList<QuerySyllable> Syllables, bool IsPrefix)
{
    internal string Key => string.Join(' ', Syllables.Select(syllable => syllable.Marked)) + (IsPrefix ? "*" : "");
}

/// <summary>What a hit has to have: any of the phrases.</summary>
/// <param name="Alternatives">At least one; more where the query has OR.</param>
public sealed record SearchUnit(IReadOnlyList<SearchPhrase> Alternatives);

/// <summary>Why a text is no query.</summary>
public enum SearchQueryFault
{
    Blank,
    TooLong,
    NoLetterOrDigit,
    OnlyExcluded,
}

/// <summary>
/// What was asked for. The language is small, because whole headlines are pasted: <c>"a phrase"</c>, <c>-not</c> and <c>-"not this"</c>,
/// <c>begin*</c>, <c>this OR that</c>. Everything else is words, and whatever does not fit is punctuation.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>How long a query may be, in UTF-16 units after white space was folded.</summary>
    public const int MaximumLength = 500;

    /// <summary>After how many letters a star makes a prefix.</summary>
    private const int ShortestPrefix = 2;

    /// <summary>How many words of a query may be prefixes, for each stands for many: of the others the star is punctuation.</summary>
    public const int MaximumPrefixes = 8;

    private SearchQuery(IReadOnlyList<SearchUnit> units, IReadOnlyList<SearchPhrase> excluded, IReadOnlyList<(QuerySyllable, QuerySyllable)> pairs, int leftOutPrefixes)
    {
        LeftOutPrefixes = leftOutPrefixes;
        Units = units;
        Excluded = excluded;
        Pairs = pairs;
    }

    /// <summary>What a hit has to have, each once, in the query's order.</summary>
    public IReadOnlyList<SearchUnit> Units { get; }

    /// <summary>What a hit must not have.</summary>
    public IReadOnlyList<SearchPhrase> Excluded { get; }

    /// <summary>The syllables that stand side by side in the query: where they do so in a text too, it ranks higher.</summary>
    public IReadOnlyList<(QuerySyllable First, QuerySyllable Second)> Pairs { get; }

    /// <summary>How many stars are punctuation because there are more than <see cref="MaximumPrefixes"/>.</summary>
    public int LeftOutPrefixes { get; }

    /// <summary>The query with only some of its units.</summary>
    public SearchQuery With(IReadOnlyList<SearchUnit> units) => new(units, Excluded, Pairs, LeftOutPrefixes);

    /// <summary>Reads a query; any text is one, or has a fault.</summary>
    /// <param name="text">As it was typed, in any Unicode form.</param>
    /// <param name="fault">Why it is none; null when it is one.</param>
    public static SearchQuery? Parse(string text, out SearchQueryFault? fault)
    {
        text = WhiteSpace.Collapse(text);
        fault =
            text.Length == 0 ? SearchQueryFault.Blank
            : text.Length > MaximumLength ? SearchQueryFault.TooLong
            : null;
        if (fault is not null)
            return null;
        var items = Items(text);
        var leftOut = 0;
        foreach (var (item, at) in items.Select((item, at) => (item, at)).Where(each => each.item.IsPrefix).Skip(MaximumPrefixes).ToList())
        {
            items[at] = item with { IsPrefix = false };
            leftOut++;
        }
        var units = new List<SearchUnit>();
        var excluded = new List<SearchPhrase>();
        var pairs = new List<(QuerySyllable, QuerySyllable)>();
        QuerySyllable? before = null;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.IsExcluded)
            {
                excluded.Add(new(item.Syllables, item.IsPrefix));
                before = null;
                continue;
            }
            if (IsOr(i + 1))
            {
                var alternatives = new List<SearchPhrase> { new(item.Syllables, item.IsPrefix) };
                for (; IsOr(i + 1); i += 2)
                    alternatives.Add(new(items[i + 2].Syllables, items[i + 2].IsPrefix));
                foreach (var phrase in alternatives)
                    PairUp(phrase.Syllables, phrase.IsPrefix);
                before = null;
                units.Add(new([.. alternatives.DistinctBy(phrase => phrase.Key)]));
                continue;
            }
            PairUp(item.Syllables, item.IsPrefix);
            if (item.IsPhrase)
                units.Add(new([new(item.Syllables, item.IsPrefix)]));
            else
                units.AddRange(item.Syllables.Select((syllable, at) => new SearchUnit([new([syllable], item.IsPrefix && at == item.Syllables.Count - 1)])));
        }
        if (units.Count > 0)
            return new([.. units.DistinctBy(unit => string.Join('|', unit.Alternatives.Select(phrase => phrase.Key)))], excluded, [.. Distinct(pairs)], leftOut);
        fault = excluded.Count > 0 ? SearchQueryFault.OnlyExcluded : SearchQueryFault.NoLetterOrDigit;
        return null;

        bool IsOr(int at) =>
            at > 0 && at + 1 < items.Count && items[at].Word == "OR" && !items[at - 1].IsExcluded && !items[at + 1].IsExcluded && items[at + 1].Word != "OR" && items[at - 1].Word != "OR";

        void PairUp(IReadOnlyList<QuerySyllable> syllables, bool isPrefix)
        {
            for (var i = 0; i < syllables.Count; i++)
            {
                // The beginning of a syllable is no syllable.
                var isWhole = !isPrefix || i < syllables.Count - 1;
                if (before is not null && isWhole)
                    pairs.Add((before, syllables[i]));
                before = isWhole ? syllables[i] : null;
            }
        }
    }

    private static IEnumerable<(QuerySyllable, QuerySyllable)> Distinct(List<(QuerySyllable First, QuerySyllable Second)> pairs) =>
        pairs.DistinctBy(pair => (pair.First.Marked, pair.Second.Marked));

    /// <summary>The words and phrases in order, those without a letter or digit left out.</summary>
    private static List<Item> Items(string text)
    {
        var items = new List<Item>();
        var tokens = new List<SearchToken>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }
            var isExcluded = IsExclusion(text, at);
            if (isExcluded)
                at++;
            var close = Close(text, at);
            var end = close > 0 ? close : EndOfWord(text, at);
            var part = close > 0 ? text[(at + 1)..close] : text[at..end];
            tokens.Clear();
            SearchTokens.Read(part, tokens);
            tokens.RemoveAll(token => token.IsAside);
            if (tokens.Count > 0)
                items.Add(new([.. tokens.Select(token => QuerySyllable.From(part, token))], part, isExcluded, close > 0, close < 0 && IsPrefix(part, tokens[^1])));
            at = close > 0 ? close + 1 : end;
        }
        return items;
    }

    /// <summary>A minus excludes only at the start or behind a blank, and directly before a letter or a quotation: " - " is a dash, "-5" a number.</summary>
    private static bool IsExclusion(string text, int at) =>
        text[at] == '-' && (at == 0 || text[at - 1] == ' ') && at + 1 < text.Length && (char.IsLetter(text, at + 1) || Close(text, at + 1) > 0);

    /// <summary>The place of the mark that closes the quotation that begins here; negative: none begins, or nothing closes it.</summary>
    private static int Close(string text, int at) =>
        at >= text.Length ? -1
        : text[at] == '"' ? text.IndexOf('"', at + 1)
        : text[at] is '“' or '„' ? text.AsSpan(at + 1).IndexOfAny('”', '“') is >= 0 and var close ? at + 1 + close : -1
        : -1;

    private static int EndOfWord(string text, int at)
    {
        // At least one character, so that a lone mark is passed.
        for (at++; at < text.Length && text[at] != ' ' && Close(text, at) < 0; at++)
        {
        }
        return at;
    }

    /// <summary>A star is one only at the end of a word, right behind two letters.</summary>
    private static bool IsPrefix(string word, SearchToken last) =>
        last.End == word.Length - 1 && word[^1] == '*' && word.Substring(last.Start, last.Length).Count(char.IsLetter) >= ShortestPrefix;

    private sealed record Item(IReadOnlyList<QuerySyllable> Syllables, string Word, bool IsExcluded, bool IsQuoted, bool IsPrefix)
    {
        public bool IsPhrase => IsQuoted;
    }
}
