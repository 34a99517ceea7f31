SELECT shown_at
FROM item
WHERE source_id = :source_id AND removed_at IS NULL
ORDER BY shown_at DESC
LIMIT :limit
