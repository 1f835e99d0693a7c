using ContentApi.Documents.Text;

namespace ContentApi.Requests;

/// <summary>What was probably meant.</summary>
public static class Nearest
{
    /// <summary>The candidate with the least edit distance (insert, delete, replace, swap neighbours) after folding, at most a third of its length; else null.</summary>
    public static string? To(string given, IEnumerable<string> candidates)
    {
        var folded = Folding.Fold(given);
        // Beyond this a distance says nothing, and a hostile value would only cost time.
        if (folded.Length is 0 or > 250)
            return null;
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = Distance(folded, Folding.Fold(candidate));
            if (distance < least && distance <= Math.Max(1, candidate.Length / 3))
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    /// <summary>Optimal string alignment distance.</summary>
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
