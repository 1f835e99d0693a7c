namespace ContentApi.Storage;

/// <summary>
/// What the computed neighbours are made of, within a writing transaction: the epoch, the texts as numbers, the vectors, the lists. Everything that reads many
/// rows reads some of them at a time, in the order of a key, so that rows may be written in between.
/// </summary>
public sealed class NeighbourStore
{
    /// <summary>More lists are not named one by one.</summary>
    private const int MostRelisted = 50_000;

    private readonly PreparedStatements statements;
    private readonly HashSet<string> relisted = new(StringComparer.Ordinal);

    /// <summary>The articles whose list changed in this transaction, or null: very many.</summary>
    public IReadOnlySet<string>? Relisted => relisted.Count < MostRelisted ? relisted : null;

    internal NeighbourStore(PreparedStatements statements) => this.statements = statements;

    /// <summary>How many live articles there are.</summary>
    public int CountArticles() =>
        // Plan: the smallest index of live articles.
        (int)statements.First("SELECT count(*) FROM article WHERE withdrawn_ms IS NULL", row => row.Integer(0));

    /// <summary>The epoch, or null: nothing has been counted yet.</summary>
    public NeighbourEpochRow? Epoch() =>
        // Plan: one row by primary key.
        statements.First("SELECT number, article_count FROM neighbour_epoch WHERE id = 1", row => new NeighbourEpochRow(row.Integer(0), row.Integer(1)));

    /// <summary>Whether an epoch began in this transaction.</summary>
    public bool IsEpochNew { get; private set; }

    /// <summary>Begins a new epoch.</summary>
    /// <param name="articles">How many articles were counted.</param>
    /// <param name="terms">The terms that stand in more than one of them, ascending.</param>
    public void BeginEpoch(int articles, IEnumerable<(int Term, int Frequency)> terms)
    {
        IsEpochNew = true;
        // Plan: one row by primary key.
        statements.Execute(
            """
            INSERT INTO neighbour_epoch (id, number, article_count) VALUES (1, 1, $1)
            ON CONFLICT (id) DO UPDATE SET number = neighbour_epoch.number + 1, article_count = excluded.article_count
            """,
            articles
        );
        // Plan: each table as a whole.
        statements.Execute("DELETE FROM neighbour_vector");
        statements.Execute("DELETE FROM neighbour_heaviest");
        statements.Execute("DELETE FROM neighbour_term");
        foreach (var (term, frequency) in terms)
            // Plan: appended in the order of the primary key.
            statements.Execute("INSERT INTO neighbour_term (term, frequency) VALUES ($1, $2)", term, frequency);
    }

    /// <summary>In how many articles a term stood when the epoch began, where in more than one; else 0.</summary>
    public int Frequency(int term) =>
        // Plan: one search by primary key.
        (int)statements.First("SELECT frequency FROM neighbour_term WHERE term = $1", row => row.Integer(0), term);

    /// <summary>Visits the terms that stood in more than one article when the epoch began, each with in how many.</summary>
    public void EachFrequency(Action<int, int> visit) =>
        // Plan: the whole table.
        statements.Each("SELECT term, frequency FROM neighbour_term", row => visit((int)row.Integer(0), (int)row.Integer(1)));

    /// <summary>The ways of writing syllables, in the order of their numbers.</summary>
    public IReadOnlyList<string> Syllables() =>
        // Plan: the table by primary key.
        statements.Query("SELECT written FROM neighbour_syllable ORDER BY number", row => row.Text(0));

    /// <summary>Stores a way of writing a syllable.</summary>
    public void PutSyllable(int number, string written) =>
        // Plan: appended in the order of the primary key.
        statements.Execute("INSERT INTO neighbour_syllable (number, written) VALUES ($1, $2)", number, written);

    /// <summary>The articles that repeat another, with that one.</summary>
    public IReadOnlyList<(string Id, string Repeated)> Repeated() =>
        // Plan: the index of articles that repeat another, each by primary key.
        statements.Query("SELECT id, duplicate_of FROM article WHERE duplicate_of IS NOT NULL", row => (row.Text(0), row.Text(1)));

    /// <summary>The text of a live article, or null.</summary>
    public ArticleTextRow? Article(string id) =>
        // Plan: two searches by primary key.
        statements.First(
            "SELECT id, title, lead, blocks FROM article LEFT JOIN article_body ON article_id = id WHERE id = $1 AND withdrawn_ms IS NULL",
            ArticleTextRow.From,
            id
        );

