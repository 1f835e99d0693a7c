-- What search compares of an article, finished: its syllables as numbers (docs/decisions/0027-search-compares-numbers.md). Made when it is filed; where it is missing
-- its texts are read. Those of an older database are made behind the start of the program.

-- The syllables as texts write them, in upper case: what a number stands for never changes. The key is class << 32 | number: the class is the last byte of the folded
-- form's term, the number counts from 0 in the class, in the order of first appearance.
CREATE TABLE search_form (
    key  INTEGER PRIMARY KEY,
    term INTEGER NOT NULL,
    form TEXT    NOT NULL,
    UNIQUE (term, form)
) STRICT;

-- By the number of search_article. How many syllables each text has, then the classes of all syllables, a byte each, then their numbers; see SyllableCode.
CREATE TABLE search_text (
    number    INTEGER PRIMARY KEY REFERENCES search_article (number) ON DELETE CASCADE,
    syllables BLOB    NOT NULL
) STRICT;
