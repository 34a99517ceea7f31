-- No row: the lease went to somebody else.
WITH state AS (
    UPDATE source_state
    SET found_type = :found_type,
        moved_since = CASE
            WHEN :moved_to::text IS NULL THEN NULL
            WHEN moved_to = :moved_to::text THEN moved_since
            ELSE now()
        END,
        moved_to = :moved_to::text,
        etag = :etag,
        last_modified = :last_modified,
        digest = :digest,
        day_month_order = :day_month_order,
        learned_at = CASE WHEN learned IS NOT DISTINCT FROM :learned::text::jsonb THEN learned_at ELSE now() END,
        learned = :learned::text::jsonb,
        resume = :resume::text,
        moments = :moments::integer[],
        ttl_minutes = :ttl_minutes::integer,
        skip_hours = :skip_hours::integer[],
        skip_days = :skip_days::text[],
        failures = CASE WHEN :success::boolean THEN 0 WHEN :outcome::text = 'forbidden' THEN failures ELSE failures + 1 END,
        outcome = :outcome::text,
        problem = :problem::text,
        last_run = now(),
        last_success = CASE WHEN :success::boolean THEN now() ELSE last_success END,
        last_full = CASE WHEN :full::boolean AND :success::boolean THEN now() ELSE last_full END,
        last_read = CASE WHEN :outcome::text = 'read' THEN now() ELSE last_read END,
        last_new = CASE WHEN :added::integer > 0 THEN now() ELSE last_new END,
        first_poll_done = first_poll_done OR :outcome::text = 'read',
        next_due = now() + :due_in_ms::bigint * interval '1 millisecond',
        due_reason = :due_reason,
        lease_owner = NULL,
        lease_until = NULL
    WHERE id = :id AND lease_owner = :node::text AND lease_token = :token
    RETURNING id
)
INSERT INTO run (source_id, node, at, took, outcome, problem, bytes, added, revised, unchanged, duplicate)
SELECT id, :node::text, now(), :took_ms::bigint * interval '1 millisecond', :outcome::text, :problem::text, :bytes,
    :added::integer, :revised, :unchanged, :duplicate
FROM state
RETURNING id
