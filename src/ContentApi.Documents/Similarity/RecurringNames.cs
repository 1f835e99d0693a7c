using System.Collections.Frozen;
using System.Runtime.InteropServices;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Similarity;

/// <summary>
/// The names that an article is about: people, places, works and bodies of two to six syllables that stand in its title or lead and recur. Rather none than a
/// doubtful one.
/// </summary>
/// <remarks>
/// A name is a run of syllables with a capital letter, as long as it goes, met at least once inside a sentence, and at least three times in all. A run after which
/// a syllable in small letters belongs to it ("Bộ Ngoại giao") is only the beginning of a name and is left out: when the two stand together in many articles, when one
/// such syllable mostly follows, or when the run begins as names of bodies do. The collection must know it, and not speak of it all the time: each two of its
/// syllables stand together in three articles at least, and some two of them in a tenth of all at most. The end of a longer name of the same article, and what
/// mostly names a street, is left out too.
/// </remarks>
public static class RecurringNames
{
    /// <summary>The most names that an article gets.</summary>
    public const int Maximum = 5;

    private const int LeastOccurrences = 3;
    private const int LeastArticles = 3;
    private const double GreatestShare = 0.1;
    private const int LongestName = 6;

    /// <summary>From this share of the rarer syllable's articles on, two syllables belong together.</summary>
    private const double Cohesion = 0.15;

    /// <summary>Of fewer articles the share says nothing.</summary>
    private const int LeastCohesive = 10;

    private static readonly FrozenSet<string> BodyOpenings = "Ban Bệnh Bộ Chi Chính Công Cục Đài Đại Đảng Đoàn Đội Học Hội Liên Nhà Ngân Phòng Quốc Quân Sở Tập Toà Tòa Tổng Trung Trường Uỷ Ủy Viện"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names, those that say most first; empty for a teaser, whose text is too short to repeat any.</summary>
    /// <param name="article">The article.</param>
    /// <param name="epoch">How common terms are in the collection.</param>
    public static IReadOnlyList<string> Of(NeighbourText article, TermEpoch epoch)
    {
        var runs = new Dictionary<string, Run>(StringComparer.Ordinal);
        Read(article.Title, isHead: true, runs);
        Read(article.Lead, isHead: true, runs);
        foreach (var line in article.Body.Split('\n'))
            Read(line, isHead: false, runs);

        var found = new List<(string Name, double Weight)>();
        foreach (var (name, run) in runs)
        {
            if (!run.IsInside || !run.IsWellFormed || 2 * run.Streets > run.Count)
                continue;
            // "Mỹ Linh" where there is "Đỗ Mỹ Linh" may be another person.
            if (runs.Any(other => other.Value.IsInside && other.Value.IsWellFormed && other.Key.EndsWith($" {name}", StringComparison.Ordinal)))
                continue;
            var longer = runs.Where(other => $" {other.Key} ".Contains($" {name} ", StringComparison.Ordinal)).Select(other => other.Value).ToList();
            var count = longer.Sum(other => other.Count);
            if (count < LeastOccurrences || !longer.Exists(other => other.IsHead))
                continue;
            var rarest = int.MaxValue;
            for (var i = 1; i < run.Syllables.Length; i++)
                rarest = Math.Min(rarest, Together(run.Syllables[i - 1], run.Syllables[i]));
            if (rarest < LeastArticles || rarest > GreatestShare * epoch.Articles || GoesOn(run))
                continue;
            found.Add((name, count * Math.Log((double)epoch.Articles / rarest)));
        }
        found.Sort((one, other) => one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight) : string.CompareOrdinal(one.Name, other.Name));
        var names = new List<string>(Maximum);
        foreach (var (name, _) in found)
        {
            // "Tân Bình" beside "quận Tân Bình Đông" would be half of another.
            if (names.Count < Maximum && !names.Exists(other => other.Contains(name, StringComparison.Ordinal) || name.Contains(other, StringComparison.Ordinal)))
                names.Add(name);
        }
        return names;

        int Together(string first, string second) => epoch.Frequency(Terms.Number(Terms.Pair(Terms.Hash(Folding.Fold(first)), Terms.Hash(Folding.Fold(second)))));

        int Alone(string syllable) => epoch.Frequency(Terms.Number(Terms.Hash(Folding.Fold(syllable))));

        bool GoesOn(Run run) =>
            run.Followers.Any(follower =>
                !new SyllableForm(MarkedSyllable.From(follower.Key)).IsJoining
                && (
                    BodyOpenings.Contains(run.Syllables[0])
                    || (follower.Value > 1 && 5 * follower.Value >= 3 * run.Count)
                    || Together(run.Syllables[^1], follower.Key) is >= LeastCohesive and var together
                        && together >= Cohesion * Math.Min(Alone(run.Syllables[^1]), Alone(follower.Key))
                )
            );
    }

    private static void Read(string? text, bool isHead, Dictionary<string, Run> runs)
    {
        if (string.IsNullOrEmpty(text))
            return;
        var syllables = new List<(string Written, bool IsParted)>();
        var spans = new SyllableSpans(Folding.Compose(text));
        while (spans.MoveNext())
            syllables.Add((spans.Current.ToString(), spans.IsParted));
        // In a line of capitals nothing is told by one.
        if (2 * syllables.Count(syllable => syllable.Written.Length > 1 && syllable.Written.All(char.IsUpper)) > syllables.Count)
            return;
        for (var from = 0; from < syllables.Count;)
        {
            if (!char.IsUpper(syllables[from].Written[0]))
            {
                from++;
                continue;
            }
            var to = from + 1;
            while (to < syllables.Count && !syllables[to].IsParted && char.IsUpper(syllables[to].Written[0]))
                to++;
            if (to - from is >= 2 and <= LongestName)
            {
                string[] name = [.. syllables[from..to].Select(syllable => syllable.Written)];
                ref var run = ref CollectionsMarshal.GetValueRefOrAddDefault(runs, string.Join(' ', name), out _);
                run ??= new Run(name);
                run.Count++;
                run.IsHead |= isHead;
                run.Streets += !syllables[from].IsParted && syllables[from - 1].Written is "đường" or "phố" ? 1 : 0;
                // A sentence begins with a capital letter, whatever it begins with.
                run.IsInside |= !syllables[from].IsParted;
                if (to < syllables.Count && !syllables[to].IsParted)
                    run.Followers[syllables[to].Written] = run.Followers.GetValueOrDefault(syllables[to].Written) + 1;
            }
            from = to;
        }
    }

    private sealed class Run(string[] syllables)
    {
        public string[] Syllables { get; } = syllables;
        public int Count { get; set; }
        public bool IsHead { get; set; }

        /// <summary>How often it names a street, which is about nobody.</summary>
        public int Streets { get; set; }
        public bool IsInside { get; set; }
        public Dictionary<string, int> Followers { get; } = new(StringComparer.Ordinal);

        /// <summary>Initials and abbreviations are parts of names that nobody looks for.</summary>
        public bool IsWellFormed => Syllables.All(syllable => syllable.Length > 1 && !syllable.Any(char.IsDigit) && !syllable.Skip(1).Any(char.IsUpper));
    }
}
