INSERT INTO hub_subscription (token, source_id, topic, hubs, hub, secret, state, next_request)
VALUES (:token, :source_id, :topic::text, :hubs::text[], (:hubs::text[])[1], :secret, 'wanted', now())
ON CONFLICT (source_id) WHERE state <> 'leaving' DO UPDATE
SET hubs = excluded.hubs
