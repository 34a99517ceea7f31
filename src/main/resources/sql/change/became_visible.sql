SELECT sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at
FROM change
WHERE visible_from > at AND visible_from > :after AND visible_from <= :until
ORDER BY visible_from, sequence
LIMIT :limit
