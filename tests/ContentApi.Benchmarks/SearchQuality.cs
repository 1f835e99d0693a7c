using System.Text.RegularExpressions;
using ContentApi.Documents.Text;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Benchmarks;

/// <summary>
/// How well search finds what is known to be there: an article by its title, by five syllables of it, and the articles of a story by the name that a person gave
/// to it.
/// </summary>
internal static partial class SearchQuality
{
    private const int Shown = 10;

    public static void Measure(LabelledPages pages)
    {
        using var session = pages.Database.Read();
        var (ids, labels) = (pages.Ids, pages.Labels);
        var random = new Random(7);
        Known("full title", label => label.Title);
        Known("full title, unmarked", label => Folding.Fold(label.Title));
        Known("five syllables, unmarked", label => Folding.Fold(Five(label.Title, random)));
        var stories = labels.Where(label => label.Story is not null).GroupBy(label => label.Story!).ToList();
        Story("story name", name => name);
        Story("story name, unmarked", Folding.Fold);

        void Known(string what, Func<PageLabel, string> query)
        {
            var ranks = labels.Select(label => Search(session, query(label)).IndexOf(ids[label.File]) + 1).ToList();
            LoadReport.Print(
                $"{what,-26} n {ranks.Count,5}  MRR@10 {ranks.Average(rank => rank > 0 ? 1.0 / rank : 0):0.0000}  hit@1 {ranks.Average(rank => rank == 1 ? 1.0 : 0):0.0000}  hit@10 {ranks.Average(rank => rank > 0 ? 1.0 : 0):0.0000}"
            );
        }

        void Story(string what, Func<string, string> query)
        {
            if (stories.Count == 0)
                return;
            var recalls = stories.Select(story =>
            {
                var own = story.Select(label => ids[label.File]).ToHashSet();
                return (double)Search(session, query(story.Key)).Count(own.Contains) / own.Count;
            });
            LoadReport.Print($"{what,-26} n {stories.Count,5}  recall@10 {recalls.Average():0.0000}");
        }
    }

    private static List<string> Search(ReadSession session, string text) =>
        SearchQuery.Parse(text, out _) is { } query
            ?
            [
                .. ArticleSearch
                    .Read(session, new() { Query = query, Filter = new() { Kinds = ["article"] }, Window = new(Shown) })
                    .Page.Rows.Select(row => row.Article.Id),
            ]
            : [];

    private static string Five(string title, Random random)
    {
        var words = Word().Matches(title).Select(match => match.Value).ToList();
        return string.Join(' ', words.Skip(random.Next(Math.Max(1, words.Count - 4))).Take(5));
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
