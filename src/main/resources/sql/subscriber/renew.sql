WITH held AS (
    SELECT subscriber.id
    FROM subscriber JOIN unnest(:ids::bigint[], :claims::bigint[]) AS ours (id, claim) USING (id, claim)
    ORDER BY subscriber.id
    FOR UPDATE OF subscriber
)
UPDATE subscriber
SET next_attempt = now() + :lease_ms::bigint * interval '1 millisecond'
FROM held
WHERE subscriber.id = held.id
