SELECT id, source_id, title, link, removed_at
FROM item
WHERE id = :name OR link = ANY (:links::text[])
ORDER BY first_seen, id
LIMIT :limit
