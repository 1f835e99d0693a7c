-- The keys that titles and names are sorted by, made anew: they follow the Vietnamese alphabet to the letter now. The program gives the function sort_key.
UPDATE article SET title_key = sort_key(title);
UPDATE tag SET name_key = sort_key(name);
UPDATE author SET name_key = sort_key(name);
