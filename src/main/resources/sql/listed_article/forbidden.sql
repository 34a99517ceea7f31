-- The longest waiting first, so that each has its turn.
SELECT url, title, published, precision, summary, image, backlog, tries
FROM listed_article
WHERE source_id = :source_id AND next_try <= now() AND forbidden
ORDER BY next_try, key
LIMIT :limit
