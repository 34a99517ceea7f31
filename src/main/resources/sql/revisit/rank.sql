UPDATE revisit
SET rank = CASE WHEN source_id = ANY (:later::text[]) THEN 1 ELSE 0 END
WHERE rank <> CASE WHEN source_id = ANY (:later::text[]) THEN 1 ELSE 0 END
