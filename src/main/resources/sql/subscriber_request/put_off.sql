UPDATE subscriber_request
SET next_attempt = now() + :wait_ms::bigint * interval '1 millisecond'
WHERE nonce = :nonce
