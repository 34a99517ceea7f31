-- Ends of runs. No row for one: its lease went to somebody else. Where nothing was learned nobody waits for the disk:
-- losing such an end to a crash of the database only means to poll again.
WITH given AS (
    SELECT *
    FROM unnest(:ids::text[], :nodes::text[], :tokens::bigint[], :keeps::boolean[], :found_types::text[],
        :moved_to::text[], :moved_by::text[], :etags::text[], :last_modified::text[], :digests::text[], :day_month_orders::text[],
        :learned::text[], :resumes::text[], :moments::text[], :ttl_minutes::integer[], :skip_hours::text[],
        :skip_days::text[], :successes::boolean[], :outcomes::text[], :problems::text[], :full::boolean[],
        :due_in_ms::bigint[], :due_reasons::text[], :took_ms::bigint[], :bytes::bigint[], :added::integer[],
        :revised::integer[], :unchanged::integer[], :duplicate::integer[]) WITH ORDINALITY
    AS row (id, node, token, keeps, found_type, moved_to, moved_by, etag, last_modified, digest, day_month_order, learned, resume,
        moments, ttl_minutes, skip_hours, skip_days, success, outcome, problem, "full", due_in_ms, due_reason, took_ms,
        bytes, added, revised, unchanged, duplicate, place)
), state AS (
    UPDATE source_state AS known
    SET found_type = CASE WHEN keeps THEN known.found_type ELSE given.found_type END,
        moved_since = CASE
            WHEN keeps THEN moved_since
            WHEN given.moved_to IS NULL THEN NULL
            WHEN known.moved_to = given.moved_to AND known.moved_by = given.moved_by THEN moved_since
            ELSE now()
        END,
        moved_by = CASE WHEN keeps THEN known.moved_by ELSE given.moved_by END,
        moved_to = CASE WHEN keeps THEN known.moved_to ELSE given.moved_to END,
        etag = CASE WHEN keeps THEN known.etag ELSE given.etag END,
        last_modified = CASE WHEN keeps THEN known.last_modified ELSE given.last_modified END,
        digest = CASE WHEN keeps THEN known.digest ELSE given.digest END,
        day_month_order = CASE WHEN keeps THEN known.day_month_order ELSE given.day_month_order END,
        learned_at = CASE
            WHEN keeps OR known.learned IS NOT DISTINCT FROM given.learned::jsonb THEN learned_at
            ELSE now()
        END,
        learned = CASE WHEN keeps THEN known.learned ELSE given.learned::jsonb END,
        resume = CASE WHEN keeps THEN known.resume ELSE given.resume END,
        moments = CASE WHEN keeps THEN known.moments ELSE given.moments::integer[] END,
        ttl_minutes = CASE WHEN keeps THEN known.ttl_minutes ELSE given.ttl_minutes END,
        skip_hours = CASE WHEN keeps THEN known.skip_hours ELSE given.skip_hours::integer[] END,
        skip_days = CASE WHEN keeps THEN known.skip_days ELSE given.skip_days::text[] END,
        failures = CASE
            WHEN success THEN 0
            WHEN given.outcome = 'forbidden' THEN failures
            ELSE failures + 1
        END,
        outcome = given.outcome,
        problem = given.problem,
        last_run = now(),
        last_success = CASE WHEN success THEN now() ELSE last_success END,
        last_full = CASE WHEN "full" AND success THEN now() ELSE last_full END,
        last_read = CASE WHEN given.outcome = 'read' THEN now() ELSE last_read END,
        last_new = CASE WHEN given.added > 0 THEN now() ELSE last_new END,
        first_poll_done = first_poll_done OR given.outcome = 'read',
        next_due = now() + due_in_ms * interval '1 millisecond',
        due_reason = given.due_reason::jsonb,
        lease_owner = NULL,
        lease_until = statement_timestamp()
    FROM given
    WHERE known.id = given.id AND lease_owner = node AND lease_token = token
    RETURNING given.*
), logged AS (
    INSERT INTO run (source_id, node, at, took, outcome, problem, bytes, added, revised, unchanged, duplicate)
    SELECT id, node, now(), took_ms * interval '1 millisecond', outcome, problem, bytes, added, revised, unchanged,
        duplicate
    FROM state
)
SELECT place::integer AS place,
    CASE WHEN :volatile::boolean THEN set_config('synchronous_commit', 'off', true) END AS quick
FROM state
