namespace ContentApi.Documents.Sections;

/// <summary>An article near to another, whose page states its section.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Section">The slug of its section.</param>
/// <param name="Score">How near it is, 0 to 1.</param>
public sealed record StatedNeighbour(string Id, string Section, double Score);

/// <summary>Where an article belongs in the light of its neighbours.</summary>
/// <param name="Slug">The slug of the section.</param>
/// <param name="Confidence">0 to 1; of the same kind as <see cref="Placement.Confidence"/>.</param>
/// <param name="Neighbours">The ids of the nearest that are in it, nearest first, at most five.</param>
public sealed record PlacementByNeighbours(string Slug, double Confidence, IReadOnlyList<string> Neighbours);

/// <summary>
/// Places articles that state no section by the nearest articles whose section is stated, together with their own keyphrases. What is inferred is never passed on.
/// </summary>
/// <remarks>
/// A section has k = weight / (all weights + 2) of the keyphrases and n = votes / (all votes + <see cref="Doubt"/>) of the neighbours, where each of the
/// <see cref="Nearest"/> nearest votes with the square of its score. Its belief is (k + <see cref="NeighbourWeight"/> × n) / (1 + <see cref="NeighbourWeight"/>); the
/// greatest wins, of equals the first by slug.
/// </remarks>
public static class NeighbourPlacement
{
    /// <summary>How many neighbours vote.</summary>
    public const int Nearest = 10;

    private const double Doubt = 0.02;
    private const double NeighbourWeight = 2;
    private const double LeastConfidence = 0.2;
    private const int EvidenceCount = 5;

    /// <summary>The section, or null: no neighbour states one, or what they state settles nothing, so that the keyphrases alone have the say.</summary>
    /// <param name="keyphrases">What the keyphrases of each section weigh; see <see cref="Placement.Weights"/>.</param>
    /// <param name="neighbours">The neighbours that state a section, nearest first.</param>
    public static PlacementByNeighbours? Of(IReadOnlyDictionary<string, double> keyphrases, IReadOnlyList<StatedNeighbour> neighbours)
    {
        if (neighbours.Count == 0)
            return null;
        var nearest = neighbours.Take(Nearest).ToList();
        var votes = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var neighbour in nearest)
            votes[neighbour.Section] = votes.GetValueOrDefault(neighbour.Section) + (neighbour.Score * neighbour.Score);
        var allVotes = votes.Values.Sum() + Doubt;
        var allWeights = keyphrases.Values.Sum() + 2;
        var (best, belief) = ("", 0.0);
        foreach (var section in votes.Keys.Union(keyphrases.Keys).Order(StringComparer.Ordinal))
        {
            var own = ((keyphrases.GetValueOrDefault(section) / allWeights) + (NeighbourWeight * votes.GetValueOrDefault(section) / allVotes)) / (1 + NeighbourWeight);
            if (own > belief)
                (best, belief) = (section, own);
        }
        return belief < LeastConfidence || !votes.ContainsKey(best)
            ? null
            : new(best, Math.Round(Math.Min(belief, 1), 2), [.. nearest.Where(neighbour => neighbour.Section == best).Take(EvidenceCount).Select(neighbour => neighbour.Id)]);
    }
}
