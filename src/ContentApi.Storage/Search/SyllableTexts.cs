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
        session.Each(
            "SELECT form.key, form.term, form.form FROM json_each($1) AS asked CROSS JOIN search_form AS form ON form.term = asked.value",
            new(JsonSerializer.Serialize(terms)),
            row =>
            {
                var term = (ulong)row.Integer(1);
                // The forms of a term come one after the other.
                if (compared.wanted is not [.., var wanted] || wanted.Term != term)
                    compared.wanted.Add(wanted = new(term));
                wanted.Add((int)(uint)row.Integer(0), matcher.Meet(term, row.Text(2)));
            }
        );
        return compared;
    }

    /// <summary>Compares an article.</summary>
    /// <param name="stored">Its syllables; see <see cref="SyllableCode"/>.</param>
    /// <param name="texts">Takes those of its texts that have any syllable of the query, in order.</param>
    public ArticleMatch Compare(ReadOnlySpan<byte> stored, MetTexts texts)
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
                texts.Add(place, text.Neighbours, found[own..next]);
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

        public Wanted(ulong term) => (Term, Class) = (term, SyllableCode.ClassOf(term));

        public ulong Term { get; }

        public byte Class { get; }

        /// <summary>Adds a form by its number.</summary>
        public void Add(int number, MetSyllable[] met)
        {
            if (number < near.Length)
                near[number] = met;
            else
                beyond.Add(number, met);
        }

        public ReadOnlySpan<MetSyllable> Of(int number) => number < near.Length ? near[number] : beyond.GetValueOrDefault(number);
    }
}

/// <summary>How a text of an article is told: a block by its place, counted from 0.</summary>
internal static class TextPlace
{
    public const int Title = -2;
    public const int Lead = -1;
}
