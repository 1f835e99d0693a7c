using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.Derive;
using ContentApi.Documents.Similarity;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Benchmarks;

/// <summary>
/// Whether copies of pages with some words changed are found, and nothing else: each pair of a page and its copy is compared directly, and so is each link that
/// there is.
/// </summary>
internal static partial class DuplicateQuality
{
    private const int Copies = 500;

    /// <summary>In turn, so many hundredths of the words of a copy are others.</summary>
    private const int MostChanged = 10;

    public static void Measure(LabelledPages pages)
    {
        var random = new Random(11);
        var originals = pages.Labels.Where((_, i) => i % Math.Max(1, pages.Labels.Count / Copies) == 0).ToList();
        var (database, folder) = pages.Copy("duplicates");
        IReadOnlyList<string> before = ["khác"];
        for (var i = 0; i < originals.Count; i++)
        {
            var (label, share) = (originals[i], i % (MostChanged + 1) / 100.0);
            // Under another headline: with its own it would be the same article, met twice.
            var text = File.ReadAllText(pages.Page(label)).Replace(label.Title, string.Create(CultureInfo.InvariantCulture, $"Bản chép thứ {i}"), StringComparison.Ordinal);
            var vocabulary = before;
            File.WriteAllText(
                Path.Combine(folder, Copied(label.File)),
                Word().Replace(text, word => random.NextDouble() < share ? vocabulary[random.Next(vocabulary.Count)] : word.Value)
            );
            before = [.. Word().Matches(text).Select(match => match.Value)];
        }
        Quality.Import(database, folder);

        using var session = database.Read();
        var documents = LabelledPages.Documents(session);
        var rows = documents.Values.Distinct().Select(id => ArticleLookup.Read(session, id)!).ToDictionary(row => row.Id);
        var (near, found, missing) = (0, 0, 0);
        foreach (var label in originals)
        {
            if (!documents.TryGetValue(Copied(label.File), out var copy) || copy == documents[label.File])
            {
                missing++;
                continue;
            }
            var original = documents[label.File];
            if (Similarity(original, copy) < DuplicateRows.NearDuplicate)
                continue;
            near++;
            if (rows[copy].DuplicateOf == original || rows[original].DuplicateOf == copy)
                found++;
        }
        var links = rows.Values.Where(row => row.DuplicateOf is not null).ToList();
        LoadReport.Print(
            $"duplicates                 n {originals.Count,5}  pairs at {DuplicateRows.NearDuplicate:0.0} or above {near}, found {found}; links {links.Count}, wrong {links.Count(row => Similarity(row.Id, row.DuplicateOf!) < DuplicateRows.NearDuplicate)}; copies that are no article of their own {missing}"
        );

        double Similarity(string one, string other) => Shingles.Jaccard(Of(one), Of(other));

        Shingles Of(string id) => Shingles.Of(BlockRow.TextOf(rows[id].Lead, JsonColumn.Read<IReadOnlyList<BlockRow>>(ArticleParts.Bodies(session, [id])[0].Blocks)));
    }

    private static string Copied(string file) => $"copy-{file}";

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
