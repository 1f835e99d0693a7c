-- The search index; it changes in the transaction that changes the article (docs/decisions/0012-search-index.md). Articles and teasers are two collections (0 and 1)
-- with numbers of their own. An article that changes gets a new number, so what is written once about a number never changes.

-- The live articles by number: collection << 32 | a number that counts from 0 in the order of filing.
CREATE TABLE search_article (
    number     INTEGER PRIMARY KEY,
    article_id TEXT    NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE
) STRICT;

-- A range of numbers whose terms stand together. Small ones are merged into larger ones, so that there are some ten.
CREATE TABLE search_segment (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    collection   INTEGER NOT NULL,
    level        INTEGER NOT NULL,
    first_number INTEGER NOT NULL,
    last_number  INTEGER NOT NULL,
    -- How many articles have terms in it, removed ones too.
    articles     INTEGER NOT NULL,
    -- The day of each number as two bytes, low one first: days since 1900 in Asia/Ho_Chi_Minh, 0 for undated.
    days         BLOB    NOT NULL,
    -- Numbers whose articles changed or are gone while their terms are still here: each as its distance from the one before, by Varints.
    removed      BLOB    NOT NULL
) STRICT;

-- The terms of a segment in order, some four kilobytes a row: segment << 40 | first term.
CREATE TABLE search_page (
    key     INTEGER PRIMARY KEY,
    entries BLOB    NOT NULL
) STRICT;

-- The postings of a term that are too long to stand among others: segment << 40 | term.
CREATE TABLE search_list (
    key      INTEGER PRIMARY KEY,
    postings BLOB    NOT NULL
) STRICT;

-- The folded syllables that were ever filed, for prefixes, with the number of articles that had them when they were.
CREATE TABLE search_syllable (
    syllable  TEXT    PRIMARY KEY,
    frequency INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
