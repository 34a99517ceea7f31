SELECT id
FROM item
WHERE id = ANY (:ids::text[]) AND search @@ :words::text::tsquery
