-- The newest of a host's pages that are not known to be missing and were not looked at just now.
WITH soon AS (
    UPDATE revisit
    SET next_check = now()
    WHERE item_id IN (
        SELECT item_id
        FROM revisit
        WHERE host = :host AND misses = 0 AND lease_until IS NULL
          AND (last_check IS NULL OR last_check < now() - interval '10 minutes')
        ORDER BY first_seen DESC
        LIMIT :limit::bigint
    )
    RETURNING item_id
)
SELECT count(*) FROM soon
