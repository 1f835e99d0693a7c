using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>
/// The search index inside one writing transaction. Articles are gathered and written as segments, a segment a collection at least every
/// <see cref="SegmentSize"/> articles; small segments are merged into larger ones, so that each posting is written a few times in all.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    /// <summary>How many articles are gathered: their terms take some 40 MB, and a number among them twelve bits.</summary>
    private const int SegmentSize = 2048;

    /// <summary>How many segments of a level become one of the next.</summary>
    private const int MergedSegments = 4;

    private readonly PreparedStatements statements;
    private readonly List<Segment> segments;
    private readonly Gathered[] gathered;
    private readonly Postings postings = new();
    private readonly ByteWriter bytes = new();
    private readonly SyllableNumbers numbers;

    // What sorting moves the entries to and back: as large as they are, so it is taken once for all segments.
    private ulong[] sorting = [];

    public SearchIndex(PreparedStatements statements)
    {
        this.statements = statements;
        numbers = new(statements);
        // Plan: the whole table, some ten rows.
        segments = statements.Query(
            "SELECT id, collection, level, first_number, last_number, articles, days, removed FROM search_segment ORDER BY first_number",
            row =>
                new Segment(row.Integer(0), (int)row.Integer(1), (int)row.Integer(2), (int)row.Integer(3), (int)row.Integer(4), (int)row.Integer(5), row.Bytes(6))
                {
                    Removed = [.. RemovedNumbers.Read(row.Bytes(7), (int)row.Integer(3))],
                }
        );
        gathered = [.. Enumerable.Range(0, 2).Select(collection => new Gathered(collection, NextNumber(collection)))];
    }

    /// <summary>Files an article, or files it again as it is now.</summary>
    /// <param name="id">Which.</param>
    /// <param name="kind"><c>article</c> or <c>teaser</c>.</param>
    /// <param name="dateMs">Its place in time.</param>
    /// <param name="terms">What it says.</param>
    /// <param name="labels">What it has besides; see <see cref="SearchLabels"/>.</param>
    public void Put(string id, string kind, long? dateMs, ArticleTerms terms, IReadOnlyList<ulong> labels)
    {
        Remove(id);
        var into = gathered[CollectionOf(kind)];
        var number = into.Add(SearchDay.Of(dateMs), terms, labels);
        var key = ((long)into.Collection << 32) | (uint)number;
        // Plan: appended in the order of the primary key.
        statements.Execute("INSERT INTO search_article (number, article_id) VALUES ($1, $2)", key, id);
        PutText(key, terms.Text);
        if (into.Count == SegmentSize)
            Flush(into);
    }

    /// <summary>Stores what search compares of an article.</summary>
    /// <param name="key">Its number in search_article.</param>
    /// <param name="text">What it says.</param>
    public void PutText(long key, ArticleSyllables text)
    {
        var ofForms = new int[text.Forms.Length];
        for (var form = 0; form < ofForms.Length; form++)
            ofForms[form] = numbers.Of(text.Forms[form]);
        bytes.Clear();
        SyllableCode.Write(text, ofForms, bytes);
        // Plan: appended in the order of the primary key, but for those of an older database.
        statements.Execute("INSERT INTO search_text (number, syllables) VALUES ($1, $2)", key, bytes.ToArray());
    }

    /// <summary>Takes an article out, if it is in.</summary>
    public void Remove(string id)
    {
        // Plan: one search by unique index.
        if (statements.First("DELETE FROM search_article WHERE article_id = $1 RETURNING number", row => (long?)row.Integer(0), id) is not { } key)
            return;
        var (collection, number) = ((int)(key >> 32), (int)(uint)key);
        if (number >= gathered[collection].FirstNumber)
        {
            gathered[collection].Removed.Add(number);
            return;
        }
        var segment = segments.Find(segment => segment.Collection == collection && segment.FirstNumber <= number && number <= segment.LastNumber)!;
        segment.Removed.Add(number);
        segment.IsTouched = true;
    }

    /// <summary>Writes what was gathered; last before the commit.</summary>
    public void Flush()
    {
        foreach (var collection in gathered)
            Flush(collection);
        // What is gone costs until it is written anew: at most a quarter of a segment.
        foreach (var segment in segments.Where(segment => segment.IsTouched && 4 * segment.Removed.Count > segment.Size).ToList())
            Merge([segment], segment.Level);
        foreach (var segment in segments.Where(segment => segment.IsTouched))
        {
            // Plan: one search by primary key.
            statements.Execute("UPDATE search_segment SET removed = $2 WHERE id = $1", segment.Id, RemovedNumbers.Write(segment.Removed, segment.FirstNumber));
            segment.IsTouched = false;
        }
    }

    /// <summary>The collection of a kind of article.</summary>
    public static int CollectionOf(string kind) => kind == "article" ? 0 : 1;

    public void Dispose() => postings.Dispose();

    private int NextNumber(int collection) => segments.Where(segment => segment.Collection == collection).Select(segment => segment.LastNumber + 1).DefaultIfEmpty(0).Max();

    private void Flush(Gathered from)
    {
        if (from.Count == 0)
            return;
        var segment = NewSegment(from.Collection, LevelOf(from.Count), from.FirstNumber, from.FirstNumber + from.Count - 1, from.Count - from.Removed.Count, from.Days);
        var pages = new PageWriter(this, segment);
        var entries = from.Sorted(ref sorting);
        int[] removed = [.. from.Removed.Order()];
        for (var i = 0; i < entries.Length;)
        {
            var term = entries[i] >> Gathered.TermShift;
            postings.Clear();
            for (; i < entries.Length && entries[i] >> Gathered.TermShift == term; i++)
                postings.Add(from.FirstNumber + (int)((entries[i] >> Gathered.NumberShift) & (SegmentSize - 1)), (byte)entries[i]);
            postings.Remove(removed);
            pages.Add(term, postings);
        }
        pages.End();
        foreach (var (syllable, frequency) in from.Syllables)
        {
            // Plan: one search by primary key.
            statements.Execute(
                "INSERT INTO search_syllable (syllable, frequency) VALUES ($1, $2) ON CONFLICT (syllable) DO UPDATE SET frequency = frequency + excluded.frequency",
                syllable,
                frequency
            );
        }
        from.Clear();
        segments.Add(segment);
        Tidy(from.Collection);
    }

    /// <summary>
    /// Of one collection, levels never grow towards the end, and fewer than <see cref="MergedSegments"/> neighbours are of one level: so segments are few, and an
    /// article is written once a level.
    /// </summary>
    private void Tidy(int collection)
    {
        while (true)
        {
            var own = segments.Where(segment => segment.Collection == collection).ToList();
            var level = own[^1].Level;
            // Smaller ones before a larger one go into it.
            var smaller = own.FindLastIndex(segment => segment.Level >= level && segment != own[^1]) + 1;
            if (smaller < own.Count - 1)
            {
                Merge(own[smaller..], level);
                continue;
            }
            var equals = own.FindLastIndex(segment => segment.Level != level) + 1;
            if (own.Count - equals < MergedSegments)
                return;
            Merge(own[equals..], level + 1);
        }
    }

    private static int LevelOf(int articles) => (int)Math.Log(articles, MergedSegments);

    /// <summary>Writes neighbouring segments as one, without what is gone.</summary>
    private void Merge(List<Segment> parts, int level)
    {
        var (first, last) = (parts[0], parts[^1]);
        // Numbers between two segments are nobody's: a segment is written at once.
        var merged = NewSegment(first.Collection, level, first.FirstNumber, last.LastNumber, parts.Sum(part => part.Articles - part.Removed.Count), [.. parts.SelectMany(part => part.Days)]);
        var pages = new PageWriter(this, merged);
        var readers = parts.Select(part => new SegmentReader(this, part)).ToList();
        var open = new PriorityQueue<SegmentReader, (ulong Term, int First)>();
        foreach (var reader in readers)
            Open(reader);
        while (open.TryPeek(out _, out var least))
        {
            postings.Clear();
            // Of one term the segments come in the order of their numbers.
            while (open.TryPeek(out var reader, out var next) && next.Term == least.Term)
            {
                open.Dequeue();
                reader.ReadPostings(postings);
                Open(reader);
            }
            pages.Add(least.Term, postings);
        }
        pages.End();
        foreach (var part in parts)
            Delete(part);
        segments.Insert(segments.IndexOf(first), merged);
        segments.RemoveAll(parts.Contains);

        void Open(SegmentReader reader)
        {
            if (reader.MoveNext())
                open.Enqueue(reader, (reader.Term, reader.Segment.FirstNumber));
        }
    }

    private Segment NewSegment(int collection, int level, int firstNumber, int lastNumber, int articles, byte[] days)
    {
        var id = statements.First(
            "INSERT INTO search_segment (collection, level, first_number, last_number, articles, days, removed) VALUES ($1, $2, $3, $4, $5, $6, x'') RETURNING id",
            row => row.Integer(0),
            collection,
            level,
            firstNumber,
            lastNumber,
            articles,
            days
        );
        return new(id, collection, level, firstNumber, lastNumber, articles, days);
    }

    private void Delete(Segment segment)
    {
        var (from, to) = (Pages.Key(segment.Id, 0), Pages.Key(segment.Id + 1, 0) - 1);
        // Plan: a range of each primary key.
        statements.Execute("DELETE FROM search_page WHERE key BETWEEN $1 AND $2", from, to);
        statements.Execute("DELETE FROM search_list WHERE key BETWEEN $1 AND $2", from, to);
        statements.Execute("DELETE FROM search_segment WHERE id = $1", segment.Id);
    }

    private sealed record Segment(long Id, int Collection, int Level, int FirstNumber, int LastNumber, int Articles, byte[] Days)
    {
        public HashSet<int> Removed { get; init; } = [];

        /// <summary>Whether the stored list of removed numbers is behind.</summary>
        public bool IsTouched { get; set; }
        public int Size => LastNumber - FirstNumber + 1;
    }

    /// <summary>The articles of one collection that wait to be written.</summary>
    private sealed class Gathered(int collection, int firstNumber)
    {
        public const int NumberShift = 8;
        public const int TermShift = NumberShift + 11;

        private readonly List<ushort> days = [];
        private ulong[] entries = new ulong[1024];
        private int length;

        public int Collection { get; } = collection;
        public int FirstNumber { get; private set; } = firstNumber;
        public int Count => days.Count;
        public HashSet<int> Removed { get; } = [];
        public Dictionary<string, int> Syllables { get; } = new(StringComparer.Ordinal);
        public byte[] Days => [.. days.SelectMany(day => (byte[])[(byte)day, (byte)(day >> 8)])];

        /// <summary>Adds an article; gives its number.</summary>
        public int Add(ushort day, ArticleTerms terms, IReadOnlyList<ulong> labels)
        {
            var place = (ulong)days.Count;
            days.Add(day);
            if (length + terms.Entries.Count + labels.Count > entries.Length)
                Array.Resize(ref entries, Math.Max(2 * entries.Length, length + terms.Entries.Count + labels.Count));
            foreach (var entry in terms.Entries)
                entries[length++] = ((entry >> 8) << TermShift) | (place << NumberShift) | (entry & 0xff);
            foreach (var label in labels)
                entries[length++] = (label << TermShift) | (place << NumberShift);
            foreach (var syllable in terms.Syllables)
            {
                Syllables.TryGetValue(syllable, out var frequency);
                Syllables[syllable] = frequency + 1;
            }
            return FirstNumber + (int)place;
        }

        /// <summary>The entries by term, then by number.</summary>
        public ReadOnlySpan<ulong> Sorted(ref ulong[] other)
        {
            Radix.Sort(ref entries, ref other, length, TermShift, SearchTerm.Bits);
            return entries.AsSpan(0, length);
        }

        public void Clear()
        {
            FirstNumber += days.Count;
            days.Clear();
            length = 0;
            Removed.Clear();
            Syllables.Clear();
        }
    }

    /// <summary>Writes the pages of a segment, its terms ascending.</summary>
    private sealed class PageWriter(SearchIndex index, Segment segment)
    {
        private readonly ByteWriter page = new();
        private readonly ByteWriter entry = new();
        private ulong firstTerm;
        private ulong before;

        public void Add(ulong term, Postings postings)
        {
            if (postings.Count == 0)
                return;
            index.bytes.Clear();
            postings.Write(index.bytes, segment.FirstNumber, segment.Size);
            var isLong = index.bytes.Length > Pages.LongestInside;
            if (isLong)
            {
                // Plan: appended in the order of the primary key.
                index.statements.Execute("INSERT INTO search_list (key, postings) VALUES ($1, $2)", Pages.Key(segment.Id, term), index.bytes.ToArray());
            }
            Enter(term, postings.Count, isLong);
            if (page.Length + entry.Length > Pages.Size)
            {
                End();
                Enter(term, postings.Count, isLong);
            }
            if (page.Length == 0)
                firstTerm = term;
            page.Add(entry.Written);
            before = term;
        }

        public void End()
        {
            if (page.Length == 0)
                return;
            // Plan: appended in the order of the primary key.
            index.statements.Execute("INSERT INTO search_page (key, entries) VALUES ($1, $2)", Pages.Key(segment.Id, firstTerm), page.ToArray());
            page.Clear();
        }

        private void Enter(ulong term, int count, bool isLong)
        {
            entry.Clear();
            entry.AddNumber(page.Length == 0 ? 0 : term - before);
            entry.AddNumber((ulong)count);
            entry.AddNumber(isLong ? 0 : (ulong)index.bytes.Length);
            if (!isLong)
                entry.Add(index.bytes.Written);
        }
    }

    /// <summary>Goes through the terms of a segment.</summary>
    private sealed class SegmentReader(SearchIndex index, Segment segment)
    {
        private readonly int[] removed = [.. segment.Removed.Order()];
        private readonly long lastKey = Pages.Key(segment.Id + 1, 0) - 1;
        private long key = Pages.Key(segment.Id, 0) - 1;
        private byte[] page = [];
        private PageEnumerator entries;

        public Segment Segment => segment;
        public ulong Term => entries.Current.Term;

        public bool MoveNext()
        {
            while (!entries.MoveNext())
            {
                // Plan: one search by primary key.
                (key, page) = index.statements.First(
                    "SELECT key, entries FROM search_page WHERE key > $1 AND key <= $2 ORDER BY key LIMIT 1",
                    row => (row.Integer(0), row.Bytes(1)),
                    key,
                    lastKey
                );
                if (page is null)
                    return false;
                entries = Pages.Entries(key, page);
            }
            return true;
        }

        /// <summary>Appends the live postings of the term.</summary>
        public void ReadPostings(Postings into)
        {
            var entry = entries.Current;
            if (entry.Length > 0)
            {
                into.Read(page.AsSpan(entry.Start, entry.Length), entry.Count, segment.FirstNumber, segment.Size);
            }
            else
            {
                // Plan: one search by primary key.
                var list = index.statements.First("SELECT postings FROM search_list WHERE key = $1", row => row.Bytes(0), Pages.Key(segment.Id, entry.Term))!;
                into.Read(list, entry.Count, segment.FirstNumber, segment.Size);
            }
            if (removed.Length > 0)
                into.Remove(removed);
        }
    }
}

