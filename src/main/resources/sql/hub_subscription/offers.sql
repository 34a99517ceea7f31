SELECT source_id, topic, hubs,
    state = 'active' AND lease_until > now() AND news > 0 AND silent_polls < :most_silent AS delivers
FROM hub_subscription
WHERE state <> 'leaving'
