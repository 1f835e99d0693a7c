using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Who wrote it, and where it comes from: what the page states, an element named for it, a line above or below the text.</summary>
internal static class BylineRules
{
    private const int Longest = 150;

    /// <summary>A line that signs a text is no longer.</summary>
    private const int MostWords = 12;

    private const int MostParts = 20;

    /// <summary>What systems call the account that files everything, and labels before a name.</summary>
    private static readonly HashSet<string> Accounts =
        ["admin", "administrator", "admins", "super user", "superuser", "webmaster", "root", "user", "editor", "author", "quản trị", "quản trị viên", "người quản trị", "ban quản trị", "ban biên tập", "tòa soạn", "bởi", "by", "tác giả", "người viết", "người đăng", "đăng bởi"];

    private static readonly string[] SourceWords = ["source", "nguon"];

    private static readonly string[] BylineWords = ["author", "authors", "byline", "tacgia", "writer"];

    /// <summary>The authors that the page states, else those of the element that is named for them; the element is no text then.</summary>
    public static void Stated(ArticleDraft page)
    {
        var element = page.Root.All().FirstOrDefault(each => (each["itemprop"] is "author" || each["rel"] is "author" || each.HasClass(BylineWords)) && each.Name != "meta"
            && !each.HasClass("box", "bio", "avatar", "related", "more") && page.IsShown(each) && Printed(page, each).Count > 0);
        foreach (var (name, isOrganization) in page.Data.Authors)
            Take(page, page.Data.Says(name)!, isOrganization);
        foreach (var stated in page.Head.Stated("article:author", "author", "dc.creator"))
        {
            if (page.Authors.Count == 0)
                Take(page, stated, isOrganization: false);
        }
        Source(page);
        if (element is null)
            return;
        if (page.Authors.Count == 0)
            Add(page, Printed(page, element), element.Text(Longest), element.Line);
        if (element.Text(Longest * 2).Length <= Longest)
            page.Skip(element);
    }

    // "Theo Đời Sống Mới" in an element that is named for it, beside author and date.
    private static void Source(ArticleDraft page)
    {
        if (page.Root.All().FirstOrDefault(each => each.Order > (page.Heading?.Order ?? 0) && each.HasClass(SourceWords) && page.IsShown(each) && each.Text(Longest * 2) is { Length: > 0 and <= Longest } text && LineMeaning.IsAgency(text)) is not { } source)
            return;
        Agency(page, source.Text(Longest), source.Line);
        page.Skip(source);
    }

    /// <summary>Whether a line above the text is a byline; where no author is known yet, it tells them.</summary>
    public static bool HeadLine(ArticleDraft page, string text, int line)
    {
        if (LineMeaning.Byline(text).Names is not { Count: > 0 } names || !(LineMeaning.NamesAuthor(text) || Words.Count(text) > 1))
            return false;
        if (page.Authors.Count == 0)
            Add(page, names, text, line);
        return true;
    }

    /// <summary>Whether a line signs the text, as the last or with words for it; the names of several such lines add up.</summary>
    /// <param name="page">The page.</param>
    /// <param name="text">The line.</param>
    /// <param name="line">Where it stands.</param>
    /// <param name="isStated">The authors are known from elsewhere: the line adds none.</param>
    public static bool Signature(ArticleDraft page, string text, int line, bool isStated)
    {
        if (text.Length > Longest || Words.Count(text) > MostWords || Signed(text) is not { Names.Count: > 0 } byline)
            return false;
        if (!isStated)
            Add(page, byline.Names.Where(name => !page.Authors.Contains(name, StringComparer.OrdinalIgnoreCase)), text, line);
        if (page.Credit is null && byline.Agency is { } agency)
            page.Credit = page.Note<string>("source.credit", new(agency, "byline", 0.9, text, line));
        return true;
    }

    /// <summary>Whether a line credits an agency.</summary>
    public static bool Agency(ArticleDraft page, string text, int line)
    {
        if (!LineMeaning.IsAgency(text))
            return false;
        page.Origin("source.credit", "agency-credit", 1, null, line);
        page.Credit ??= text.Trim('(', ')');
        return true;
    }

    /// <summary>Adds names that stand on a line.</summary>
    public static void Add(ArticleDraft page, IEnumerable<string> names, string text, int line)
    {
        var persons = names.Where(IsPerson).ToList();
        if (persons.Count == 0)
            return;
        page.Authors.AddRange(persons);
        page.Origin("authors", "byline", 0.9, text, line);
    }

    // Below the text an author may name an office: "Lê Mai (Trung tâm Văn hóa xã)".
    private static (IReadOnlyList<string> Names, string? Agency) Signed(string text)
        => LineMeaning.Byline(text) is { Names.Count: > 0 } byline ? byline : (LineMeaning.Signature(text) is { } name ? [name] : [], null);

    private static IReadOnlyList<string> Printed(ArticleDraft page, MarkupElement element)
    {
        var text = element.Text(Longest * 2);
        var names = text.Length > Longest ? [] : LineMeaning.Byline(text).Names is { Count: > 0 } read ? read : LineMeaning.Times(text)?.Names ?? [];
        names = [.. names.Where(IsPerson)];
        if (names.Count == 0)
            names = [.. element.All().Where(each => each != element && each.Name is "a" or "span" or "strong" or "b" or "p" or "div").Take(MostParts).Select(each => LineMeaning.Byline(each.Text(Longest)).Names.Where(IsPerson).ToList()).FirstOrDefault(found => found.Count > 0) ?? []];
        return names.Any(page.IsPublisher) ? [] : names;
    }

    private static bool IsPerson(string name) => !Accounts.Contains(LineMeaning.Key(name));

    private static void Take(ArticleDraft page, Finding<string> stated, bool isOrganization)
    {
        var text = stated.Value;
        // Systems fill the field with the paper, its address or the account of a page.
        if (page.IsSite(text) || !IsPerson(text) || text.Contains("//", StringComparison.Ordinal) || text.Length > Longest)
            return;
        var (names, agency) = LineMeaning.Byline(text);
        if (names.Count == 0 && LineMeaning.IsAgency(text))
            agency = text;
        else if (names.Count == 0 && (isOrganization || (char.IsUpper(text[0]) && !text.Contains('@', StringComparison.Ordinal) && !text.Contains('(', StringComparison.Ordinal) && Words.Count(text) <= 6)))
            names = [text];
        foreach (var name in names.Where(name => !page.IsPublisher(name) && !page.Authors.Contains(name)))
        {
            page.Authors.Add(name);
            page.Note("authors", stated);
        }
        if (agency is not null && page.Credit is null)
            page.Credit = page.Note("source.credit", stated with { Value = agency });
    }
}
