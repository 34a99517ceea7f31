UPDATE revisit
SET misses = misses + 1, missing_since = coalesce(missing_since, now()), puzzles = 0, last_check = now(),
    problem = :problem, lease_until = NULL,
    next_check = now() + :wait_ms::bigint * interval '1 millisecond'
WHERE item_id = :item_id AND lease_until = :lease_until
RETURNING item_id
