-- Every order that a list may have is the order of an index, for one kind: what has both kinds, several sections or several tags is merged from one walk each.
-- Unknown values are last in both directions, so each direction has a key of its own; a column and not an expression, for the planner knows what equals a column.
ALTER TABLE article ADD COLUMN date_desc INTEGER GENERATED ALWAYS AS (coalesce(date_ms, -9223372036854775807)) VIRTUAL;
ALTER TABLE article ADD COLUMN date_asc INTEGER GENERATED ALWAYS AS (coalesce(date_ms, 9223372036854775807)) VIRTUAL;
ALTER TABLE article ADD COLUMN published_desc INTEGER GENERATED ALWAYS AS (coalesce(published_ms, -9223372036854775807)) VIRTUAL;
ALTER TABLE article ADD COLUMN published_asc INTEGER GENERATED ALWAYS AS (coalesce(published_ms, 9223372036854775807)) VIRTUAL;
ALTER TABLE article ADD COLUMN word_count_desc INTEGER GENERATED ALWAYS AS (coalesce(word_count, -9223372036854775807)) VIRTUAL;
ALTER TABLE article ADD COLUMN word_count_asc INTEGER GENERATED ALWAYS AS (coalesce(word_count, 9223372036854775807)) VIRTUAL;

-- The indexes by date end in what lists are filtered by, so that rows which do not match are passed over without looking them up.
DROP INDEX article_by_date;
DROP INDEX article_by_section_date;
DROP INDEX article_by_kind_date;
DROP INDEX article_by_kind_date_oldest;
DROP INDEX article_by_section_kind_date;
CREATE INDEX article_by_kind_date_desc ON article (kind, date_desc DESC, tie, section_slug, publisher_key) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_section_kind_date_desc ON article (section_slug, kind, date_desc DESC, tie, publisher_key) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_publisher_kind_date_desc ON article (publisher_key, kind, date_desc DESC, tie, section_slug) WHERE withdrawn_ms IS NULL AND publisher_key IS NOT NULL;
CREATE INDEX article_by_kind_date_asc ON article (kind, date_asc, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_published_desc ON article (kind, published_desc DESC, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_published_asc ON article (kind, published_asc, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_word_count_desc ON article (kind, word_count_desc DESC, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_word_count_asc ON article (kind, word_count_asc, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_updated_desc ON article (kind, updated_ms DESC, tie) WHERE withdrawn_ms IS NULL;
DROP INDEX article_by_kind_updated;
CREATE INDEX article_by_kind_updated_asc ON article (kind, updated_ms, tie) WHERE withdrawn_ms IS NULL;

-- A tag's and an author's articles, newest first: what is in the order and what lists are filtered by is that of the article, undated the least date.
-- Withdrawn articles have no row.
CREATE TABLE article_tag_dated (
    article_id    TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    tag_slug      TEXT    NOT NULL REFERENCES tag (slug),
    kind          TEXT    NOT NULL,
    date_desc     INTEGER NOT NULL,
    tie           TEXT    NOT NULL,
    section_slug  TEXT    NOT NULL,
    publisher_key TEXT,
    PRIMARY KEY (tag_slug, kind, date_desc DESC, tie)
) STRICT, WITHOUT ROWID;
INSERT INTO article_tag_dated (article_id, tag_slug, kind, date_desc, tie, section_slug, publisher_key)
SELECT article_id, tag_slug, kind, date_desc, tie, section_slug, publisher_key FROM article_tag JOIN article ON article.id = article_id;
DROP TABLE article_tag;
ALTER TABLE article_tag_dated RENAME TO article_tag;
CREATE UNIQUE INDEX article_tag_by_article ON article_tag (article_id, tag_slug);

CREATE TABLE article_author_dated (
    article_id    TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    author_slug   TEXT    NOT NULL REFERENCES author (slug),
    kind          TEXT    NOT NULL,
    date_desc     INTEGER NOT NULL,
    tie           TEXT    NOT NULL,
    section_slug  TEXT    NOT NULL,
    publisher_key TEXT,
    PRIMARY KEY (author_slug, kind, date_desc DESC, tie)
) STRICT, WITHOUT ROWID;
INSERT INTO article_author_dated (article_id, author_slug, kind, date_desc, tie, section_slug, publisher_key)
SELECT article_id, author_slug, kind, date_desc, tie, section_slug, publisher_key FROM article_author JOIN article ON article.id = article_id;
DROP TABLE article_author;
ALTER TABLE article_author_dated RENAME TO article_author;
CREATE UNIQUE INDEX article_author_by_article ON article_author (article_id, author_slug);
