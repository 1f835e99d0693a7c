using ContentApi.Documents.Sections;
using ContentApi.Documents.Similarity;
using ContentApi.Storage;

namespace ContentApi.Derive;

/// <summary>
/// The sections of the articles that state none: by the sections that their neighbours state, together with their own keyphrases; else where the keyphrases alone
/// put them. A section follows from the article's own text, its list of neighbours and what those state, whatever came first; what is inferred is not passed on.
/// </summary>
public static class SectionRows
{
    /// <summary>From so many articles on it pays to know first whether there are votes at all: a pass over the collection at most, beside a list and thirty articles for each.</summary>
    private const int Many = 1000;

    /// <summary>Brings the sections up to date with what changed, once the neighbours are.</summary>
    public static void Update(ContentWriter writer)
    {
        var affected = Affected(writer);
        var withVotes = affected is { Count: < Many } || writer.IsAnySectionStated();
        if (affected is not null)
        {
            // In one order, so that the same changes give the same file.
            foreach (var id in affected.Order(StringComparer.Ordinal))
                Place(writer, id, withVotes);
            return;
        }
        for (var ids = writer.Placeable(""); ids.Count > 0; ids = writer.Placeable(ids[^1]))
        {
            foreach (var id in ids)
                Place(writer, id, withVotes);
        }
    }

    /// <summary>The articles whose section may be another now; null: all of them.</summary>
    private static HashSet<string>? Affected(ContentWriter writer)
    {
        if (writer.Neighbours.Relisted is not { } relisted)
            return null;
        var affected = writer.Changed.Concat(relisted).Concat(writer.PlacedAnew).ToHashSet(StringComparer.Ordinal);
        foreach (var id in writer.Restated)
        {
            // Whom it votes for are those that have it in their lists. Two neighbours have each other, but for a list that is full.
            var list = writer.Neighbours.List(id);
            if (list.Count >= Neighbours.Maximum)
                return null;
            affected.UnionWith(list.Select(item => item.Id));
        }
        return affected;
    }

    private static void Place(ContentWriter writer, string id, bool withVotes)
    {
        if (writer.Placed(id, withVotes) is not { Own: var own } placed)
            return;
        var found = NeighbourPlacement.Of(own.Weights, [.. placed.Votes.Select(vote => new StatedNeighbour(vote.Id, vote.Section, vote.Score))]);
        if (found is null)
            writer.PutSection(id, own.Slug, own.Basis, null);
        else
            writer.PutSection(id, found.Slug, "inferred", own.Field with { Rule = "neighbours", Confidence = found.Confidence, Evidence = string.Join(", ", found.Neighbours) });
    }
}
