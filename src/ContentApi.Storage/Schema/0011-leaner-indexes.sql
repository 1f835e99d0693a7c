-- Titles and keys are scattered, so beyond the page cache every entry of an index by them costs a page read and a page written. These two cost more than they served.

-- The identity key, which is the title identity again but for recurring headlines, need not stand beside it: the few articles of one title are sorted.
DROP INDEX article_by_title_identity;
CREATE INDEX article_by_title_identity ON article (title_identity);

-- An article is never deleted, and which items no article is, is asked once an import of a copy.
DROP INDEX article_list_item_by_item;
