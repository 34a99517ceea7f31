-- Also once more within some minutes, for a hub that has not seen our answer.
UPDATE hub_subscription
SET state = 'active',
    pending = NULL,
    tries = 0,
    problem = NULL,
    active_since = CASE WHEN state = 'active' AND lease_until > now() THEN active_since ELSE now() END,
    verified_at = now(),
    lease_until = now() + :lease_ms::bigint * interval '1 millisecond',
    next_request = now() + :renew_ms::bigint * interval '1 millisecond'
WHERE token = :token
  AND topic = :topic
  AND (pending = 'subscribe' OR (state = 'active' AND verified_at > now() - interval '10 minutes'))
RETURNING source_id, hub