/// <summary>Sorts by some bits, keeping the order of equals: what an introspective sort takes ten times as long for.</summary>
internal static class Radix
{
    private const int Digit = 10;

    /// <summary>
    /// Sorts the first <paramref name="length"/> values by <paramref name="bits"/> bits from <paramref name="shift"/> on. <paramref name="other"/> is written over, and
    /// may have taken the place of <paramref name="values"/> afterwards.
    /// </summary>
    public static void Sort(ref ulong[] values, ref ulong[] other, int length, int shift, int bits)
    {
        if (length < 1024)
        {
            // The lower bits ascend already, so sorting by all bits is the same.
            Array.Sort(values, 0, length);
            return;
        }
        if (other.Length < values.Length)
            other = new ulong[values.Length];
        var counts = new int[1 << Digit];
        for (var low = shift; low < shift + bits; low += Digit)
        {
            Array.Clear(counts);
            for (var i = 0; i < length; i++)
                counts[(values[i] >> low) & ((1 << Digit) - 1)]++;
            var sum = 0;
            for (var digit = 0; digit < counts.Length; digit++)
                (counts[digit], sum) = (sum, sum + counts[digit]);
            for (var i = 0; i < length; i++)
                other[counts[(values[i] >> low) & ((1 << Digit) - 1)]++] = values[i];
            (values, other) = (other, values);
        }
    }
}
