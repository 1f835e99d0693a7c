using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>One line on its way through the rules: the first rule that claims it gives it its role.</summary>
internal sealed class DraftLine
{
    private static readonly char[] Markers = ['•', '·', '●', '▪', '■', '◦', '‣', '*', '-', '–', '—', '+', '»', '>', '›', '→', '♦', '►',
        '◆', '◇', '○', '⁃'];

    private IReadOnlyList<string>? bylineNames;

    public DraftLine(IReadOnlyList<int> numbers, string raw, bool afterBlank)
    {
        Numbers = numbers;
        Raw = raw;
        AfterBlank = afterBlank;
        Text = WhiteSpace.Collapse(raw);
        var bare = Text.AsSpan();
        while (!bare.IsEmpty && (IsPictograph(bare[0]) || Markers.AsSpan().Contains(bare[0]) || (bare[0] == ' ' && bare.Length < Text.Length)))
            bare = bare[1..];
        Bare = bare.Length == Text.Length ? Text : bare.ToString();
        Key = Lexicon.Key(Bare);
        WordCount = Words.Count(Text);
    }

    /// <summary>A part of "👉", "📌", "✅" or of what goes with them: no letter of these languages stands among them.</summary>
    public static bool IsPictograph(char character) => char.IsSurrogate(character) || character is (>= '\u2600' and <= '\u27BF') or '\uFE0F' or '\u200D';

    /// <summary>The lines of the file; several when a paragraph was hard-wrapped.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>As in the file: tabs are the columns of a table.</summary>
    public string Raw { get; }

    public bool AfterBlank { get; }

    public string Text { get; }

    /// <summary>Without the bullet that it begins with.</summary>
    public string Bare { get; }

    /// <summary>The form that <see cref="Lexicon"/> is matched with.</summary>
    public string Key { get; }

    public int WordCount { get; }

    /// <summary>Whom it names when it is read as a byline: asked by many rules, so read once.</summary>
    public IReadOnlyList<string> BylineNames => bylineNames ??= BylineRules.Parse(Bare).Names;

    public LineRole Role { get; private set; }

    public string Rule { get; private set; } = "";

    /// <summary>Why it is no part of the article, or null when it is one.</summary>
    public string? Discarded { get; private set; }

    public bool IsUnread => Role == LineRole.Unread;

    public bool IsMarked => Bare.Length < Text.Length && Bare.Length > 0;

    /// <summary>Ends as a sentence does, closing quotes and brackets aside.</summary>
    public bool EndsSentence => LineForm.EndsSentence(Text);

    /// <summary>A sentence too long to be a headline, or any line too long for one. A headline may well ask or exclaim.</summary>
    public bool IsProse => WordCount > LineForm.LongestHeadline
        || (EndsSentence && WordCount >= (LineForm.Asks(Text) ? LineForm.LongestQuestion : LineForm.ShortestProse));

    public void Claim(LineRole role, string rule)
    {
        Role = role;
        Rule = rule;
        Discarded = null;
    }

    public void Discard(string rule, string reason, LineRole role = LineRole.Noise)
    {
        Role = role;
        Rule = rule;
        Discarded = reason;
    }
}
