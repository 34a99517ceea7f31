UPDATE incident
SET acknowledged_at = now()
WHERE id = :id AND resolved_at IS NULL AND acknowledged_at IS NULL
RETURNING id
