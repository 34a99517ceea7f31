WITH ours AS (
    SELECT * FROM unnest(:ids::bigint[], :claims::bigint[], :waits::bigint[], :problems::text[])
        AS ours (id, claim, wait_ms, problem)
), held AS (
    SELECT ours.*
    FROM subscriber JOIN ours USING (id, claim)
    ORDER BY subscriber.id
    FOR UPDATE OF subscriber
)
UPDATE subscriber
SET claim = subscriber.claim + 1,
    failures = failures + 1,
    failing_since = coalesce(failing_since, now()),
    problem = held.problem,
    next_attempt = now() + held.wait_ms * interval '1 millisecond'
FROM held
WHERE subscriber.id = held.id AND subscriber.claim = held.claim
