UPDATE incident
SET resolved_at = now()
WHERE source_id = :source_id AND kind = :kind AND resolved_at IS NULL
