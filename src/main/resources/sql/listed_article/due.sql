-- News before stock; news oldest first, so that nothing waits for ever; stock newest first.
SELECT url, title, published, precision, summary, image, backlog, tries
FROM listed_article
WHERE source_id = :source_id AND next_try <= now() AND NOT forbidden
ORDER BY backlog,
    CASE WHEN backlog THEN NULL ELSE first_listed END,
    CASE WHEN backlog THEN position ELSE -position END
LIMIT :limit
