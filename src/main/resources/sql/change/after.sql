SELECT sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at
FROM change
WHERE sequence > :cursor
ORDER BY sequence
LIMIT :limit
