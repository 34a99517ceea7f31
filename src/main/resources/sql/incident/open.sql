SELECT id, source_id, kind, since, last_seen, evidence, resolved_at, acknowledged_at
FROM incident
WHERE resolved_at IS NULL
ORDER BY since, id
LIMIT :limit
