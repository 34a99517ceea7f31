-- What is due, the longest waiting first, each for one node. Those that fail or are slow are claimed apart from the
-- others, and no host gets more than its share.
WITH due AS (
    SELECT id, host, next_attempt
    FROM subscriber
    WHERE next_attempt <= now()
      AND lease_until > now()
      AND (failures > 0 OR slow) = :troubled
      AND host <> ALL (:busy::text[])
    ORDER BY next_attempt
    LIMIT :slots::bigint * 4
    FOR UPDATE SKIP LOCKED
), placed AS (
    SELECT id, next_attempt, row_number() OVER (PARTITION BY host ORDER BY next_attempt, id) AS place FROM due
), chosen AS (
    SELECT id FROM placed WHERE place <= :per_host ORDER BY next_attempt, id LIMIT :slots
)
UPDATE subscriber
SET claim = claim + 1, next_attempt = now() + :lease_ms::bigint * interval '1 millisecond'
FROM chosen
WHERE subscriber.id = chosen.id
RETURNING subscriber.id, claim, topic_id, callback, host, secret, wanted, failures, read_before,
    coalesce(pending_since, now()) AS since
