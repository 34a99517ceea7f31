UPDATE incident
SET resolved_at = now()
WHERE source_id = :source_id AND kind = ANY (:kinds::text[]) AND resolved_at IS NULL
