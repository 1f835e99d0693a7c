-- What lists filter by stands in the article's own row: the key of the publisher's name. The program gives the function publisher_key.
ALTER TABLE article ADD COLUMN publisher_key TEXT;
UPDATE article SET publisher_key = publisher_key((SELECT publisher FROM article_source WHERE article_id = article.id));
