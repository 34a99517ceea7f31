-- The server is reached elsewhere now: hubs are told.
UPDATE hub_subscription
SET next_request = now(), tries = 0
WHERE state IN ('asked', 'active') AND callback <> :callback_base || token
