-- What the computed neighbours are made of, so that an import computes those of the articles that changed, and not of all.

-- One row a live article that has any: its neighbours, nearest first, as JSON of NeighbourRow. One row, not thirty: a list is only ever read and written whole.
CREATE TABLE article_neighbour (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    items      TEXT NOT NULL
) STRICT;
INSERT INTO article_neighbour (article_id, items)
SELECT article_id, json_group_array(json_object('id', neighbour_id, 'score', score, 'reasons', json(reasons)))
FROM (SELECT * FROM neighbour ORDER BY article_id, position) GROUP BY article_id;
DROP TABLE neighbour;

-- The epoch: how common terms were in the articles that were counted last. One row, or none before the first.
CREATE TABLE neighbour_epoch (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    number        INTEGER NOT NULL,
    article_count INTEGER NOT NULL
) STRICT;

-- Of the terms that stood in more than one article, in how many they did; a term is a hash, below 4,194,304.
CREATE TABLE neighbour_term (
    term      INTEGER PRIMARY KEY,
    frequency INTEGER NOT NULL
) STRICT;

-- The ways of writing syllables, numbered from 0.
CREATE TABLE neighbour_syllable (
    number  INTEGER PRIMARY KEY,
    written TEXT    NOT NULL
) STRICT;

-- The live articles as numbers of syllables. No reference to article: what an article was is needed to take it out of the lists of others.
CREATE TABLE neighbour_text (
    number     INTEGER PRIMARY KEY,
    article_id TEXT    NOT NULL UNIQUE,
    syllables  BLOB    NOT NULL
) STRICT;

-- The vector of a text in the epoch.
CREATE TABLE neighbour_vector (
    number INTEGER PRIMARY KEY REFERENCES neighbour_text (number) ON DELETE CASCADE,
    vector BLOB    NOT NULL
) STRICT;

-- Its heaviest terms: in a table of their own, because all of them are read to find who is near, some 300 bytes an article.
CREATE TABLE neighbour_heaviest (
    number     INTEGER PRIMARY KEY REFERENCES neighbour_text (number) ON DELETE CASCADE,
    article_id TEXT    NOT NULL,
    terms      BLOB    NOT NULL
) STRICT;
