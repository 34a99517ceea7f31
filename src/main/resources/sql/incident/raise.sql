INSERT INTO incident (source_id, kind, since, last_seen, evidence)
VALUES (:source_id, :kind, now(), now(), :evidence)
ON CONFLICT (source_id, kind) WHERE resolved_at IS NULL DO UPDATE
SET last_seen = now(), evidence = excluded.evidence
RETURNING id, source_id, kind, since, last_seen, evidence, resolved_at, acknowledged_at, xmax = 0 AS fresh
