WITH old AS (
    SELECT key FROM listed_article
    WHERE last_listed < now() - :older_ms::bigint * interval '1 millisecond'
    ORDER BY last_listed
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
)
DELETE FROM listed_article USING old WHERE listed_article.key = old.key
