using System.Text.Json;

namespace ContentApi.Storage.Reads;

/// <summary>The names that articles are grouped by: which of them exist, and what is near one that does not.</summary>
public static class GroupNames
{
    /// <summary>How many names on either side of one are looked at.</summary>
    private const int Near = 10;

    /// <summary>The names next to this text in the order of code points, at most twenty: where a misspelt one most often is.</summary>
    public static IReadOnlyList<string> Around(ReadSession session, GroupKind kind, string text)
    {
        var (table, column, condition) = Source(kind);
        // Plan: two walks along an index on the names; a name that many articles have is left by one more search.
        return session.Query<string>(
            $"""
            WITH RECURSIVE
            after (name, number) AS (
                SELECT min({column}), 1 FROM {table} WHERE {column} >= @text{condition}
                UNION ALL SELECT (SELECT min({column}) FROM {table} WHERE {column} > name{condition}), number + 1 FROM after WHERE name IS NOT NULL AND number < {Near}),
            before (name, number) AS (
                SELECT max({column}), 1 FROM {table} WHERE {column} < @text{condition}
                UNION ALL SELECT (SELECT max({column}) FROM {table} WHERE {column} < name{condition}), number + 1 FROM before WHERE name IS NOT NULL AND number < {Near})
            SELECT name FROM after WHERE name IS NOT NULL UNION ALL SELECT name FROM before WHERE name IS NOT NULL
            """,
            new { text }
        );
    }

    /// <summary>
    /// An expression that gives, as JSON, those of the names that nothing has: <c>[["Section","kinh-tee"]]</c>; the literal NULL when there are none to look at.
    /// </summary>
    internal static string Unknown(IReadOnlyList<(GroupKind Kind, string Name)> names, SqlParameters parameters)
    {
        if (names.Count == 0)
            return "NULL";
        // Plan: one search by an index a name.
        var each = names
            .Distinct()
            .GroupBy(name => name.Kind, name => name.Name)
            .Select(group =>
            {
                var (table, column, condition) = Source(group.Key);
                return $"SELECT '{group.Key}' AS kind, value FROM json_each({parameters.Add(JsonSerializer.Serialize(group))}) WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {column} = value{condition})";
            })
            .ToList();
        return $"(SELECT json_group_array(json_array(kind, value)) FROM ({string.Join(" UNION ALL ", each)}))";
    }

    private static readonly HashSet<(GroupKind Kind, string Name)> None = [];

    /// <summary>What <see cref="Unknown"/> gave.</summary>
    internal static IReadOnlySet<(GroupKind Kind, string Name)> Read(string? unknown) =>
        unknown is null ? None : JsonSerializer.Deserialize<string[][]>(unknown)!.Select(pair => (Enum.Parse<GroupKind>(pair[0]), pair[1])).ToHashSet();

    private static (string Table, string Column, string Condition) Source(GroupKind kind) =>
        kind switch
        {
            GroupKind.Section => ("section", "slug", ""),
            GroupKind.Tag => ("tag", "slug", ""),
            GroupKind.Author => ("author", "slug", ""),
            GroupKind.Publisher => ("article", "publisher_key", " AND withdrawn_ms IS NULL"),
            GroupKind.Document => ("article_source", "document", ""),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
