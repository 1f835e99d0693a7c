using System.Reflection;
using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Storage;

namespace ContentApi.Tests;

/// <summary>No input drives a regular expression of ours to exponential time.</summary>
public sealed class PatternTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Every pattern of the program that may backtrack.</summary>
    public static TheoryData<string> Backtracking =>
        [
            .. new[] { typeof(PageParser).Assembly, typeof(ContentDatabase).Assembly, typeof(Program).Assembly }
                .SelectMany(assembly => assembly.GetTypes())
                .SelectMany(type => type.GetMethods(Any))
                .Select(method => method.GetCustomAttribute<GeneratedRegexAttribute>())
                .OfType<GeneratedRegexAttribute>()
                .Where(pattern => !pattern.Options.HasFlag(RegexOptions.NonBacktracking))
                .Select(pattern => pattern.Pattern)
                .Distinct(),
        ];

    // With one loop without a bound there is none inside another, and none behind another that could share its characters in several ways: the ways to
    // match grow with the length of the input and no faster.
    [Theory]
    [MemberData(nameof(Backtracking))]
    public void A_pattern_that_backtracks_has_one_unbounded_loop_at_most(string pattern) => Assert.All(Alternatives(pattern), alternative => Assert.InRange(Loops(alternative), 0, 1));

    // A line of nothing but starts of a count: a pattern that was tried at each of them and ran to the end would not be done.
    [Fact]
    public void A_counter_of_two_million_digits_is_read() =>
        Assert.NotNull(PageParser.Parse("Cầu mới nối hai bờ sông\n\n" + string.Concat(Enumerable.Repeat("1.", 1_000_000)) + " lượt"));

    private static IEnumerable<string> Alternatives(string pattern)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == '[')
                i = EndOfClass(pattern, i);
            else if (pattern[i] is '(' or ')')
                depth += pattern[i] == '(' ? 1 : -1;
            else if (pattern[i] == '|' && depth == 0)
            {
                yield return pattern[start..i];
                start = i + 1;
            }
        }
        yield return pattern[start..];
    }

    private static int Loops(string pattern)
    {
        var loops = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == '[')
                i = EndOfClass(pattern, i);
            else if (pattern[i] is '*' or '+' || (pattern[i] == ',' && i + 1 < pattern.Length && pattern[i + 1] == '}'))
                loops++;
        }
        return loops;
    }

    private static int EndOfClass(string pattern, int start)
    {
        for (var i = start + 2; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == ']')
                return i;
        }
        return pattern.Length;
    }
}
