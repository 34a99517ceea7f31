SELECT id, health, last_new
FROM source_state
WHERE enabled
ORDER BY id
