using System.Buffers;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>Finds the newest articles whose titles have words, wherever in them: what the index tells, to be compared with the titles.</summary>
internal static class TitleWords
{
    /// <summary>How many postings are read of a term: those of the articles filed last.</summary>
    private const int PostingBudget = 50_000;

    /// <summary>How many syllables stand for a beginning: the commonest.</summary>
    private const int Expansions = 8;

    /// <summary>The numbers of articles that may have them in their titles, the newest first, at most so many.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="words">Folded syllables that stand side by side.</param>
    /// <param name="beginning">Where there are no words: how one begins, folded.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<long> Newest(ReadSession session, IReadOnlyList<string> words, string beginning, int count)
    {
        var collection = session.Catalogs.Of(session)[SearchIndex.CollectionOf("article")];
        var syllables = words.Select(word => SearchTokens.Term(word)).ToList();
        // Of several words all pairs must be there; of syllables with the same beginning any.
        List<ulong> all = syllables.Count > 1 ? [.. syllables.Zip(syllables.Skip(1), SearchTerm.Pair).Distinct()] : syllables;
        var terms = all.Count > 0 ? all : SearchHits.Expand(session, beginning, Expansions);
        var least = (byte)Math.Max(1, all.Count);
        using var lists = new TermLists(session, collection, terms);
        using var candidates = new SearchCandidates();
        var size = collection.Days.Length;
        var met = ArrayPool<byte>.Shared.Rent(size);
        Array.Clear(met, 0, size);
        foreach (var postings in terms.Select(term => lists.Load(term, PostingBudget)))
        {
            for (var i = 0; i < postings.Count; i++)
            {
                // A number is taken once, when it has them all.
                if (postings.Levels[i] >= ArticleTerms.LeastLevelIn(SearchPart.Title) && ++met[postings.Numbers[i]] == least)
                    candidates.Add(new(((long)collection.Number << 32) | (uint)postings.Numbers[i], collection.Days[postings.Numbers[i]]));
            }
        }
        ArrayPool<byte>.Shared.Return(met);
        return [.. candidates.Ranks(0, count).Select(hit => hit.Key)];
    }
}
