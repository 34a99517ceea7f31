SELECT id, url, enabled, found_type, moved_to, moved_by, moved_since, etag, last_modified, digest, day_month_order, failures,
    outcome, problem, last_run, last_success, last_full, last_new, first_poll_done, next_due, due_reason, learned,
    learned_at, resume, moments, ttl_minutes, skip_hours, skip_days, health,
    health_since, health_evidence, health_advice, health_judged, failing_since
FROM source_state
ORDER BY id
