-- An edition that came meanwhile is due at once.
WITH ours AS (
    SELECT *
    FROM unnest(:ids::bigint[], :claims::bigint[], :editions::bigint[], :read::timestamptz[], :slow::boolean[])
        AS ours (id, claim, edition, read_before, slow)
), held AS (
    SELECT ours.*
    FROM subscriber JOIN ours USING (id, claim)
    ORDER BY subscriber.id
    FOR UPDATE OF subscriber
)
UPDATE subscriber
SET claim = subscriber.claim + 1,
    read_before = held.read_before,
    slow = held.slow,
    failures = 0,
    failing_since = NULL,
    problem = NULL,
    next_attempt = CASE WHEN wanted > held.edition THEN now() END,
    pending_since = CASE WHEN wanted > held.edition THEN now() END
FROM held
WHERE subscriber.id = held.id AND subscriber.claim = held.claim
