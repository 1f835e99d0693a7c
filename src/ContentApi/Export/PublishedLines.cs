using ContentApi.Contracts;
using ContentApi.Storage;

namespace ContentApi.Export;

/// <summary>All that is published, as the lines of an export that others may read: of what is withdrawn only that it is, with the little that says so anyway.</summary>
/// <param name="session">The view that all lines are of.</param>
public sealed class PublishedLines(ReadSession session)
{
    /// <summary>How many articles are in memory at once.</summary>
    private const int BlockSize = 100;

    /// <summary>Writes the lines, articles by id: a header, unless it goes on behind an article, and the end.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="header">The first line.</param>
    /// <param name="kinds">Which; none: all.</param>
    /// <param name="after">The id to go on behind, or null: from the start.</param>
    /// <param name="cancellation">Told when nobody reads any longer.</param>
    public async Task Write(Stream output, ExportHeader header, IReadOnlyList<string> kinds, string? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var block = new MemoryStream();
        var lines = new ArticleLines(block);
        var count = 0;
        if (after is null)
            lines.Write(header);
        foreach (var articles in ArticleBlocks.Read(session, kinds, after ?? "", BlockSize))
        {
            foreach (var exported in articles)
                lines.Write(exported.Record.Withdrawal is null ? exported : Withdrawn(exported));
            count += articles.Count;
            await Send();
        }
        lines.Write(new ExportEnd { Lines = count, NextSince = header.NextSince! });
        await Send();

        async Task Send()
        {
            await output.WriteAsync(block.GetBuffer().AsMemory(0, (int)block.Length), cancellation);
            block.SetLength(0);
        }
    }

    /// <summary>What is told of a withdrawn article: its identity, headline, address and section, and why.</summary>
    private static ExportedArticle Withdrawn(ExportedArticle exported)
    {
        var (article, record) = exported;
        return new(
            new Article
            {
                Shape = article.Shape,
                Id = article.Id,
                Slug = article.Slug,
                Kind = "teaser",
                Title = article.Title,
                Lead = null,
                Section = article.Section,
                Authors = [],
                Tags = [],
                PublishedAt = null,
                ModifiedAt = null,
                Date = new ArticleDate
                {
                    Value = null,
                    Precision = null,
                    Basis = "none",
                },
                Language = article.Language,
                WordCount = null,
                ReadingMinutes = null,
                Source = new Source
                {
                    Document = article.Source!.Document,
                    Publisher = article.Source.Publisher,
                    Credit = null,
                    Encoding = article.Source.Encoding,
                    Sha256 = article.Source.Sha256,
                    Related = null,
                    Latest = null,
                    Warnings = [],
                },
                DuplicateOf = null,
                Revision = article.Revision,
                UpdatedAt = article.UpdatedAt,
                Links = article.Links,
            },
            new ExportRecord
            {
                IdentityKey = record.IdentityKey,
                TitleIdentity = record.TitleIdentity,
                Aliases = record.Aliases,
                Withdrawal = record.Withdrawal,
                Appearances = record.Appearances,
                Fields = [],
                Discarded = [],
                Headings = new ExportHeadings { Related = null, Latest = null },
            }
        );
    }
}
