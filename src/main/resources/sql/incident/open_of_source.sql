SELECT id, source_id, kind, since, last_seen, evidence, resolved_at, acknowledged_at
FROM incident
WHERE source_id = :source_id AND resolved_at IS NULL
ORDER BY id
