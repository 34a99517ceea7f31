UPDATE source_state
SET paused_at = coalesce(paused_at, now()), enabled = false
WHERE id = :id
RETURNING id
