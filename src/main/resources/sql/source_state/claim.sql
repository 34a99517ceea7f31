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
    SELECT id FROM placed WHERE place <= :per_host::bigint ORDER BY next_due, id LIMIT :slots::bigint
)
UPDATE source_state
SET lease_owner = :node::text,
    lease_until = statement_timestamp() + :lease_ms::bigint * interval '1 millisecond',
    lease_token = lease_token + 1
FROM chosen
WHERE source_state.id = chosen.id
RETURNING source_state.id, url, enabled, found_type, moved_to, moved_by, moved_since, etag, last_modified, digest,
    day_month_order, failures, outcome, problem, last_run, last_success, last_full, last_new, first_poll_done,
    next_due, due_reason, learned,
    learned_at, resume, moments, ttl_minutes, skip_hours, skip_days, health,
    health_since, health_evidence, health_advice, health_judged, failing_since, lease_owner, lease_until, lease_token
