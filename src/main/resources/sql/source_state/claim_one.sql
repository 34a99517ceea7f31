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
RETURNING \i source_state/columns, lease_owner, lease_until, lease_token
