-- What an editor may do to content: withdraw it, and change a title without breaking its address.

ALTER TABLE article ADD COLUMN withdrawn_ms INTEGER;
ALTER TABLE article ADD COLUMN withdrawn_reason TEXT;
-- Who withdrew it: what overrides.json withdrew comes back when the entry goes, what a person withdrew only by restore.
ALTER TABLE article ADD COLUMN withdrawn_by TEXT CHECK (withdrawn_by IN ('override', 'command'));

-- A slug that an article had before; it leads to that article for good.
CREATE TABLE article_alias (
    slug       TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX article_alias_by_article ON article_alias (article_id);

-- The file that holds the document: the document itself, but for a file of many.
ALTER TABLE document ADD COLUMN file TEXT;
CREATE INDEX document_by_file ON document (file) WHERE file IS NOT NULL;

-- Nothing reads a withdrawn article by order.
DROP INDEX article_by_date;
DROP INDEX article_by_kind_date;
DROP INDEX article_by_kind_date_oldest;
DROP INDEX article_by_section_date;
DROP INDEX article_by_section_kind_date;
DROP INDEX article_by_kind_updated;
DROP INDEX article_by_kind_title;
CREATE INDEX article_by_date ON article (coalesce(date_ms, -9223372036854775807) DESC, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_date ON article (kind, coalesce(date_ms, -9223372036854775807) DESC, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_date_oldest ON article (kind, coalesce(date_ms, 9223372036854775807), tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_section_date ON article (section_slug, coalesce(date_ms, -9223372036854775807) DESC, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_section_kind_date ON article (section_slug, kind, coalesce(date_ms, -9223372036854775807) DESC, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_updated ON article (kind, updated_ms, tie) WHERE withdrawn_ms IS NULL;
CREATE INDEX article_by_kind_title ON article (kind, title_key, tie) WHERE withdrawn_ms IS NULL;

-- An export names the items of a list by id, and their lines may follow: the reference is checked when the transaction ends.
CREATE TABLE article_list_item_deferred (
    article_id TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    title      TEXT    NOT NULL,
    item_id    TEXT    NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (article_id, role, position),
    FOREIGN KEY (article_id, role) REFERENCES article_list (article_id, role) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO article_list_item_deferred SELECT * FROM article_list_item;
DROP TABLE article_list_item;
ALTER TABLE article_list_item_deferred RENAME TO article_list_item;
CREATE INDEX article_list_item_by_item ON article_list_item (item_id);
