using System.Security.Cryptography;
using System.Text;

namespace ContentApi.Storage;

/// <summary>The names of authors and tags, with the slugs that they have, inside one writing transaction.</summary>
internal sealed class NameStore(PreparedStatements statements)
{
    /// <summary>How many stored names are remembered: reporters and subjects come again and again.</summary>
    private const int RememberedNames = 8192;

    private static readonly NameTable Authors = new("author");
    private static readonly NameTable Tags = new("tag");

    private readonly Dictionary<(NameTable, string Slug), string> names = [];

    /// <summary>Stores the names of authors; as <see cref="Put"/>.</summary>
    public IReadOnlyList<NameRow> PutAuthors(IReadOnlyList<NameRow> given) => Put(Authors, given);

    /// <summary>Stores the names of tags; as <see cref="Put"/>.</summary>
    public IReadOnlyList<NameRow> PutTags(IReadOnlyList<NameRow> given) => Put(Tags, given);

    /// <summary>Forgets which names are stored: some may have gone.</summary>
    public void Forget() => names.Clear();

    /// <summary>Stores names, and gives them with the slugs they have: two names that fold to one slug are two, and the later gets a suffix of its own.</summary>
    private IReadOnlyList<NameRow> Put(NameTable table, IReadOnlyList<NameRow> given)
    {
        if (given.Count == 0)
            return given;
        var stored = new List<NameRow>(given.Count);
        foreach (var name in given)
        {
            var row = name;
            if (Holder(row.Slug) is { } holder && !IsSameName(holder, row.Name))
                row = row with { Slug = $"{row.Slug}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Name.ToLowerInvariant())))[..6]}" };
            if (Holder(row.Slug) is null)
            {
                statements.Execute(table.Put, row.Slug, row.Name, Documents.Text.SortKey.From(row.Name));
                Remember(row.Slug, row.Name);
            }
            stored.Add(row);
        }
        return stored;

        string? Holder(string slug)
        {
            if (names.TryGetValue((table, slug), out var holder))
                return holder;
            holder = statements.First(table.Holder, row => row.Text(0), slug);
            if (holder is not null)
                Remember(slug, holder);
            return holder;
        }

        void Remember(string slug, string name)
        {
            if (names.Count == RememberedNames)
                names.Clear();
            names[(table, slug)] = name;
        }

        static bool IsSameName(string one, string other) => one == other || Key(one) == Key(other);
        static string Key(string name) => Documents.Text.Tones.Normalize(name.ToLowerInvariant());
    }

    /// <summary>The statements on a table of names.</summary>
    private sealed class NameTable(string table)
    {
        // Plan: one search by primary key each.
        public string Holder { get; } = $"SELECT name FROM {table} WHERE slug = $1";
        public string Put { get; } = $"INSERT INTO {table} (slug, name, name_key) VALUES ($1, $2, $3)";
    }
}
