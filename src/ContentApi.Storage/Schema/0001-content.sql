-- The content, as one newsroom's pages gave it. Instants are unix milliseconds in UTC; a day stands for its first instant in Asia/Ho_Chi_Minh.
-- JSON columns hold the records of Rows.cs; a tie is the last word on order: precision, then first appearance, then id.

-- One row. Updated first in the writing transaction, so writers queue on it and readers see content and version change together.
CREATE TABLE content_state (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    database_id TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    changed_ms  INTEGER NOT NULL
) STRICT;

CREATE TABLE section (
    slug             TEXT    PRIMARY KEY,
    name             TEXT    NOT NULL,
    description      TEXT,
    position         INTEGER NOT NULL,
    origin           TEXT    NOT NULL CHECK (origin IN ('taxonomy', 'page')),
    article_count    INTEGER NOT NULL DEFAULT 0,
    teaser_count     INTEGER NOT NULL DEFAULT 0,
    latest_ms        INTEGER,
    latest_precision TEXT
) STRICT;

CREATE TABLE author (
    slug             TEXT    PRIMARY KEY,
    name             TEXT    NOT NULL,
    name_key         TEXT    NOT NULL,
    article_count    INTEGER NOT NULL DEFAULT 0,
    teaser_count     INTEGER NOT NULL DEFAULT 0,
    latest_ms        INTEGER,
    latest_precision TEXT
) STRICT;
CREATE INDEX author_by_article_count ON author (article_count DESC, name_key, slug);

CREATE TABLE tag (
    slug             TEXT    PRIMARY KEY,
    name             TEXT    NOT NULL,
    name_key         TEXT    NOT NULL,
    article_count    INTEGER NOT NULL DEFAULT 0,
    teaser_count     INTEGER NOT NULL DEFAULT 0,
    latest_ms        INTEGER,
    latest_precision TEXT
) STRICT;
CREATE INDEX tag_by_article_count ON tag (article_count DESC, name_key, slug);

-- What a list shows of an article, and nothing larger: lists never touch the body.
CREATE TABLE article (
    id                  TEXT    PRIMARY KEY CHECK (length(id) = 16),
    slug                TEXT    NOT NULL UNIQUE,
    identity_key        TEXT    NOT NULL UNIQUE,
    title_identity      TEXT    NOT NULL,
    kind                TEXT    NOT NULL CHECK (kind IN ('article', 'teaser')),
    title               TEXT    NOT NULL,
    title_key           TEXT    NOT NULL,
    lead                TEXT,
    section_slug        TEXT    NOT NULL REFERENCES section (slug),
    section_basis       TEXT    NOT NULL CHECK (section_basis IN ('stated', 'inferred', 'default')),
    authors             TEXT    NOT NULL,
    tags                TEXT    NOT NULL,
    published_ms        INTEGER,
    published_precision TEXT,
    modified_ms         INTEGER,
    modified_precision  TEXT,
    date_ms             INTEGER,
    date_precision      TEXT,
    date_basis          TEXT    NOT NULL CHECK (date_basis IN ('published', 'modified', 'event', 'sibling', 'none')),
    tie                 TEXT    NOT NULL UNIQUE,
    language            TEXT    NOT NULL,
    word_count          INTEGER,
    lead_figure         TEXT,
    duplicate_of        TEXT,
    content_sha256      TEXT    NOT NULL,
    revision            INTEGER NOT NULL,
    updated_ms          INTEGER NOT NULL,
    sequence            INTEGER NOT NULL
) STRICT;
-- Undated is last in both directions, so each direction has an index of its own over the same expression that the ORDER BY writes.
CREATE INDEX article_by_date ON article (coalesce(date_ms, -9223372036854775807) DESC, tie);
CREATE INDEX article_by_kind_date ON article (kind, coalesce(date_ms, -9223372036854775807) DESC, tie);
CREATE INDEX article_by_kind_date_oldest ON article (kind, coalesce(date_ms, 9223372036854775807), tie);
CREATE INDEX article_by_section_date ON article (section_slug, coalesce(date_ms, -9223372036854775807) DESC, tie);
CREATE INDEX article_by_section_kind_date ON article (section_slug, kind, coalesce(date_ms, -9223372036854775807) DESC, tie);
-- Recurring headlines share it; the identity key tells them apart.
CREATE INDEX article_by_title_identity ON article (title_identity, identity_key);
CREATE INDEX article_by_kind_updated ON article (kind, updated_ms, tie);
CREATE INDEX article_by_kind_title ON article (kind, title_key, tie);

CREATE TABLE article_body (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    blocks     TEXT NOT NULL
) STRICT;

CREATE TABLE article_source (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    document   TEXT NOT NULL,
    publisher  TEXT,
    credit     TEXT,
    encoding   TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    warnings   TEXT NOT NULL
) STRICT;
CREATE INDEX article_source_by_document ON article_source (document);

CREATE TABLE article_provenance (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    fields     TEXT NOT NULL,
    discarded  TEXT NOT NULL
) STRICT;

CREATE TABLE article_author (
    article_id  TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    author_slug TEXT    NOT NULL REFERENCES author (slug),
    position    INTEGER NOT NULL,
    PRIMARY KEY (author_slug, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_author_by_article ON article_author (article_id);

CREATE TABLE article_tag (
    article_id TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    tag_slug   TEXT    NOT NULL REFERENCES tag (slug),
    position   INTEGER NOT NULL,
    PRIMARY KEY (tag_slug, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tag_by_article ON article_tag (article_id);

-- A list that the page prints: its row stands even when the list is empty.
CREATE TABLE article_list (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    role       TEXT NOT NULL CHECK (role IN ('related', 'latest')),
    heading    TEXT NOT NULL,
    PRIMARY KEY (article_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_list_item (
    article_id TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    title      TEXT    NOT NULL,
    item_id    TEXT    NOT NULL REFERENCES article (id),
    PRIMARY KEY (article_id, role, position),
    FOREIGN KEY (article_id, role) REFERENCES article_list (article_id, role) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Every file that was ever offered, refused ones with the reason.
CREATE TABLE document (
    name        TEXT    PRIMARY KEY,
    sha256      TEXT    NOT NULL,
    size_bytes  INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    reader      TEXT    NOT NULL,
    encoding    TEXT,
    refusal     TEXT,
    refused_line INTEGER
) STRICT;

-- Where an article was met: its body, a teaser of it, a second copy of its body.
CREATE TABLE appearance (
    article_id TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    document   TEXT    NOT NULL REFERENCES document (name),
    place      INTEGER NOT NULL,
    role       TEXT    NOT NULL CHECK (role IN ('body', 'teaser', 'duplicate')),
    sha256     TEXT    NOT NULL,
    encoding   TEXT    NOT NULL,
    PRIMARY KEY (article_id, document, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_by_document ON appearance (document);

-- The computed neighbours, nearest first; derived in the transaction that changes content.
CREATE TABLE neighbour (
    article_id   TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    neighbour_id TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    score        REAL    NOT NULL,
    reasons      TEXT    NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
