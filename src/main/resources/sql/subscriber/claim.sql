-- What is due, the longest waiting first, each for one node. Those that fail or are slow are claimed apart from the
-- others, and no host gets more than its share: what is left for that reason comes with a later claim, in which the host
-- is busy.
WITH due AS (
    SELECT id, host, next_attempt
    FROM subscriber
    WHERE next_attempt <= now()
      AND lease_until > now()
      AND (failures > 0 OR slow) = :troubled
      AND host <> ALL (:busy::text[])
    ORDER BY next_attempt
    LIMIT :slots
    FOR UPDATE SKIP LOCKED
), placed AS (
    SELECT id, row_number() OVER (PARTITION BY host ORDER BY next_attempt, id) AS place FROM due
)
UPDATE subscriber
SET claim = claim + 1, next_attempt = now() + :lease_ms::bigint * interval '1 millisecond'
FROM placed
WHERE subscriber.id = placed.id AND place <= :per_host
RETURNING subscriber.id, claim, topic_id, callback, host, secret, wanted, failures, read_before,
    coalesce(extract(epoch FROM now() - failing_since) * 1000, 0)::bigint AS failing_ms,
    coalesce(pending_since, now()) AS since