    /// <summary>The texts of some hundred live articles, by id, that are not stored as numbers; empty when there are no more.</summary>
    /// <param name="after">The last id of those before, or empty.</param>
    public IReadOnlyList<ArticleTextRow> Unnumbered(string after) =>
        // Plan: the articles in order of their id from there on, each looked up in the stored texts, then its body by primary key.
        statements.Query(
            """
            SELECT id, title, lead, blocks FROM article LEFT JOIN article_body ON article_body.article_id = id
            WHERE id > $1 AND withdrawn_ms IS NULL AND NOT EXISTS (SELECT 1 FROM neighbour_text WHERE neighbour_text.article_id = id)
            ORDER BY id LIMIT 256
            """,
            ArticleTextRow.From,
            after
        );

    /// <summary>Some hundred stored texts, by number; empty when there are no more.</summary>
    /// <param name="after">The last number of those before, or 0.</param>
    public IReadOnlyList<NumberedTextRow> Texts(long after) =>
        // Plan: a range of the primary key.
        statements.Query(
            "SELECT number, article_id, syllables FROM neighbour_text WHERE number > $1 ORDER BY number LIMIT 256",
            NumberedTextRow.From,
            after
        );

    /// <summary>Of each number of a stored text the place of its article's id among all in ordinal order; 0 of a number that no text has.</summary>
    public int[] PlacesById()
    {
        // Plan: the last of the primary key.
        var places = new int[statements.First("SELECT max(number) FROM neighbour_text", row => row.IntegerOrNull(0)) + 1 ?? 0];
        var place = 0;
        // Plan: the whole unique index, which has the numbers.
        statements.Each("SELECT number FROM neighbour_text ORDER BY article_id", row => places[row.Integer(0)] = place++);
        return places;
    }

    /// <summary>The stored text of an article, or null.</summary>
    public NumberedTextRow? Text(string articleId) =>
        // Plan: one search by unique index.
        statements.First("SELECT number, article_id, syllables FROM neighbour_text WHERE article_id = $1", NumberedTextRow.From, articleId);

    /// <summary>Stores the text of an article and gives its number: the one it has, else the next.</summary>
    public long PutText(string articleId, byte[] syllables) =>
        // Plan: one search by unique index.
        statements.First(
            """
            INSERT INTO neighbour_text (article_id, syllables) VALUES ($1, $2)
            ON CONFLICT (article_id) DO UPDATE SET syllables = excluded.syllables RETURNING number
            """,
            row => row.Integer(0),
            articleId,
            syllables
        );

    /// <summary>Stores what a text is in the epoch.</summary>
    public void PutVector(long number, string articleId, byte[] vector, byte[] heaviest)
    {
        // Plan: one search by primary key each.
        statements.Execute(
            "INSERT INTO neighbour_vector (number, vector) VALUES ($1, $2) ON CONFLICT (number) DO UPDATE SET vector = excluded.vector",
            number,
            vector
        );
        statements.Execute(
            """
            INSERT INTO neighbour_heaviest (number, article_id, terms) VALUES ($1, $2, $3)
            ON CONFLICT (number) DO UPDATE SET terms = excluded.terms
            """,
            number,
            articleId,
            heaviest
        );
    }

    /// <summary>Forgets the text of an article with its vector and its list.</summary>
    public void Forget(string articleId)
    {
        // Plan: one search by unique index each; the vector by primary key.
        statements.Execute("DELETE FROM neighbour_text WHERE article_id = $1", articleId);
        statements.Execute("DELETE FROM article_neighbour WHERE article_id = $1", articleId);
    }

    /// <summary>Forgets everything but the lists.</summary>
    public void ForgetTexts()
    {
        // Plan: each table as a whole.
        statements.Execute("DELETE FROM neighbour_vector");
        statements.Execute("DELETE FROM neighbour_heaviest");
        statements.Execute("DELETE FROM neighbour_text");
        statements.Execute("DELETE FROM neighbour_syllable");
    }

    /// <summary>Forgets the lists of articles whose text is not stored.</summary>
    public void ForgetLists() =>
        // Plan: the lists in order, each looked up in the stored texts by unique index.
        statements.Execute(
            "DELETE FROM article_neighbour WHERE NOT EXISTS (SELECT 1 FROM neighbour_text WHERE neighbour_text.article_id = article_neighbour.article_id)"
        );

