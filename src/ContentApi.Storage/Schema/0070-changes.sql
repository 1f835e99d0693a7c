-- The change feed walks the articles in the order of their last changes. Their first ones are kept, so that a reader is not told to leave what it never had.
ALTER TABLE article ADD COLUMN created_sequence INTEGER NOT NULL DEFAULT 0;
UPDATE article SET created_sequence = sequence;
CREATE UNIQUE INDEX article_by_sequence ON article (sequence);
