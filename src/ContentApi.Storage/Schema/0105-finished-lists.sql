-- A list newest first, of all or of a section, finds its finished items by the index alone: the rows of the articles are not read.
DROP INDEX article_by_kind_date_desc;
CREATE INDEX article_by_kind_date_desc ON article (kind, date_desc DESC, tie, section_slug, publisher_key, duplicate_of, sequence) WHERE withdrawn_ms IS NULL;
DROP INDEX article_by_section_kind_date_desc;
CREATE INDEX article_by_section_kind_date_desc ON article (section_slug, kind, date_desc DESC, tie, publisher_key, duplicate_of, sequence) WHERE withdrawn_ms IS NULL;
