using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Who wrote it, and where it comes from: what the page states, an element named for it, a line above or below the text.</summary>
internal static partial class BylineRules
{
    private const int Longest = 150;

    /// <summary>A line that signs a text is no longer.</summary>
    private const int MostWords = 12;

    private const int MostParts = 20;

    private const int MostAuthors = 5;

    /// <summary>A person's name has no more words.</summary>
    private const int MostNameWords = 5;

    /// <summary>What systems call the account that files everything, and labels before a name.</summary>
    private static readonly HashSet<string> Accounts =
        ["admin", "administrator", "admins", "super user", "superuser", "webmaster", "root", "user", "editor", "author", "quản trị", "quản trị viên", "người quản trị", "ban quản trị", "ban biên tập", "tòa soạn", "bởi", "by", "tác giả", "người viết", "người đăng", "đăng bởi"];

    private static readonly string[] AccountOpenings = ["đăng bởi", "người đăng", "viết bởi", "tác giả", "posted by", "bởi", "by"];

    private static readonly string[] SourceWords = ["source", "nguon"];

    private static readonly string[] BylineWords = ["author", "authors", "byline", "tacgia", "writer"];

    /// <summary>The authors that the page states, else those of the element that is named for them; the element is no text then.</summary>
    public static void Stated(ArticleDraft page)
    {
        var element = page.Root.All().FirstOrDefault(each => IsNamed(each) && each.Name != "meta"
            && !each.HasClass("box", "bio", "avatar", "related", "more", "quote") && !each.Ancestors().Any(above => above.Name == "blockquote" || above.HasClass("quote")) && page.IsShown(each) && Printed(page, each).Count > 0);
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
        // Each author may stand in an element of their own.
        var elements = element.Parent is { } around ? around.Children.SkipWhile(each => each != element).TakeWhile(each => each.Name == element.Name && each["class"] == element["class"] && IsNamed(each)).Take(MostAuthors).ToList() : [element];
        if (page.Authors.Count == 0)
            Add(page, elements.SelectMany(each => Printed(page, each)).Distinct(), element.Text(Longest), element.Line);
        foreach (var each in elements.Where(each => each.Text(Longest * 2).Length <= Longest))
            page.Skip(each);
        // "Lê Mai/VOV-Tây Bắc", "Lê Mai (Theo TTXVN)": the paper's own office is no agency.
        if (page.Credit is null && element.Text(Longest * 2) is { Length: <= Longest } text && LineMeaning.Byline(text) is { Names.Count: > 0, Agency: { } agency }
            && !(page.Publisher is { } publisher && LineMeaning.Key(agency).StartsWith(LineMeaning.Key(publisher), StringComparison.Ordinal)))
            page.Credit = page.Note<string>("source.credit", new(agency, "byline", 0.9, text, element.Line));
    }

    private static bool IsNamed(MarkupElement element) => element["itemprop"] is "author" || element["rel"] is "author" || element.HasClass(BylineWords);

    // "Theo Đời Sống Mới" in an element that is named for it, beside author and date.
    private static void Source(ArticleDraft page)
    {
        if (page.Root.All().FirstOrDefault(each => each.Order > (page.Heading?.Order ?? 0) && each.HasClass(SourceWords) && page.IsShown(each) && each.Text(Longest * 2) is { Length: > 0 and <= Longest } text && LineMeaning.IsAgency(text)) is not { } named)
            return;
        // A button may stand beside it in what holds both.
        var source = named.All().Skip(1).Take(MostParts).FirstOrDefault(each => each.HasClass(SourceWords) && LineMeaning.IsAgency(each.Text(Longest))) ?? named;
        Agency(page, source.Text(Longest), source.Line);
        page.Skip(named);
    }

