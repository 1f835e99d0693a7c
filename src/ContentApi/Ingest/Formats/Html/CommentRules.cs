using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>What readers say below a text, where no class tells: siblings that are each signed and timed, and lines that page dumps know as comments.</summary>
internal static class CommentRules
{
    private const string Reason = "comments of readers";
    private const int LongestMark = 60;
    private const int LongestComment = 3000;
    private const int MostLevels = 4;
    private const int MostMarks = 200;
    private const int MostTexts = 50;

    /// <summary>
    /// Siblings of one kind, two at least, each opening with a reader's name and holding the time of day it was written at, its age or a button to reply: "Bà Sáu", "2 giờ trước",
    /// "Cây lên xanh quá.", "Trả lời". The times of a report from hour to hour stand without names.
    /// </summary>
    public static void Siblings(ArticleDraft page)
    {
        var found = new HashSet<MarkupElement>();
        foreach (var mark in page.Root.All().Where(IsMark).Take(MostMarks))
        {
            if (found.Contains(mark) || mark.Ancestors().Any(found.Contains))
                continue;
            foreach (var item in mark.Ancestors().Prepend(mark).Take(MostLevels))
            {
                var siblings = item.Parent?.Children.Where(each => each.Name == item.Name && IsComment(each)).ToList() ?? [];
                if (item.Name is "body" or "html" or "article" or "main" || siblings.Count < 2 || !siblings.Contains(item))
                    continue;
                // Readers choose names that no mark may stand behind: what else between them and behind opens with one.
                found.UnionWith(item.Parent!.Children.SkipWhile(each => each != siblings[0]).Where(each => each.Name == item.Name && OpensWithReader(each)));
                if (HeadingOf(siblings[0]) is { } heading)
                    found.Add(heading);
                break;
            }
        }
        foreach (var comment in found.OrderBy(each => each.Order))
        {
            page.Discards.Add(comment, Reason);
            page.Skip(comment);
        }
    }

    /// <summary>The blocks under a heading of comments ("Ý kiến bạn đọc (3)"), as page dumps know them; the heading goes with them.</summary>
    public static void UnderHeading(ArticleDraft page)
    {
        var comments = PlainLines.Read(page.Title, page.Blocks).Where(line => line.Line.Rule == "comments").Select(line => line.Block).ToHashSet();
        foreach (var block in page.Blocks.Where(comments.Contains))
            page.Discards.Add(block.Block.Lines[0], block.Block is PageBlock.List list ? string.Join(" · ", list.Items) : block.Text, Reason);
        page.Blocks.RemoveAll(comments.Contains);
    }

    private static bool IsMark(MarkupElement element) =>
        element.Name is "a" or "span" or "small" or "time" or "button" or "i" or "em" or "p" or "div" && element.Text(LongestMark * 2) is { Length: > 0 and <= LongestMark } text
        && LineMeaning.MarksComment(text);

    private static bool IsComment(MarkupElement element) => OpensWithReader(element) && element.All().Any(IsMark);

    private static bool OpensWithReader(MarkupElement element)
    {
        if (element.Text(LongestComment * 2).Length > LongestComment || element.All().Any(each => each.Name is "h1" or "h2" or "h3"))
            return false;
        var texts = element.Texts().Select(text => WhiteSpace.Collapse(text.Text)).Take(MostTexts).ToList();
        return texts is [var name, .. var rest] && LineMeaning.NamesReader(name) && rest.Exists(text => Words.Count(text) > 1 && !LineMeaning.MarksComment(text));
    }

    // "3 bình luận" right above the first, or above what holds them all.
    private static MarkupElement? HeadingOf(MarkupElement first)
    {
        foreach (var at in first.Ancestors().Prepend(first).Take(MostLevels))
        {
            if (at.Parent?.Children.TakeWhile(each => each != at).LastOrDefault() is { } above)
                return above.Text(LongestMark * 2) is { Length: > 0 and <= LongestMark } text && LineMeaning.HeadsComments(text) ? above : null;
        }
        return null;
    }
}
