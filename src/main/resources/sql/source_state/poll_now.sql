UPDATE source_state
SET next_due = now(), due_reason = '{"why": "asked"}'::jsonb
WHERE id = :id AND enabled
RETURNING id