    /// <summary>The heaviest terms of some thousand articles, by number; empty when there are no more.</summary>
    /// <param name="after">The last number of those before, or 0.</param>
    public IReadOnlyList<HeaviestTermsRow> Heaviest(long after) =>
        // Plan: a range of the primary key.
        statements.Query(
            "SELECT number, article_id, terms FROM neighbour_heaviest WHERE number > $1 ORDER BY number LIMIT 2048",
            row => new HeaviestTermsRow(row.Integer(0), row.Text(1), row.Bytes(2), []),
            after
        );

    /// <summary>The heaviest terms and the vectors of some hundred articles, by number; empty when there are no more.</summary>
    /// <param name="after">The last number of those before, or 0.</param>
    public IReadOnlyList<HeaviestTermsRow> HeaviestAndVectors(long after) =>
        // Plan: a range of the primary key of both tables.
        statements.Query(
            """
            SELECT neighbour_heaviest.number, article_id, terms, vector FROM neighbour_heaviest JOIN neighbour_vector ON neighbour_vector.number = neighbour_heaviest.number
            WHERE neighbour_heaviest.number > $1 ORDER BY neighbour_heaviest.number LIMIT 512
            """,
            row => new HeaviestTermsRow(row.Integer(0), row.Text(1), row.Bytes(2), row.Bytes(3)),
            after
        );

    /// <summary>The heaviest terms of an article.</summary>
    public byte[] HeaviestOf(long number) =>
        // Plan: one search by primary key.
        statements.First("SELECT terms FROM neighbour_heaviest WHERE number = $1", row => row.Bytes(0), number)!;

    /// <summary>The vector of a text.</summary>
    public byte[] Vector(long number) =>
        // Plan: one search by primary key.
        statements.First("SELECT vector FROM neighbour_vector WHERE number = $1", row => row.Bytes(0), number)!;

    /// <summary>A text and its vector.</summary>
    public (string ArticleId, byte[] Vector, byte[] Syllables) Read(long number) =>
        // Plan: two searches by primary key.
        statements.First(
            "SELECT article_id, vector, syllables FROM neighbour_text JOIN neighbour_vector ON neighbour_vector.number = neighbour_text.number WHERE neighbour_text.number = $1",
            row => (row.Text(0), row.Bytes(1), row.Bytes(2)),
            number
        );

    /// <summary>The neighbours of an article, nearest first, with those that repeat it.</summary>
    public IReadOnlyList<NeighbourRow> List(string articleId) =>
        // Plan: one search by primary key.
        statements.First("SELECT items FROM article_neighbour WHERE article_id = $1", row => row.Text(0), articleId) is { } items
            ? JsonColumn.Read<IReadOnlyList<NeighbourRow>>(items)
            : [];

    /// <summary>Replaces the neighbours of an article where they differ.</summary>
    /// <param name="articleId">Whose.</param>
    /// <param name="neighbours">Nearest first.</param>
    public void PutList(string articleId, IReadOnlyList<NeighbourRow> neighbours)
    {
        // Plan: one search by primary key.
        var rows = neighbours.Count == 0
            ? statements.Execute("DELETE FROM article_neighbour WHERE article_id = $1", articleId)
            : statements.Execute(
                """
                INSERT INTO article_neighbour (article_id, items) VALUES ($1, $2)
                ON CONFLICT (article_id) DO UPDATE SET items = excluded.items WHERE article_neighbour.items <> excluded.items
                """,
                articleId,
                SqlValue.Utf8(JsonColumn.WriteUtf8(neighbours))
            );
        if (rows > 0 && relisted.Count < MostRelisted)
            relisted.Add(articleId);
    }
}

/// <summary>When terms were counted.</summary>
/// <param name="Number">1 for the first, then one more each time.</param>
/// <param name="ArticleCount">How many articles were counted.</param>
public sealed record NeighbourEpochRow(long Number, long ArticleCount);

/// <summary>A text as the numbers of its syllables.</summary>
public sealed record NumberedTextRow(long Number, string ArticleId, byte[] Syllables)
{
    internal static NumberedTextRow From(SqlRow row) => new(row.Integer(0), row.Text(1), row.Bytes(2));
}

/// <summary>The terms by which an article finds those that it is compared with.</summary>
/// <param name="Number">The article.</param>
/// <param name="ArticleId">Its id.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Vector">The whole vector, where it was asked for; else empty.</param>
public sealed record HeaviestTermsRow(long Number, string ArticleId, byte[] Terms, byte[] Vector);
