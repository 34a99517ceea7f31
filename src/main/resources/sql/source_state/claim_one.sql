-- One source, whether due or not; none when somebody has it. Nothing is asked of its host, so hosts do not count.
UPDATE source_state
SET lease_owner = :node::text,
    lease_until = now() + :lease_ms::bigint * interval '1 millisecond',
    lease_token = lease_token + 1
WHERE id IN (
    SELECT id FROM source_state
    WHERE id = :id AND enabled AND (lease_owner IS NULL OR lease_until <= now())
    FOR UPDATE SKIP LOCKED
)
RETURNING id, url, enabled, found_type, moved_to, moved_by, moved_since, etag, last_modified, digest,
    day_month_order, failures, outcome, problem, last_run, last_success, last_full, last_new, first_poll_done,
    next_due, due_reason, learned,
    learned_at, resume, moments, ttl_minutes, skip_hours, skip_days, health,
    health_since, health_evidence, health_advice, health_judged, failing_since, lease_owner, lease_until, lease_token
