UPDATE incident
SET resolved_at = now()
WHERE id = :id AND resolved_at IS NULL
RETURNING id
