-- What is to be asked of hubs, by one node each. What is asked is pending from here on: a hub may verify before it
-- answers. Every third try in vain goes to the next hub that the source names.
UPDATE hub_subscription
SET pending = CASE WHEN state = 'leaving' THEN 'unsubscribe' ELSE 'subscribe' END,
    state = CASE WHEN state IN ('wanted', 'denied') THEN 'asked' ELSE state END,
    callback = CASE WHEN state = 'leaving' THEN callback ELSE :callback_base || token END,
    hub = CASE
        WHEN state = 'asked' AND tries > 0 AND tries % 3 = 0
            THEN hubs[1 + coalesce(array_position(hubs, hub), 0) % cardinality(hubs)]
        ELSE hub
    END,
    tries = tries + 1,
    next_request = now() + :lease_ms::bigint * interval '1 millisecond'
WHERE token IN (
    SELECT token FROM hub_subscription
    WHERE next_request <= now() AND (state <> 'leaving' OR callback IS NOT NULL)
    ORDER BY next_request
    LIMIT :slots
    FOR UPDATE SKIP LOCKED
)
RETURNING token, source_id, topic, hub, secret, callback, pending, tries
