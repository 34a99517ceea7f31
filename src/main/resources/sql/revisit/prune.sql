DELETE FROM revisit
WHERE item_id IN (
    SELECT item_id FROM revisit
    WHERE first_seen < now() - :kept_ms::bigint * interval '1 millisecond'
    ORDER BY first_seen
    LIMIT :limit
)
