-- enabled: what the configuration says of it.
UPDATE source_state
SET paused_at = NULL, enabled = :enabled, next_due = now(), due_reason = '{"why": "asked"}'::jsonb
WHERE id = :id AND paused_at IS NOT NULL
RETURNING id
