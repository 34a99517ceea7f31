-- What nobody subscribes to; asked for again, it is there again.
DELETE FROM topic
WHERE seen_at < now() - interval '1 hour'
  AND NOT EXISTS (SELECT FROM subscriber WHERE topic_id = topic.id)
  AND NOT EXISTS (SELECT FROM subscriber_request WHERE topic_id = topic.id)
