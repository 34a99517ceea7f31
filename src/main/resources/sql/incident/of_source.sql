SELECT id, source_id, kind, since, last_seen, evidence, resolved_at, acknowledged_at
FROM incident
WHERE source_id = :source_id
ORDER BY id DESC
LIMIT :limit
