UPDATE topic
SET seen_at = now()
WHERE id = ANY (:ids::bigint[]) AND seen_at < now() - interval '1 minute'
