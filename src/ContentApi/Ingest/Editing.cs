using ContentApi.Derive;
using ContentApi.Storage;

namespace ContentApi.Ingest;

/// <summary>An article that was to be edited.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its slug.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsChanged">False: it was so before.</param>
public sealed record EditedArticle(string Id, string Slug, string Title, bool IsChanged);

/// <summary>What an editor does to stored articles; each a transaction and a content version of its own.</summary>
/// <param name="database">The content; of the newest schema.</param>
/// <param name="clock">Says when records change.</param>
public sealed class Editing(ContentDatabase database, TimeProvider clock)
{
    /// <summary>Takes an article off, until it is restored: importing its page again does not bring it back.</summary>
    /// <param name="address">Its id, slug or old slug.</param>
    /// <param name="reason">One sentence that is published, or null.</param>
    /// <exception cref="ImportException">No article has that address.</exception>
    public EditedArticle Withdraw(string address, string? reason) => Edit(address, (writer, id) => writer.Withdraw(id, reason, "command"));

    /// <summary>Brings a withdrawn article back.</summary>
    /// <param name="address">Its id, slug or old slug.</param>
    /// <exception cref="ImportException">No article has that address.</exception>
    public EditedArticle Restore(string address) => Edit(address, (writer, id) => writer.Restore(id));

    private EditedArticle Edit(string address, Func<ContentWriter, string, bool> edit)
    {
        using var writer = database.Write(clock.GetUtcNow());
        if (writer.FindByAddress(address) is not { } article)
            throw new ImportException($"There is no article {address}. Name one by its id or slug; the lists of the program show both.");
        var isChanged = edit(writer, article.Id);
        if (isChanged)
        {
            DerivedRows.Update(writer);
            writer.Commit();
        }
        return new(article.Id, article.Slug, article.Title, isChanged);
    }
}
