using ContentApi.Storage;

namespace ContentApi.Derive;

/// <summary>Everything that is made of the content and not read from a page.</summary>
public static class DerivedRows
{
    /// <summary>Brings it up to date with what the transaction changed; last before its commit.</summary>
    public static void Update(ContentWriter writer)
    {
        DuplicateRows.Update(writer);
        NeighbourRows.Update(writer);
        SectionRows.Update(writer);
        TagRows.Update(writer);
        writer.RefreshGroups();
        JsonRows.Update(writer);
    }
}
