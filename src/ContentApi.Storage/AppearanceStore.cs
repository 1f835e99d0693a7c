using System.Globalization;
using System.Text.Json;

namespace ContentApi.Storage;

/// <summary>In which documents articles were met and where, inside one writing transaction; see <see cref="ContentWriter.Appearances"/>.</summary>
public sealed class AppearanceStore
{
    private readonly PreparedStatements statements;

    internal AppearanceStore(PreparedStatements statements) => this.statements = statements;

    /// <summary>Forgets where a document's articles were met in it, before it is stored again.</summary>
    public void Forget(string document) =>
        // Plan: a range of the index on the document.
        statements.Execute("DELETE FROM appearance WHERE document = $1", document);

    /// <summary>Forgets where an article was met, but for the documents and places that a copy of our content names.</summary>
    public void ForgetBut(string articleId, IEnumerable<(string Document, int Place)> kept) =>
        // Plan: a range of the primary key.
        statements.Execute(
            """
            DELETE FROM appearance
            WHERE article_id = $1 AND document || char(31) || place NOT IN (SELECT value FROM json_each($2))
            """,
            articleId,
            JsonSerializer.Serialize(kept.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Document}\u001f{each.Place}")))
        );

    /// <summary>Notes that an article was met in the document that this content was read from; the place is the line of its title.</summary>
    public void Put(string articleId, ArticleContent content, int place, string role) =>
        Put(articleId, content.Document, place, role, content.Sha256, content.Encoding);

    /// <summary>Notes that an article was met in a document; the place is the line of its title.</summary>
    public void Put(string articleId, string document, int place, string role, string sha256, string encoding) =>
        // Plan: one search by primary key.
        statements.Execute(
            """
            INSERT INTO appearance (article_id, document, place, role, sha256, encoding) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (article_id, document, place) DO UPDATE SET role = excluded.role, sha256 = excluded.sha256, encoding = excluded.encoding
            WHERE (appearance.role, appearance.sha256, appearance.encoding) IS NOT (excluded.role, excluded.sha256, excluded.encoding)
            """,
            articleId,
            document,
            place,
            role,
            sha256,
            encoding
        );

    /// <summary>Changes what a document is to an article that was met in it.</summary>
    public void PutRole(string articleId, string document, string role) =>
        // Plan: a range of the primary key.
        statements.Execute("UPDATE appearance SET role = $3 WHERE article_id = $1 AND document = $2 AND role = 'body'", articleId, document, role);
}
