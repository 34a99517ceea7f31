SELECT health AS state, count(*) AS sources, max(last_success) AS last_poll
FROM source_state
WHERE enabled
GROUP BY health
