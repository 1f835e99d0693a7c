using System.Globalization;
using ContentApi.Derive;
using ContentApi.Documents.Text;
using ContentApi.Storage;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>An invented article as it was stored.</summary>
public sealed record InventedArticle(ArticleContent Content, long UpdatedMs, bool IsWithdrawn)
{
    public string Id => Content.Id;
    public bool IsTeaser => Content.Kind == "teaser";
    public IEnumerable<string> Tags => Content.Tags.Select(tag => tag.Slug);
    public IEnumerable<string> Authors => Content.Authors.Select(author => author.Slug);
}

/// <summary>
/// Content at random, of few sections, tags, authors, publishers, dates and titles, so that everything has its equals; in several transactions, some of it
/// withdrawn.
/// </summary>
public sealed class InventedContent : ContentApiFactory
{
    public static readonly string[] Sections = ["kinh-te", "the-thao", "van-hoa", "xa-hoi"];
    public static readonly string[] Tags = ["lua", "mua-vu", "nong-thon", "bao-lu"];
    public static readonly string[] Authors = ["le-an", "tran-binh", "nguyen-chi"];
    public static readonly string?[] Publishers = ["Báo Sông Hậu", "Báo Sông Tiền", "Đài, Báo Miền Tây", null];
    public static readonly string[] Documents = ["a.txt", "b, c.txt", "thư mục/d.txt"];

    /// <summary>Days before the first and behind the last that the search index knows, and those two.</summary>
    internal static readonly DateOnly[] FarDays = [new(1887, 3, 1), new(1945, 9, 2), new(1969, 12, 31), new(1900, 1, 1), new(1900, 1, 2), new(2079, 6, 5), new(2079, 6, 6), new(2079, 6, 7), new(2120, 1, 1)];
    private static readonly string[] Syllables = ["An", "Ăn", "ấm", "đường", "Dừa", "ớt", "Ong", "ưu"];

    private readonly Random random;
    private readonly List<InventedArticle> articles = [];
    private bool hasSections;

    public InventedContent()
        : this(Random.Shared.Next(), 150) { }

    internal InventedContent(int seed, int count)
        // What is asked twice is made twice.
        : base(new TestFolder(), seeds: "", ("ContentApi:KeptMegabytes", "0"))
    {
        Seed = seed;
        random = new Random(seed);
        for (var left = count; left > 0; left -= 50)
        {
            Add(Math.Min(left, 50));
            Clock.Now = Clock.Now.AddHours(random.Next(0, 20));
        }
    }

    /// <summary>What makes the same content again.</summary>
    public int Seed { get; }

    public IReadOnlyList<InventedArticle> Articles => articles;

    /// <summary>Stores so many more, and withdraws one in ten of them.</summary>
    public void Add(int count)
    {
        var now = Clock.Now;
        using var writer = Database.Write(now);
        if (!hasSections)
            writer.PutTaxonomy([.. Sections.Select((slug, i) => new SectionContent(slug, slug, null, i))]);
        hasSections = true;
        for (var i = 0; i < count; i++)
        {
            var content = Invent(articles.Count);
            writer.PutArticle(content);
            var isWithdrawn = random.Next(10) == 0;
            if (isWithdrawn)
                writer.Withdraw(content.Id, null, "command");
            articles.Add(new(content, now.ToUnixTimeMilliseconds(), isWithdrawn));
        }
        writer.RefreshGroups();
        JsonRows.Update(writer);
        Assert.True(writer.Commit());
    }

    /// <summary>Some time later, so many times: stores one more, stores one anew, or withdraws or restores one.</summary>
    public void Change(int count)
    {
        Clock.Now = Clock.Now.AddMinutes(random.Next(0, 40));
        var now = Clock.Now;
        using var writer = Database.Write(now);
        for (var i = 0; i < count; i++)
        {
            var number = random.Next(articles.Count);
            switch (random.Next(4))
            {
                case 0:
                    articles.Add(new(Invent(articles.Count), now.ToUnixTimeMilliseconds(), IsWithdrawn: false));
                    writer.PutArticle(articles[^1].Content);
                    break;
                case 1 when articles[number].IsWithdrawn:
                    writer.Restore(articles[number].Id);
                    articles[number] = articles[number] with { IsWithdrawn = false, UpdatedMs = now.ToUnixTimeMilliseconds() };
                    break;
                case 1:
                    writer.Withdraw(articles[number].Id, null, "command");
                    articles[number] = articles[number] with { IsWithdrawn = true };
                    break;
                default:
                    articles[number] = articles[number] with { Content = Invent(number), UpdatedMs = now.ToUnixTimeMilliseconds() };
                    writer.PutArticle(articles[number].Content);
                    break;
            }
        }
        writer.RefreshGroups();
        JsonRows.Update(writer);
        writer.Commit();
    }

