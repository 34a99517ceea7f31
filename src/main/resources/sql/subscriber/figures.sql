SELECT (SELECT count(*) FROM subscriber) AS subscribers,
    (SELECT count(DISTINCT topic_id) FROM subscriber) AS topics,
    (SELECT count(*) FROM subscriber WHERE failures > 0) AS failing,
    (SELECT count(*) FROM subscriber WHERE next_attempt IS NOT NULL AND failures = 0) AS waiting,
    (SELECT count(*) FROM subscriber_request) AS unverified,
    coalesce(sum(delivered), 0)::bigint AS delivered,
    coalesce(sum(failed), 0)::bigint AS failed,
    coalesce(sum(delay_ms) / nullif(sum(prompt), 0), 0)::bigint AS mean_ms,
    coalesce(max(longest_ms), 0)::bigint AS longest_ms
FROM subscriber_hour
WHERE hour > now() - interval '24 hours'
