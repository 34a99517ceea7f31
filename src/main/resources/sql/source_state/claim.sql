-- now() is the transaction's start, before it waited for its turn; statement_timestamp() is after. A host is busy while
-- one of its sources is leased, and for a gap after one was handed back.
WITH busy AS (
    SELECT host, count(*) AS taken
    FROM source_state
    WHERE lease_until > statement_timestamp() - :gap_ms::bigint * interval '1 millisecond'
    GROUP BY host
), due AS (
    SELECT id, host, next_due
    FROM source_state
    WHERE enabled
      AND next_due <= statement_timestamp()
      AND (lease_owner IS NULL OR lease_until <= statement_timestamp())
      AND host NOT IN (SELECT busy.host FROM busy WHERE busy.taken >= :per_host::bigint) -- hashed, unlike NOT EXISTS
    ORDER BY next_due
    LIMIT :slots::bigint * 8
    FOR UPDATE SKIP LOCKED
), placed AS (
    SELECT due.id, due.next_due,
        coalesce(busy.taken, 0) + row_number() OVER (PARTITION BY due.host ORDER BY due.next_due, due.id) AS place
    FROM due LEFT JOIN busy USING (host)
), chosen AS (
    SELECT id AS chosen_id FROM placed WHERE place <= :per_host::bigint ORDER BY next_due, id LIMIT :slots::bigint
)
UPDATE source_state
SET lease_owner = :node::text,
    lease_until = statement_timestamp() + :lease_ms::bigint * interval '1 millisecond',
    lease_token = lease_token + 1
FROM chosen
WHERE id = chosen_id
RETURNING \i source_state/columns, lease_owner, lease_until, lease_token
