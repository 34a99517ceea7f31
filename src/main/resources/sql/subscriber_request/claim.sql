UPDATE subscriber_request
SET tries = tries + 1, next_attempt = now() + :lease_ms::bigint * interval '1 millisecond'
WHERE nonce IN (
    SELECT nonce FROM subscriber_request
    WHERE next_attempt <= now()
    ORDER BY next_attempt
    LIMIT :slots
    FOR UPDATE SKIP LOCKED
)
RETURNING nonce, topic_url, callback, host, mode, lease_seconds, tries
