-- Lists without repetitions: the indexes by date end in that, too.
DROP INDEX article_by_kind_date_desc;
DROP INDEX article_by_section_kind_date_desc;
DROP INDEX article_by_publisher_kind_date_desc;
CREATE INDEX article_by_kind_date_desc ON article (kind, date_desc DESC, tie, section_slug, publisher_key, duplicate_of) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_section_kind_date_desc ON article (section_slug, kind, date_desc DESC, tie, publisher_key, duplicate_of) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_publisher_kind_date_desc ON article (publisher_key, kind, date_desc DESC, tie, section_slug, duplicate_of)
WHERE withdrawn_ms IS NULL AND publisher_key IS NOT NULL;
CREATE INDEX article_by_duplicate_of ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- Which articles tell the same: the one that an article repeats, those that repeat it, and those that repeat the same one.
CREATE VIEW article_repetition AS
SELECT id AS article_id, duplicate_of AS other_id FROM article WHERE duplicate_of IS NOT NULL
UNION ALL SELECT duplicate_of, id FROM article WHERE duplicate_of IS NOT NULL
UNION ALL SELECT one.id, other.id FROM article AS one JOIN article AS other ON other.duplicate_of = one.duplicate_of AND other.id <> one.id;

-- What is made of an article in the light of the others: its section where its page states none, and its tags.
CREATE TABLE article_derivation (
    article_id    TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    -- JSON of PlacementRow: where the text alone places it; null where its page states the section.
    placement     TEXT,
    -- JSON of FieldRow, or null: what provenance says of the section in place of what was told when the page was read, and of tags that no page states.
    section_field TEXT,
    tags_field    TEXT
) STRICT;
