UPDATE revisit
SET misses = 0, missing_since = NULL, puzzles = 0, alive_at = now(), last_check = now(), problem = NULL,
    etag = :etag, last_modified = :last_modified, lease_until = NULL,
    next_check = now() + (0.95 + 0.05 * random()) * :every_ms::bigint * interval '1 millisecond'
WHERE item_id = :item_id AND lease_until = :lease_until
RETURNING item_id
