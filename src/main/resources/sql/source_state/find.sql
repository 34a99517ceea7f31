SELECT \i source_state/columns
FROM source_state
WHERE id = :id
