-- As changes, so that the channels they touch can be found; what nobody ever saw needs no tombstone.
SELECT sequence, 'removed' AS kind, id AS item_id, source_id, categories, array_remove(ARRAY[province], NULL) AS provinces,
    visible_from, true AS announced, removed_at AS at
FROM item
WHERE removed_at > now() - :older_ms::bigint * interval '1 millisecond' AND visible_from <= removed_at
ORDER BY removed_at DESC
LIMIT :limit