    private ArticleContent Invent(int number)
    {
        var id = number.ToString("x16", CultureInfo.InvariantCulture);
        var isTeaser = random.Next(3) == 0;
        var title = string.Join(' ', Syllables[random.Next(Syllables.Length)], Syllables[random.Next(Syllables.Length)]);
        var precision = random.Next(10) < 3 ? null : random.Next(2) == 0 ? "day" : "instant";
        var day = StoredDay.ToMilliseconds(random.Next(20) == 0 ? FarDays[random.Next(FarDays.Length)] : new DateOnly(2018, 8, 1 + random.Next(4)));
        long? date = precision is null ? null : day + (precision == "instant" ? random.Next(3) * 3_600_000L : 0);
        var document = Documents[random.Next(Documents.Length)];
        var isPublished = date is not null && random.Next(2) == 0;
        var figure = isTeaser || random.Next(2) == 0 ? null : new BlockRow("fig1", "figure") { Label = title + " - Hình 1", Caption = random.Next(2) == 0 ? null : "Đồng lúa" };
        return new ArticleContent
        {
            Id = id,
            Slug = Slug.From(title),
            GivenSlug = null,
            IdentityKey = id,
            TitleIdentity = id,
            Kind = isTeaser ? "teaser" : "article",
            Title = title,
            TitleKey = ContentApi.Documents.Text.SortKey.From(title),
            Lead = random.Next(2) == 0 ? null : "Bà con ra đồng từ sáng sớm.",
            SectionSlug = Sections[random.Next(Sections.Length)],
            SectionBasis = "inferred",
            SectionName = null,
            Authors = [.. Authors.Where(_ => random.Next(3) == 0).Select(slug => new NameRow(slug, slug))],
            Tags = [.. Tags.Where(_ => random.Next(3) == 0).Select(slug => new NameRow(slug, slug, "stated"))],
            PublishedMs = isPublished ? date : null,
            PublishedPrecision = isPublished ? precision : null,
            ModifiedMs = null,
            ModifiedPrecision = null,
            DateMs = date,
            DatePrecision = precision,
            DateBasis = isPublished ? "published" : date is null ? "none" : "event",
            Tie = string.Create(
                CultureInfo.InvariantCulture,
                $"{(precision == "instant" ? 0 : precision == "day" ? 1 : 2)}\u0001{document}\u0001{random.Next(5):D9}\u0001{id}"
            ),
            Language = "vi",
            WordCount = isTeaser ? null : random.Next(1, 5),
            LeadFigure = figure,
            Blocks = isTeaser
                ? null
                : [new BlockRow("h1", "heading") { Level = 2, Text = "Vào vụ" }, new BlockRow("p1", "paragraph") { Text = "Nước lên." }, .. figure is null ? (BlockRow[])[] : [figure]],
            Document = document,
            Publisher = Publishers[random.Next(Publishers.Length)],
            Credit = null,
            Encoding = "utf-8",
            Sha256 = id,
            OverrideWithdrawal = null,
            Warnings = figure is null ? [] : [new WarningRow("figure-without-caption", "The figure has no caption.", [38], null, "Đồng lúa")],
            Lists = Lists(),
            Fields = [],
            Discarded = [],
        };
    }

    /// <summary>What the page prints of others: no such list, one without items, or one of two articles.</summary>
    private List<ListContent> Lists()
    {
        var lists = new List<ListContent>();
        foreach (var role in (string[])["related", "latest"])
        {
            var count = random.Next(3) - 1;
            var items = Enumerable.Range(1, Math.Min(articles.Count, 2)).Select(position => new ListItemContent(position, "Tin cũ", articles[(random.Next(articles.Count - 1) & ~1) + position - 1].Id));
            if (count >= 0)
                lists.Add(new(role, "Tin khác", count == 0 ? [] : [.. items]));
        }
        return lists;
    }
}
