SELECT id, to_jsonb(item) - '{search,fingerprint,sequence,last_seen,placed_at,removed_at,removed_reason}'::text[] AS line
FROM item
WHERE id > :after AND removed_at IS NULL AND changed >= :since
ORDER BY id
LIMIT :limit
