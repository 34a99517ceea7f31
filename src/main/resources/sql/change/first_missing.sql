SELECT (extract(epoch FROM clock_timestamp() - at) * 1000)::bigint AS age_ms
FROM change
WHERE sequence > :sequence
ORDER BY sequence
LIMIT 1
