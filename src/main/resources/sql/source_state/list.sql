SELECT \i source_state/columns
FROM source_state
ORDER BY id
