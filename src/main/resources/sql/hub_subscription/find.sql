-- Only what we want: others are gone.
SELECT source_id, topic, secret, digests
FROM hub_subscription
WHERE token = :token AND state IN ('asked', 'active')
