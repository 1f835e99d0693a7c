using ContentApi.Storage.Reads;

namespace ContentApi.Contracts;

/// <summary>From rows to what an export says of an article beyond what is published.</summary>
public static class ExportMapping
{
    /// <summary>The record of an article.</summary>
    public static ExportRecord From(
        ExportRow row,
        IEnumerable<AliasRow> aliases,
        IEnumerable<PlaceRow> appearances,
        ExportProvenanceRow provenance,
        IReadOnlyList<ListItemRow> lists
    )
    {
        var origins = ArticleMapping.From(row.Id, [], new ProvenanceRow { Fields = provenance.Fields, Discarded = provenance.Discarded });
        return new ExportRecord
        {
            IdentityKey = row.IdentityKey,
            TitleIdentity = row.TitleIdentity,
            Aliases = [.. aliases.Select(alias => alias.Slug)],
            Withdrawal = row.WithdrawnMs is { } withdrawn
                ? new ExportWithdrawal { Reason = row.WithdrawnReason, At = Times.FormatInstant(withdrawn) }
                : null,
            Appearances =
            [
                .. appearances.Select(place => new ExportAppearance
                {
                    Document = place.Document,
                    Place = (int)place.Place,
                    Role = place.Role,
                    Sha256 = place.Sha256,
                    Encoding = place.Encoding,
                }),
            ],
            Fields = origins.Fields,
            Discarded = origins.Discarded,
            Headings = new ExportHeadings { Related = Heading("related"), Latest = Heading("latest") },
        };

        string? Heading(string role) => lists.FirstOrDefault(list => list.Role == role)?.Heading;
    }
}
