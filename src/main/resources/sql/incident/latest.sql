SELECT id, source_id, kind, since, last_seen, evidence, resolved_at, acknowledged_at
FROM incident
ORDER BY coalesce(resolved_at, since) DESC, id DESC
LIMIT :limit
