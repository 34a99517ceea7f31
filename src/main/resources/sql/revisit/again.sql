-- Items that had vanished and that their source shows again.
WITH soon AS (
    UPDATE revisit
    SET next_check = least(next_check, greatest(now(), coalesce(last_check, now()) + interval '30 minutes'))
    WHERE item_id = ANY (:item_ids::text[])
    RETURNING host, next_check
)
UPDATE revisit_host
SET next_at = least(next_at, first.at)
FROM (SELECT host, min(next_check) AS at FROM soon GROUP BY host) AS first
WHERE revisit_host.host = first.host
