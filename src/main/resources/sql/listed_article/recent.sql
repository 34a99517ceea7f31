-- The listing as it was last seen, as far as last_listed tells: it is written once a day.
SELECT url, title
FROM listed_article
WHERE source_id = :source_id
ORDER BY last_listed DESC, first_listed DESC, position
LIMIT :limit
