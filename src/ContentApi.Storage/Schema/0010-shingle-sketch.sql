-- What a text is compared by is stored with the text, where pages are read side by side, so that looking for near-duplicates reads no text again.
-- The number of its shingles and their bands (16 numbers of 8 bytes, little-endian; none of a text too short to be compared); null: made when it is asked for.
CREATE TABLE article_body_sketched (
    article_id    TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    shingle_count INTEGER,
    bands         BLOB,
    -- Last: what stands behind a long text is on other pages of the file.
    blocks        TEXT NOT NULL
) STRICT;
INSERT INTO article_body_sketched (article_id, blocks) SELECT article_id, blocks FROM article_body;
DROP TABLE article_body;
ALTER TABLE article_body_sketched RENAME TO article_body;

-- The bands that an article is filed under stand in its row: it is taken out of them by their key, and no index by number is kept.
DROP TABLE near_duplicate_band;
DROP TABLE near_duplicate_article;
CREATE TABLE near_duplicate_article (
    number        INTEGER PRIMARY KEY,
    article_id    TEXT    NOT NULL UNIQUE REFERENCES article (id),
    date_ms       INTEGER,
    appearance    TEXT    NOT NULL,
    shingle_count INTEGER NOT NULL,
    bands         BLOB    NOT NULL
) STRICT;
CREATE TABLE near_duplicate_band (
    band   INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (band, number)
) STRICT, WITHOUT ROWID;
