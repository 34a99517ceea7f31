DELETE FROM story_print
WHERE item_id IN (
    SELECT item_id
    FROM story_print
    WHERE seen_at < now() - :older_ms::bigint * interval '1 millisecond'
    ORDER BY seen_at
    LIMIT :limit)
