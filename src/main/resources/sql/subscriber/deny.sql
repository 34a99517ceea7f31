-- Of what is published no more, as no node has found it for an hour; each is told.
WITH ended AS (
    DELETE FROM subscriber
    USING topic
    WHERE topic.id = topic_id AND seen_at < now() - interval '1 hour'
    RETURNING topic_id, topic_url, callback, host
)
INSERT INTO subscriber_request (topic_id, topic_url, callback, host, mode, lease_seconds)
SELECT topic_id, topic_url, callback, host, 'denied', 0 FROM ended
ON CONFLICT (topic_id, callback) DO UPDATE
SET mode = 'denied', nonce = gen_random_uuid(), tries = 0, next_attempt = now()
