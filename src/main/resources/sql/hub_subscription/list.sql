SELECT source_id, CASE WHEN state = 'active' AND lease_until <= now() THEN 'expired' ELSE state END AS state, hub, topic,
    lease_until, last_push, pushes, news, silent_polls, problem
FROM hub_subscription
WHERE state <> 'leaving'
ORDER BY source_id
