SELECT source_id, node, at, (extract(epoch FROM took) * 1000)::bigint AS took_ms, outcome, problem, bytes, added,
    revised, unchanged, duplicate
FROM run
WHERE source_id = :source_id
ORDER BY id DESC
LIMIT :limit
