-- The newest request of a callback for a topic is the one that counts.
INSERT INTO subscriber_request (topic_id, topic_url, callback, host, mode, secret, lease_seconds)
VALUES (:topic_id, :topic_url, :callback, :host, :mode, :secret::text, :lease_seconds)
ON CONFLICT (topic_id, callback) DO UPDATE
SET nonce = gen_random_uuid(), topic_url = excluded.topic_url, mode = excluded.mode, secret = excluded.secret,
    lease_seconds = excluded.lease_seconds, tries = 0, next_attempt = now()
