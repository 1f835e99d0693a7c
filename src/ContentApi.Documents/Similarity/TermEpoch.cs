namespace ContentApi.Documents.Similarity;

/// <summary>
/// How common terms were when this was counted. Everything that vectors are made of but the text itself, so that within an epoch a vector
/// depends on its own text only, and what is computed for one article is what computing all of them would give.
/// </summary>
/// <param name="articles">How many articles were counted.</param>
/// <param name="frequency">
/// In how many of them a term stands; of one that stood in none or in one: 1, so that those need not be kept.
/// </param>
public sealed class TermEpoch(int articles, Func<int, int> frequency)
{
    /// <summary>
    /// How many articles of general news stand beside the collection's own when frequencies are counted: much among 7, little among 5,000.
    /// </summary>
    private const double GeneralArticles = 200;

    /// <summary>Terms are numbers below this.</summary>
    public const int Terms = Similarity.Terms.Space;

    /// <summary>A term of more articles is no candidate, in a collection of up to <see cref="CandidateArticles"/>.</summary>
    private const int CandidateFrequency = 100;
    private const double CandidateArticles = 5000;

    // A share of all articles would have each compared with the more the more there are. With the square root it is 282 articles among 40,000 and 1,414 among a
    // million; what that changes in the lists is told in docs/decisions/0026-terms-of-candidates.md.
    private readonly int candidateFrequency = (int)(CandidateFrequency * Math.Sqrt(Math.Max(1, articles / CandidateArticles)));

    /// <summary>How many articles were counted.</summary>
    internal int Articles { get; } = articles;

    internal int Frequency(int term) => frequency(term);

    /// <summary>Whether articles that share a term of this frequency are worth comparing for it.</summary>
    internal bool IsCandidate(int termFrequency) => termFrequency <= candidateFrequency;

    /// <summary>
    /// ln((N + G + 1) / (df + G × share + 1)), at least 0: N articles, G articles of general news, share the term's share in those.
    /// </summary>
    internal double Rarity(int termFrequency, double share) =>
        Math.Max(0, Math.Log((Articles + GeneralArticles + 1) / (termFrequency + (GeneralArticles * share) + 1)));
}

/// <summary>Counts in how many articles each term stands.</summary>
public sealed class TermCount
{
    private readonly int[] frequency = new int[Terms.Space];

    /// <summary>How many articles were counted.</summary>
    public int Articles { get; private set; }

    /// <summary>The terms that stand in more than one article, in ascending order.</summary>
    public IEnumerable<(int Term, int Frequency)> Repeated
    {
        get
        {
            for (var term = 0; term < frequency.Length; term++)
            {
                if (frequency[term] > 1)
                    yield return (term, frequency[term]);
            }
        }
    }

    /// <summary>The different terms of a text of <see cref="WrittenSyllables.Number"/>.</summary>
    public static int[] TermsOf(WrittenSyllables syllables, ReadOnlySpan<byte> text) => [.. Terms.Of(syllables, new NumberedText(text)).Select(term => term.Term)];

    /// <summary>Counts an article by its <see cref="TermsOf"/>.</summary>
    public void Add(int[] terms)
    {
        foreach (var term in terms)
            frequency[term]++;
        Articles++;
    }

    /// <summary>What was counted so far.</summary>
    public TermEpoch Epoch() => new(Articles, term => Math.Max(1, frequency[term]));
}
