UPDATE source_state
SET enabled = false
WHERE enabled
  AND NOT EXISTS (SELECT FROM unnest(:ids::text[]) AS given (id) WHERE given.id = source_state.id)
