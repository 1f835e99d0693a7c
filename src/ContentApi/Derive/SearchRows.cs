using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Derive;

/// <summary>What search compares of articles, stored as they are filed (docs/decisions/0027-search-compares-numbers.md).</summary>
public static class SearchRows
{
    /// <summary>Makes it of the articles that an older program filed without it; no content changes. Until then their texts are compared, with the same result.</summary>
    public static void Complete(ContentDatabase database, DateTimeOffset now)
    {
        using (var session = database.Read())
        {
            if (!ArticleSearch.IsWithoutSyllables(session))
                return;
        }
        using var writer = database.Write(now);
        writer.CompleteSearch();
        writer.Commit();
    }
}
