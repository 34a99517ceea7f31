UPDATE item
SET last_seen = now()
WHERE id = ANY (:ids::text[])
