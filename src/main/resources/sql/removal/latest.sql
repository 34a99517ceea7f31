SELECT item_id, source_id, title, link, reason, evidence, removed_at, restored_at
FROM removal
ORDER BY removed_at DESC, id DESC
LIMIT :limit
