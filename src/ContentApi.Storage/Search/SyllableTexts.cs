using System.Runtime.InteropServices;
using System.Text.Json;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>Compares articles with a query by their stored syllables: as <see cref="SearchMatcher"/> compares their texts, without a look at a letter. Not for several threads at once.</summary>
internal sealed class SyllableTexts
{
    private readonly SearchMatcher matcher;
    private readonly List<Wanted> wanted = [];
    private readonly List<SyllableField> texts = [];
    private readonly List<MetSyllable> met = [];

    private SyllableTexts(SearchMatcher matcher) => this.matcher = matcher;

    /// <summary>For a query; null where it has beginnings of syllables, which may be those of thousands: then the texts themselves are compared.</summary>
    public static SyllableTexts? Of(ReadSession session, SearchMatcher matcher)
    {
        if (matcher.Terms is not { } terms)
            return null;
        var compared = new SyllableTexts(matcher);
        // Plan: a range of the unique index a term: some ten forms.
        var forms = session.Query<FormRow>(
            "SELECT form.key, form.term, form.form FROM json_each(@terms) AS asked CROSS JOIN search_form AS form ON form.term = asked.value",
            new { terms = JsonSerializer.Serialize(terms) }
        );
        foreach (var ofTerm in forms.GroupBy(form => (ulong)form.Term))
            compared.wanted.Add(new(SyllableCode.ClassOf(ofTerm.Key), ofTerm.Select(form => ((int)(uint)form.Key, matcher.Meet(ofTerm.Key, form.Form)))));
        return compared;
    }

    /// <summary>Compares an article.</summary>
    /// <param name="stored">Its syllables; see <see cref="SyllableCode"/>.</param>
    /// <param name="texts">Takes which of its texts have any syllable of the query: -2 the title, -1 the lead, then its blocks from 0.</param>
    public ArticleMatch Compare(ReadOnlySpan<byte> stored, List<int> texts)
    {
        var (start, syllables) = SyllableCode.ReadTexts(stored, this.texts);
        Meet(stored[start..], syllables);
        matcher.Begin();
        var found = CollectionsMarshal.AsSpan(met);
        var (first, next, block) = (0, 0, 0);
        foreach (var text in this.texts)
        {
            var own = next;
            for (; next < found.Length && found[next].Place < first + text.Syllables; next++)
                found[next] = found[next] with { Place = found[next].Place - first };
            var isMet = matcher.Add(text.Part, text.Syllables, text.Neighbours, found[own..next]);
            var place = text.Part switch
            {
                SearchPart.Title => TextPlace.Title,
                SearchPart.Lead => TextPlace.Lead,
                _ => block++,
            };
            if (isMet)
                texts.Add(place);
            first += text.Syllables;
        }
        return matcher.End();
    }

    /// <summary>Finds the query's syllables in all texts of an article, in order.</summary>
    private void Meet(ReadOnlySpan<byte> bytes, int syllables)
    {
        met.Clear();
        var classes = bytes[..syllables];
        var numbers = bytes.Slice(syllables, syllables);
        var behind = bytes[(2 * syllables)..];
        foreach (var each in wanted)
        {
            for (var at = classes.IndexOf(each.Class); at >= 0;)
            {
                var number = numbers[at] < SyllableCode.Beyond ? numbers[at] : SyllableCode.NumberBehind(numbers, behind, at);
                foreach (var form in each.Of(number))
                    met.Add(form with { Place = at });
                var further = classes[(at + 1)..].IndexOf(each.Class);
                at = further < 0 ? -1 : at + 1 + further;
            }
        }
        if (wanted.Count > 1)
            met.Sort(static (one, other) => one.Place != other.Place ? one.Place.CompareTo(other.Place) : one.Syllable.CompareTo(other.Syllable));
    }

    /// <summary>A folded syllable of the query, and what its forms are to the query.</summary>
    private sealed class Wanted
    {
        private readonly MetSyllable[][] near = new MetSyllable[SyllableCode.Beyond][];
        private readonly Dictionary<int, MetSyllable[]> beyond = [];

        public Wanted(byte own, IEnumerable<(int Number, IReadOnlyList<MetSyllable> Met)> forms)
        {
            Class = own;
            foreach (var (number, found) in forms)
            {
                if (number < near.Length)
                    near[number] = [.. found];
                else
                    beyond.Add(number, [.. found]);
            }
        }

        public byte Class { get; }

        public ReadOnlySpan<MetSyllable> Of(int number) => number < near.Length ? near[number] : beyond.GetValueOrDefault(number);
    }

    private sealed class FormRow
    {
        public long Key { get; init; }
        public long Term { get; init; }
        public string Form { get; init; } = "";
    }
}

/// <summary>How a text of an article is told: a block by its place, counted from 0.</summary>
internal static class TextPlace
{
    public const int Title = -2;
    public const int Lead = -1;
}
