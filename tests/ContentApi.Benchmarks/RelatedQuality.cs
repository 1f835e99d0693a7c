using ContentApi.Storage.Reads;

namespace ContentApi.Benchmarks;

/// <summary>Whether the articles that tell an article's story are the first of its related ones. What repeats it is no mate: duplicates are not neighbours.</summary>
internal static class RelatedQuality
{
    private const int Shown = 10;
    private const int First = 5;

    public static void Measure(LabelledPages pages)
    {
        using var session = pages.Database.Read();
        var (recalls, precisions, ranks) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var story in pages.Labels.Where(label => label.Cluster is not null).GroupBy(label => label.Cluster))
        {
            var articles = story.Select(label => ArticleLookup.Read(session, pages.Ids[label.File])!).DistinctBy(article => article.Id).ToList();
            foreach (var article in articles)
            {
                var mates = articles.Where(other => Told(other) != Told(article)).Select(other => other.Id).ToHashSet();
                if (mates.Count == 0)
                    continue;
                var related = ArticleParts.Related(session, [article.Id], Shown, RelatedOrigin.All, new ArticleFilter()).Select(row => row.Id).ToList();
                recalls.Add((double)related.Take(First).Count(mates.Contains) / mates.Count);
                precisions.Add((double)related.Take(mates.Count).Count(mates.Contains) / mates.Count);
                ranks.Add(related.FindIndex(mates.Contains) is >= 0 and var rank ? 1.0 / (rank + 1) : 0);
            }
        }
        LoadReport.Print(
            recalls.Count == 0
                ? $"related: no labelled article has a mate"
                : $"related                    n {recalls.Count,5}  recall@{First} {recalls.Average():0.0000}  R-precision {precisions.Average():0.0000}  MRR {ranks.Average():0.0000}"
        );
    }

    /// <summary>The article that this one repeats, else itself.</summary>
    private static string Told(Storage.ArticleRow article) => article.DuplicateOf ?? article.Id;
}
