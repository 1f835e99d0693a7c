namespace ContentApi.Documents.Similarity;

/// <summary>An article as far as its neighbours go.</summary>
/// <param name="Id">Its id, one in the collection.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Lead">Its lead, or a teaser's summary; null when there is none.</param>
/// <param name="Body">The text of its body without title and lead, blocks parted by line breaks; empty for a teaser.</param>
public sealed record NeighbourText(string Id, string Title, string? Lead, string Body);

/// <summary>A near article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">How near: <see cref="Neighbours.Floor"/> to 1; the same in both directions.</param>
/// <param name="Reasons">The shared phrases that weigh most, heaviest first, at most five, as they stand in the article whose neighbour
/// this is, syllables parted by a blank; empty when what the two share is only scattered words.
/// </param>
public sealed record Neighbour(string Id, double Score, IReadOnlyList<string> Reasons);

/// <summary>An article with its neighbours.</summary>
/// <param name="Id">The id of the article.</param>
/// <param name="Items">Its neighbours, nearest first, equals by id; at most <see cref="Neighbours.Maximum"/>; empty when nothing is near
/// enough.</param>
public sealed record ArticleNeighbours(string Id, IReadOnlyList<Neighbour> Items);

/// <summary>
/// Related articles computed from the text: cosine of <see cref="TermVector"/>s over folded syllables and pairs of adjacent syllables.
/// </summary>
/// <remarks>
/// Candidates are the 100 articles that share most with an article's 24 heaviest terms, terms of more than 2 % of the collection (and of
/// more than 100 articles) left aside; only those are compared in full. So an article costs at most 24 short posting lists, not the
/// collection. Duplicates are neighbours here: whoever knows them leaves them out.
/// </remarks>
public static class Neighbours
{
    /// <summary>The most neighbours that an article gets.</summary>
    public const int Maximum = 30;

    /// <summary>The least score of a neighbour. Below it two articles share a place or a manner of speaking, not a topic.</summary>
    public const double Floor = 0.12;

    /// <summary>
    /// Below this score two articles must share two phrases: of short texts, one name alone ("Quảng Ninh") can make up as much.
    /// </summary>
    private const double OnePhraseFloor = 0.25;

    private const int CandidateTerms = 24;
    private const int Candidates = 100;
    private const double CandidateShare = 0.02;
    private const int CandidateFrequency = 100;

    /// <summary>
    /// The neighbours of every article, in ordinal order of the ids, one by one as they are asked for. The texts are read once and not
    /// kept. The order of the texts changes nothing.
    /// </summary>
    /// <exception cref="ArgumentException">Two articles have one id.</exception>
    public static IEnumerable<ArticleNeighbours> Find(IEnumerable<NeighbourText> articles)
    {
        var collection = new TermCollection();
        foreach (var article in articles)
            collection.Add(article.Id, article.Title, article.Lead, article.Body);
        collection.Close();
        var vectors = new TermVector[collection.Texts.Count];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = collection.Vector(i);

        var index = new TermIndex(vectors, collection, Math.Max(CandidateFrequency, (int)(CandidateShare * vectors.Length)));
        var phrases = new SharedPhrases(collection);
        var phrasesBack = new SharedPhrases(collection);
        for (var i = 0; i < vectors.Length; i++)
        {
            var near = index.Nearest(i, CandidateTerms, Candidates)
                .Select(other => (Other: other, Score: TermVector.Cosine(vectors[i], vectors[other])))
                .Where(pair => pair.Score >= Floor)
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.Other)
                .ToList();
            if (near.Count > 0)
                phrases.Begin(i);
            var items = new List<Neighbour>(Math.Min(near.Count, Maximum));
            foreach (var (other, score) in near)
            {
                if (items.Count == Maximum)
                    break;
                var reasons = phrases.With(other, vectors[i], vectors[other]);
                if (score < OnePhraseFloor && reasons.Count < 2)
                {
                    // The other way round a phrase may be cut otherwise: asked both ways, the answer is one for the pair.
                    phrasesBack.Begin(other);
                    if (phrasesBack.With(i, vectors[other], vectors[i]).Count < 2)
                        continue;
                }
                items.Add(new Neighbour(collection.Texts[other].Id, score, reasons));
            }
            yield return new ArticleNeighbours(collection.Texts[i].Id, items);
        }
    }
}
