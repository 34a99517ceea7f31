WITH request AS (
    DELETE FROM subscriber_request WHERE nonce = :nonce AND mode = 'unsubscribe' RETURNING topic_id, callback
)
DELETE FROM subscriber
USING request
WHERE subscriber.topic_id = request.topic_id AND subscriber.callback = request.callback
RETURNING subscriber.topic_id
