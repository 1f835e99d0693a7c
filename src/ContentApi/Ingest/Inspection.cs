using ContentApi.Derive;
using ContentApi.Documents.Sections;
using ContentApi.Ingest.Formats;
using ContentApi.Storage;

namespace ContentApi.Ingest;

/// <summary>A document as an import would read it.</summary>
/// <param name="Source">The document, and why it was refused if it was.</param>
/// <param name="Content">The article that would be stored, its lists with the ids that their items would have; null when it was refused.</param>
public sealed record InspectedDocument(SourceDocument Source, ArticleContent? Content);

/// <summary>Shows how a file is read. Nothing is stored.</summary>
public static class Inspection
{
    /// <summary>The documents of a file, read with the overrides beside it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="taxonomyPath">The taxonomy file.</param>
    /// <exception cref="ImportException">There is no such file, it is no page, or its overrides or the taxonomy have faults.</exception>
    public static IEnumerable<InspectedDocument> Of(string path, string taxonomyPath)
    {
        if (Directory.Exists(path))
            throw new ImportException($"{path} is a folder. Name one of its pages ({PageFormats.Patterns}).");
        var folder = SourceFolder.Read(path);
        var taxonomy = TaxonomyFile.Read(taxonomyPath);
        var overrides = OverrideFile.Read(folder.Path, taxonomy);
        return Documents(folder.Files[0], new ArticleRows(new SectionPlacing(taxonomy)), taxonomy, overrides);
    }

    private static IEnumerable<InspectedDocument> Documents(SourceFile file, ArticleRows rows, Taxonomy taxonomy, OverrideFile overrides)
    {
        foreach (var read in PageFormats.Of(file.Name)!.Documents(file))
        {
            var claims = PageClaims.Of(read(), overrides, rows);
            var content = claims.Article?.Content;
            yield return new(
                claims.Source,
                content is null
                    ? null
                    : content with
                    {
                        SectionName = content.SectionName ?? taxonomy.Find(content.SectionSlug)?.Name,
                        Lists =
                        [
                            .. claims.Lists.Select(list => new ListContent(
                                list.Role,
                                list.Heading,
                                [.. list.Items.Select(item => new ListItemContent(item.Position, item.Title, item.StatedId ?? item.Claim!.Content.Id))]
                            )),
                        ],
                    }
            );
        }
    }
}
