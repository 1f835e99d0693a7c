namespace ContentApi.Storage;

/// <summary>
/// Says of most keys that nothing is stored under them, once it was told all; until then it says so of none. See <see cref="ContentWriter.Expect"/>.
/// </summary>
internal sealed class StoredKeys
{
    private KeyFilter? filter;

    /// <summary>Learns all stored keys in one pass, with room for those of new articles.</summary>
    public void Learn(PreparedStatements statements, long expected)
    {
        filter = new(expected);
        // Plan: each table as a whole, once.
        statements.Each("SELECT id, identity_key, title_identity, slug FROM article", row => Add(row.Text(0), row.Text(1), row.Text(2), row.Text(3)));
        statements.Each("SELECT slug FROM article_alias", row => Add(KeyKind.Slug, row.Text(0)));
        statements.Each("SELECT document FROM article_source", row => Add(KeyKind.BodyDocument, row.Text(0)));
    }

    /// <summary>Knows nothing any more: it says of no key that it is not stored.</summary>
    public void Forget() => filter = null;

    /// <summary>False: nothing is stored under the key.</summary>
    public bool MayHold(KeyKind kind, string key) => filter?.MayHold(kind, key) ?? true;

    /// <summary>Notes a key that is stored from now on.</summary>
    public void Add(KeyKind kind, string key) => filter?.Add(kind, key);

    /// <summary>Notes the keys of an article.</summary>
    public void Add(string id, string identityKey, string titleIdentity, string slug)
    {
        if (filter is null)
            return;
        filter.Add(KeyKind.Id, id);
        filter.Add(KeyKind.Title, titleIdentity);
        filter.Add(KeyKind.Slug, slug);
        filter.Add(KeyKind.Identity, identityKey);
        // A key of its own ends in what distinguishes it: it is found by what stands before, too.
        for (var end = identityKey.LastIndexOf('\u001f'); end > 0; end = identityKey.LastIndexOf('\u001f', end - 1))
            filter.Add(KeyKind.Identity, identityKey.AsSpan(0, end));
    }
}
