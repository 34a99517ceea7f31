DELETE FROM hub_subscription
WHERE token = :token AND topic = :topic AND pending = 'unsubscribe'
RETURNING source_id, hub
