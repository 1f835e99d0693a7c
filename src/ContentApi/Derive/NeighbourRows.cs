using ContentApi.Documents.Similarity;
using ContentApi.Storage;

namespace ContentApi.Derive;

/// <summary>The computed related articles, made when content changes so that reading them is one indexed statement.</summary>
public static class NeighbourRows
{
    /// <summary>Computes all of them anew, and writes those that differ.</summary>
    public static void Rebuild(ContentWriter writer)
    {
        foreach (var article in Neighbours.Find(writer.Texts().Select(Text)))
        {
            writer.PutNeighbours(
                article.Id,
                [
                    .. article.Items.Select(neighbour => new NeighbourContent
                    {
                        NeighbourId = neighbour.Id,
                        // Four decimals say all that a score can, and keep the stored value equal to the one computed again.
                        Score = Math.Round(neighbour.Score, 4),
                        Reasons = JsonColumn.Write(neighbour.Reasons),
                    }),
                ]
            );
        }
    }

    private static NeighbourText Text(ArticleTextRow row) =>
        new(
            row.Id,
            row.Title,
            row.Lead,
            row.Blocks is null ? "" : string.Join('\n', JsonColumn.Read<IReadOnlyList<BlockRow>>(row.Blocks).Select(block => block.PlainText))
        );
}
