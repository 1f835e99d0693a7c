using System.Text.RegularExpressions;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>The years that Vietnamese calls by their place in the cycle of sixty, as in "Tết Kỷ Hợi" (2019).</summary>
internal static partial class LunarYears
{
    /// <summary>Giáp Tý, the first of the cycle that news pages live in; of the year 2044 on, the name means the next.</summary>
    private const int FirstYear = 1984;

    private const int Cycle = 60;

    private const string StemWords = "giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý";

    private const string BranchWords = "tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi";

    private static readonly string[] Stems = StemWords.Split('|');

    /// <summary>What these names mean is 1968 and 1789, whenever it is written.</summary>
    private static readonly string[] Historic = ["mậu thân", "kỷ dậu"];

    private static readonly string[] Branches = BranchWords.Split('|');

    /// <summary>The years whose new year the text speaks of before or while it comes; not those that it looks back on ("sau Tết …").</summary>
    public static IEnumerable<(int Year, string Name)> Of(string text)
    {
        // "Tết", "Xuân" in either case; few sentences have them.
        if (!text.Contains("ết ", StringComparison.Ordinal) && !text.Contains("uân ", StringComparison.Ordinal))
            yield break;
        foreach (Match match in NewYear().Matches(Folding.Lower(text)))
        {
            var (stem, branch) = (Array.IndexOf(Stems, match.Groups["stem"].Value.Replace("kỉ", "kỷ", StringComparison.Ordinal)),
                Array.IndexOf(Branches, match.Groups["branch"].Value));
            // The two count on side by side: half of the pairs name no year.
            if (match.Groups["past"].Success || (stem - branch) % 2 != 0 || Historic.Contains($"{Stems[stem]} {Branches[branch]}"))
                continue;
            var place = Enumerable.Range(0, Cycle).First(year => year % Stems.Length == stem && year % Branches.Length == branch);
            yield return (FirstYear + place, match.Groups["name"].Value);
        }
    }

    [GeneratedRegex($@"(?<past>\b(sau|từ|hồi|qua) )?\b(?<name>(tết|xuân)( nguyên đán| cổ truyền)? (?<stem>{StemWords}|kỉ) (?<branch>{BranchWords}))\b", RegexOptions.CultureInvariant)]
    private static partial Regex NewYear();
}
