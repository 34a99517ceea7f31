-- A hub that verified before it answered has set the next request itself.
UPDATE hub_subscription
SET problem = :problem::text, next_request = now() + :wait_ms::bigint * interval '1 millisecond'
WHERE token = :token AND pending IS NOT NULL
