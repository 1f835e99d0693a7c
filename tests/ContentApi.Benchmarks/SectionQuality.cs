using System.Text.Json;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Benchmarks;

/// <summary>
/// Whether an article is in the section that its label means: with what the pages say, and with half of the labels stated by an <c>overrides.json</c>. A label
/// may mean several sections; the first is what it says word for word.
/// </summary>
internal static class SectionQuality
{
    public static void Measure(LabelledPages pages)
    {
        var labels = pages.Labels.Where(label => label.Section is not null && pages.Sections.ContainsKey(label.Section)).ToList();
        if (labels.Count == 0)
        {
            LoadReport.Print($"sections: no labelled article has a label that means a section");
            return;
        }
        using (var session = pages.Database.Read())
        {
            Print(session, "as the pages are", labels);
            // Whoever improves the keyphrases looks at the mistakes of one half, and learns from the other whether they are better.
            Print(session, "the half to learn from", [.. Half(0)], withMistakes: true);
            Print(session, "the half to judge by", [.. Half(1)]);
        }
        var stated = labels.Where((_, i) => i % 2 == 0).ToList();
        var (database, folder) = pages.Copy("half-stated");
        foreach (var label in stated)
            File.Copy(pages.Page(label), Path.Combine(folder, label.File));
        File.WriteAllText(
            Path.Combine(folder, OverrideFile.FileName),
            JsonSerializer.Serialize(stated.ToDictionary(label => label.File, label => new { section = pages.Sections[label.Section!][0] }))
        );
        Quality.Import(database, folder);
        using (var session = database.Read())
        {
            Print(session, "half stated: all", labels);
            Print(session, "half stated: the others", [.. labels.Except(stated)]);
        }

        // No story is in both halves: its words would be learnt by heart.
        IEnumerable<PageLabel> Half(int half) =>
            labels.GroupBy(label => label.Cluster ?? label.File).OrderBy(story => story.Key, StringComparer.Ordinal).Where((_, i) => i % 2 == half).SelectMany(story => story);

        void Print(ReadSession session, string what, IReadOnlyList<PageLabel> some, bool withMistakes = false)
        {
            var placed = some.Select(label => (Meant: pages.Sections[label.Section!], label.Section, Got: ArticleLookup.Read(session, pages.Ids[label.File])!.SectionSlug)).ToList();
            LoadReport.Print(
                $"sections {what,-24} n {placed.Count,5}  accuracy {placed.Average(each => each.Meant[0] == each.Got ? 1.0 : 0):0.0000}  any that the label may mean {placed.Average(each => each.Meant.Contains(each.Got) ? 1.0 : 0):0.0000}"
            );
            if (!withMistakes)
                return;
            foreach (var label in placed.Where(each => each.Meant[0] != each.Got).GroupBy(each => each.Section).OrderBy(group => group.Key, StringComparer.Ordinal))
                LoadReport.Print($"    {label.Key}: {string.Join(", ", label.CountBy(each => each.Got).OrderByDescending(count => count.Value).Select(count => $"{count.Key} {count.Value}"))}");
        }
    }
}
