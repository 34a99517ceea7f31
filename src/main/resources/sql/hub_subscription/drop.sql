-- What no hub was told of, what has ended by itself, and what a hub does not let go of.
DELETE FROM hub_subscription
WHERE state = 'leaving' AND (callback IS NULL OR lease_until <= now() OR (tries >= 5 AND next_request <= now()))
