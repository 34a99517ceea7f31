-- Those in trouble first, then those that wait.
SELECT topic.uri, callback, failures, problem, pending_since, next_attempt, failing_since
FROM subscriber JOIN topic ON topic.id = topic_id
WHERE next_attempt IS NOT NULL OR failures > 0
ORDER BY failures DESC, next_attempt, subscriber.id
LIMIT :limit
