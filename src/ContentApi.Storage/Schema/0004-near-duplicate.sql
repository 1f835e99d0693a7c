-- What near-duplicates are found by; derived in the transaction that changes content. Empty means not derived yet: a migration that changes how
-- shingles or bands are made empties near_duplicate_article, and the next change of content fills it again.

-- An article that takes part, under the place in time it had when it was filed; undated is last. A short number stands for it in the bands.
CREATE TABLE near_duplicate_article (
    number        INTEGER PRIMARY KEY,
    article_id    TEXT    NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
    date_ms       INTEGER,
    appearance    TEXT    NOT NULL,
    shingle_count INTEGER NOT NULL
) STRICT;

-- Articles that share a band may be near-duplicates, others are not.
CREATE TABLE near_duplicate_band (
    band   INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES near_duplicate_article (number) ON DELETE CASCADE,
    PRIMARY KEY (band, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_duplicate_band_by_number ON near_duplicate_band (number);
