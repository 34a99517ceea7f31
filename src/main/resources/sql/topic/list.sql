SELECT id, uri, tag, edition, clock_timestamp() AS at
FROM topic
