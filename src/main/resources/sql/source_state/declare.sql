-- A source that is paused stays so. A changed URL makes a source strange again: what was learned of the old one is forgotten, and it is due at once.
INSERT INTO source_state AS known (id, url, host, enabled, due_reason)
SELECT given.id, given.url, given.host, given.enabled, '{"why": "never-polled"}'::jsonb
FROM unnest(:ids::text[], :urls::text[], :hosts::text[], :enabled::boolean[]) AS given (id, url, host, enabled)
ORDER BY given.id
ON CONFLICT (id) DO UPDATE
SET url = excluded.url,
    host = excluded.host,
    enabled = excluded.enabled AND known.paused_at IS NULL,
    found_type = CASE WHEN known.url = excluded.url THEN known.found_type ELSE 'auto' END,
    moved_to = CASE WHEN known.url = excluded.url THEN known.moved_to END,
    moved_by = CASE WHEN known.url = excluded.url THEN known.moved_by END,
    moved_since = CASE WHEN known.url = excluded.url THEN known.moved_since END,
    etag = CASE WHEN known.url = excluded.url THEN known.etag END,
    last_modified = CASE WHEN known.url = excluded.url THEN known.last_modified END,
    digest = CASE WHEN known.url = excluded.url THEN known.digest END,
    day_month_order = CASE WHEN known.url = excluded.url THEN known.day_month_order END,
    learned = CASE WHEN known.url = excluded.url THEN known.learned END,
    learned_at = CASE WHEN known.url = excluded.url THEN known.learned_at END,
    resume = CASE WHEN known.url = excluded.url THEN known.resume END,
    moments = CASE WHEN known.url = excluded.url THEN known.moments ELSE '{}' END,
    ttl_minutes = CASE WHEN known.url = excluded.url THEN known.ttl_minutes END,
    skip_hours = CASE WHEN known.url = excluded.url THEN known.skip_hours ELSE '{}' END,
    skip_days = CASE WHEN known.url = excluded.url THEN known.skip_days ELSE '{}' END,
    health = CASE WHEN known.url = excluded.url THEN known.health END,
    failing_since = CASE WHEN known.url = excluded.url THEN known.failing_since END,
    failures = CASE WHEN known.url = excluded.url THEN known.failures ELSE 0 END,
    first_poll_done = known.first_poll_done AND known.url = excluded.url,
    next_due = CASE WHEN known.url = excluded.url THEN known.next_due ELSE now() END,
    due_reason = CASE WHEN known.url = excluded.url THEN known.due_reason ELSE '{"why": "url-changed"}'::jsonb END
WHERE (known.url, known.host, known.enabled) IS DISTINCT FROM
    (excluded.url, excluded.host, excluded.enabled AND known.paused_at IS NULL)
