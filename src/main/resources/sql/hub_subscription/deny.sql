UPDATE hub_subscription
SET state = 'denied', pending = NULL, tries = 0, lease_until = NULL, problem = :problem,
    next_request = now() + :wait_ms::bigint * interval '1 millisecond'
WHERE token = :token AND topic = :topic AND state <> 'leaving'
RETURNING source_id, hub
