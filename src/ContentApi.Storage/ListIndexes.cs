namespace ContentApi.Storage;

/// <summary>
/// The indexes of lists on the articles, which no writing looks into: of many new articles they are cheaper made once, at the end. Measured with eight of them: 44 µs an
/// article and not 68 at 50,000 articles, 57 and not 121 at 250,000, whose indexes no longer fit the cache. Of fewer there is nothing to gain, and readers prepare their
/// statements anew after it.
/// </summary>
internal sealed class ListIndexes(PreparedStatements statements)
{
    /// <summary>A sort takes as much memory as the page cache may, beside the cache, and the C library does not give that back; what is more goes through a file.</summary>
    private const int SortKibibytes = 4 * 1024;

    private readonly List<string> dropped = [];
    private bool goWithNextNew;

    /// <summary>They go before the next new article is stored: a run that brings nothing new leaves them alone.</summary>
    public void Postpone() => goWithNextNew = true;

    /// <summary>Says that a new article is about to be stored.</summary>
    public void BeforeNew()
    {
        if (!goWithNextNew)
            return;
        goWithNextNew = false;
        // Plan: the schema, some dozens of rows.
        foreach (
            var (name, sql) in statements.Query(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'article' AND sql LIKE '%WHERE withdrawn_ms IS NULL%'",
                row => (row.Text(0), row.Text(1))
            )
        )
        {
            statements.Execute($"DROP INDEX {name}");
            dropped.Add(sql);
        }
    }

    /// <summary>All of them are there from now on.</summary>
    public void Complete()
    {
        goWithNextNew = false;
        if (dropped.Count == 0)
            return;
        statements.SetPageCache(SortKibibytes);
        // Plan: each a pass over the articles, and a sort.
        foreach (var sql in dropped)
            statements.Execute(sql);
        dropped.Clear();
        statements.SetPageCache(ContentWriter.CacheKibibytes);
    }
}
