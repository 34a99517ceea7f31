SELECT source_id, label, items, last_seen
FROM label
ORDER BY items DESC, source_id, label
LIMIT :limit