    /// <summary>Whether a line above the text is a byline; where no author is known yet, it tells them.</summary>
    public static bool HeadLine(ArticleDraft page, string text, int line, MarkupElement? element)
    {
        if (LineMeaning.Byline(text).Names is not { Count: > 0 } names || !(LineMeaning.NamesAuthor(text) || Words.Count(text) > 1))
            return false;
        if (element is not null && Parts(element) is { Count: > 1 } several)
            names = several;
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
        if (text.Length > Longest || Words.Count(text) > MostWords)
            return false;
        // "By Le Mai – Translated by Tran Ba"
        if (isStated && LineMeaning.NamesAuthor(text) && !LineMeaning.EndsSentence(text) && page.Authors.TrueForAll(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)))
            return true;
        // "Ảnh: Trần Ba", "Thiết kế: Lê Tư": who had another part in it.
        if (OtherPart().Match(text) is { Success: true } part && Persons(part.Groups["who"].Value).Count > 0)
            return true;
        if (Signed(text) is not { Names.Count: > 0 } byline)
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
        if (LineMeaning.Credit(text) is not { } credit)
            return false;
        page.Origin("source.credit", "agency-credit", 1, null, line);
        page.Credit ??= credit;
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
        if (text.Length <= Longest && Parts(element) is { Count: > 1 } several)
            return several.Any(page.IsPublisher) ? [] : several;
        var names = text.Length > Longest ? [] : LineMeaning.Byline(text).Names is { Count: > 0 } read ? read : LineMeaning.Times(text)?.Names ?? [];
        names = [.. names.Where(IsPerson)];
        if (names.Count == 0)
            names = [.. element.All().Where(each => each != element && each.Name is "a" or "span" or "strong" or "b" or "p" or "div").Take(MostParts).Select(each => LineMeaning.Byline(each.Text(Longest)).Names.Where(IsPerson).ToList()).FirstOrDefault(found => found.Count > 0) ?? []];
        return names.Any(page.IsPublisher) ? [] : names;
    }

    /// <summary>
    /// The persons of an element in which each stands in an element of their own, whatever signs and buttons stand between ("Lê Mai", "Trần Ba"); fewer than two where that is not so.
    /// </summary>
    public static IReadOnlyList<string> Parts(MarkupElement element)
    {
        var names = new List<string>();
        foreach (var part in element.Texts().Take(MostParts).Select(text => WhiteSpace.Collapse(text.Text).Trim(',', ';', '-', '–', '|', '&', ' ')))
        {
            if (part.Length == 0 || part[0] == '(' || LineMeaning.NamesAuthor(part) || LineMeaning.Key(part) is "và" or "and" or "by" or "bởi" || IsAccount(part) || DateRules.Stamp(part) is not null)
                continue;
            if (Words.Count(part) is < 2 or > MostNameWords || Persons(part) is not [var name])
                return [];
            names.Add(name);
        }
        return names;
    }

    /// <summary>The persons that a line names, accounts aside.</summary>
    public static IReadOnlyList<string> Persons(string text) => [.. LineMeaning.Byline(text).Names.Where(IsPerson)];

    /// <summary>Whether the text names the account that files everything ("Bởi admin").</summary>
    public static bool IsAccount(string text)
    {
        var key = LineMeaning.Key(text).TrimEnd(':', ' ');
        return Accounts.Contains(key) || (AccountOpenings.FirstOrDefault(opening => key.StartsWith(opening, StringComparison.Ordinal)) is { } opened && Accounts.Contains(key[opened.Length..].TrimStart(':', ' ')));
    }

    private static bool IsPerson(string name) => !Accounts.Contains(LineMeaning.Key(name));

    [GeneratedRegex("^((hình )?ảnh|thiết kế|đồ họa|trình bày|kỹ thuật|clip|video|dựng phim|quay phim|photos?|design|graphics?)( (và|&) [^:]{1,20})? ?: *(?<who>.+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OtherPart();

    private static void Take(ArticleDraft page, Finding<string> stated, bool isOrganization)
    {
        var text = stated.Value;
        // Systems fill the field with the paper, its address or the account of a page.
        if (page.IsSite(text) || !IsPerson(text) || (page.Head["generator"] is { } system && LineMeaning.Key(system).StartsWith(LineMeaning.Key(text), StringComparison.Ordinal)) || text.Contains("//", StringComparison.Ordinal) || text.Length > Longest)
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
