using System.Security.Cryptography;
using System.Text;

namespace ContentApi.Storage;

/// <summary>A list that a page prints, its items already stored as articles.</summary>
public sealed record ListContent(string Role, string Heading, IReadOnlyList<ListItemContent> Items);

/// <summary>An item of such a list.</summary>
public sealed record ListItemContent(int Position, string Title, string ItemId);

/// <summary>An article to store.</summary>
public sealed record ArticleContent
{
    public required string Id { get; init; }

    /// <summary>The slug it would like; empty when the title has no letter.</summary>
    public required string Slug { get; init; }

    /// <summary>The slug it had where it comes from, or null: only a copy of our own content has one. It does not follow the title.</summary>
    public required string? GivenSlug { get; init; }
    public required string IdentityKey { get; init; }

    /// <summary>The key of its publisher and title; the identity key, but for recurring headlines.</summary>
    public required string TitleIdentity { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string TitleKey { get; init; }
    public required string? Lead { get; init; }
    public required string SectionSlug { get; init; }
    public required string SectionBasis { get; init; }

    /// <summary>Where the text alone places it; null where the page states the section, or an article is stored that is not to be placed anew.</summary>
    public PlacementRow? Placement
    {
        get;
        init
        {
            field = value;
            placementJson = null;
        }
    }

    /// <summary>The name of a section that the page states and the taxonomy does not know; else null.</summary>
    public required string? SectionName { get; init; }
    public required IReadOnlyList<NameRow> Authors { get; init; }
    public required IReadOnlyList<NameRow> Tags { get; init; }
    public required long? PublishedMs { get; init; }
    public required string? PublishedPrecision { get; init; }
    public required long? ModifiedMs { get; init; }
    public required string? ModifiedPrecision { get; init; }
    public required long? DateMs { get; init; }
    public required string? DatePrecision { get; init; }
    public required string DateBasis { get; init; }
    public required string Tie { get; init; }
    public required string Language { get; init; }
    public required int? WordCount { get; init; }
    public required BlockRow? LeadFigure
    {
        get;
        init
        {
            field = value;
            leadFigureJson = null;
        }
    }

    /// <summary>The body, or null for a teaser.</summary>
    public required IReadOnlyList<BlockRow>? Blocks
    {
        get;
        init
        {
            field = value;
            blocksJson = null;
        }
    }

    /// <summary>What the body is compared by, or null: it is made of the stored text when it is needed.</summary>
    public ShingleSketch? Sketch { get; init; }
    public required string Document { get; init; }
    public required string? Publisher { get; init; }
    public required string? Credit { get; init; }
    public required string Encoding { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>That the editor's overrides withdraw it, or null: they do not.</summary>
    public required WithdrawalContent? OverrideWithdrawal { get; init; }
    public required IReadOnlyList<WarningRow> Warnings
    {
        get;
        init
        {
            field = value;
            warningsJson = null;
        }
    }
    public required IReadOnlyList<ListContent> Lists { get; init; }
    public required IReadOnlyList<FieldRow> Fields
    {
        get;
        init
        {
            field = value;
            fieldsJson = null;
        }
    }
    public required IReadOnlyList<DiscardedRow> Discarded
    {
        get;
        init
        {
            field = value;
            discardedJson = null;
        }
    }

    internal string? PublisherKey => Publisher is null ? null : Documents.Text.Slug.KeyOf(Publisher);

    // UTF-8, as the engine wants it, written when it is first asked for: by Digested, or where only storing asks.
    internal byte[]? PlacementJson => Placement is null ? null : placementJson ??= JsonColumn.WriteUtf8(Placement);
    internal byte[]? LeadFigureJson => LeadFigure is null ? null : leadFigureJson ??= JsonColumn.WriteUtf8(LeadFigure);
    internal byte[]? BlocksJson => Blocks is null ? null : blocksJson ??= JsonColumn.WriteUtf8(Blocks);
    internal byte[] WarningsJson => warningsJson ??= JsonColumn.WriteUtf8(Warnings);
    internal byte[] FieldsJson => fieldsJson ??= JsonColumn.WriteUtf8(Fields);
    internal byte[] DiscardedJson => discardedJson ??= JsonColumn.WriteUtf8(Discarded);

    private byte[]? placementJson;
    private byte[]? leadFigureJson;
    private byte[]? blocksJson;
    private byte[]? warningsJson;
    private byte[]? fieldsJson;
    private byte[]? discardedJson;
    private byte[]? digest;

    /// <summary>
    /// This content with its JSON and with the digest of what the page alone says, by far the larger part: asked for where pages are read side by side, it spares the one thread that
    /// stores. Only id, keys, tie, names and lists may differ afterwards.
    /// </summary>
    public ArticleContent Digested()
    {
        // Before the copy, which takes over what is written by then; the digest writes the others.
        var (made, _, _) = (Digest(), PlacementJson, LeadFigureJson);
        return this with { digest = made };
    }

    /// <summary>SHA-256 in hex over all that is published; the place in the order and the key are not.</summary>
    internal string Hash()
    {
        using var all = new MemoryStream(512);
        Append(all, digest ?? Digest());
        Append(all, JsonColumn.WriteUtf8(Authors));
        Append(all, JsonColumn.WriteUtf8(Tags));
        foreach (var list in Lists)
        {
            Append(all, list.Role);
            Append(all, list.Heading);
            foreach (var item in list.Items)
            {
                Append(all, item.Position);
                Append(all, item.Title);
                Append(all, item.ItemId);
            }
        }
        return Convert.ToHexStringLower(SHA256.HashData(all.GetBuffer().AsSpan(0, (int)all.Length)));
    }

    private byte[] Digest()
    {
        using var all = new MemoryStream(2048 + (BlocksJson?.Length ?? 0) + FieldsJson.Length + DiscardedJson.Length);
        foreach (
            var text in (ReadOnlySpan<string?>)
                [
                    Kind, Title, Lead, SectionSlug, SectionBasis, PublishedPrecision, ModifiedPrecision, DatePrecision, DateBasis, Language,
                    Document, Publisher, Credit, Encoding, Sha256,
                ]
        )
            Append(all, text);
        foreach (var number in (ReadOnlySpan<long?>)[PublishedMs, ModifiedMs, DateMs, WordCount])
            Append(all, number);
        foreach (var json in (ReadOnlySpan<byte[]?>)[BlocksJson, WarningsJson, FieldsJson, DiscardedJson])
            Append(all, json);
        return SHA256.HashData(all.GetBuffer().AsSpan(0, (int)all.Length));
    }

    private static void Append(MemoryStream all, string? text) => Append(all, text is null ? null : Utf8.GetBytes(text));

    private static void Append(MemoryStream all, long? number) => Append(all, number is { } value ? BitConverter.GetBytes(value) : null);

    /// <summary>With its length before it, so that no two rows of parts are one row of bytes; null and empty are not the same.</summary>
    private static void Append(MemoryStream all, byte[]? part)
    {
        all.Write(BitConverter.GetBytes(part?.Length ?? -1));
        all.Write(part);
    }

    private static readonly UTF8Encoding Utf8 = new(false);
}

/// <summary>That an override withdraws an article.</summary>
/// <param name="Reason">One sentence that is published, or null.</param>
public sealed record WithdrawalContent(string? Reason);

/// <summary>A section of the taxonomy.</summary>
public sealed record SectionContent(string Slug, string Name, string? Description, int Position);
