-- Articles as answers show them, finished: what is asked for most is not put together from rows each time (docs/decisions/0024-finished-json.md).

-- Under the sequence that the article's row has, so that what was made of an earlier state of it is never found. Made at the end of the transaction that changes the
-- article; where it is missing the answer is put together. A migration that changes what is shown of an article empties it, and the program fills it again behind its start.
CREATE TABLE article_json (
    sequence      INTEGER PRIMARY KEY,
    -- As lists show it by default.
    in_list       BLOB    NOT NULL,
    -- As it is shown alone by default: what stands before and after the blocks of its body, which stand in article_body as they are shown. A teaser has no such gap.
    before_blocks BLOB    NOT NULL,
    after_blocks  BLOB    NOT NULL
) STRICT;

CREATE TRIGGER article_json_of_earlier_state AFTER UPDATE OF sequence ON article WHEN old.sequence <> new.sequence
BEGIN
    DELETE FROM article_json WHERE sequence = old.sequence;
END;

-- Blocks are shown as they are stored: unknown properties that their type has are null. The program gives the function shown_blocks.
UPDATE article_body SET blocks = shown_blocks(blocks) WHERE blocks <> shown_blocks(blocks);
