SELECT health AS state, count(*) AS sources
FROM source_state
WHERE enabled AND health IS NOT NULL
GROUP BY health
