using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>The texts of an article that are searched.</summary>
public static class SearchFields
{
    /// <summary>Title, lead if there is one, and each block, in order; the blocks' texts are those of <see cref="BlockRow.PlainText"/>, empty where there is none.</summary>
    public static IEnumerable<SearchField> Of(string title, string? lead, IEnumerable<BlockRow>? blocks)
    {
        yield return new(SearchPart.Title, null, title);
        if (lead is not null)
            yield return new(SearchPart.Lead, null, lead);
        foreach (var block in blocks ?? [])
        {
            var part = block.Type switch
            {
                "heading" => SearchPart.Heading,
                "figure" or "video" => SearchPart.Caption,
                _ => SearchPart.Body,
            };
            yield return new(part, block.Id, block.PlainText);
        }
    }
}
