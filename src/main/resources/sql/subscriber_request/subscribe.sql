-- One that is renewed goes on where it was; what has failed before is forgiven.
WITH request AS (
    DELETE FROM subscriber_request WHERE nonce = :nonce AND mode = 'subscribe' RETURNING *
)
INSERT INTO subscriber (topic_id, topic_url, callback, host, secret, lease_until, wanted)
SELECT topic_id, topic_url, callback, host, secret, now() + lease_seconds * interval '1 second', edition
FROM request JOIN topic ON topic.id = topic_id
ON CONFLICT (topic_id, callback) DO UPDATE
SET topic_url = excluded.topic_url, secret = excluded.secret, lease_until = excluded.lease_until, failures = 0,
    failing_since = NULL, slow = false,
    next_attempt = CASE WHEN subscriber.failures > 0 THEN now() ELSE subscriber.next_attempt END
RETURNING topic_id
