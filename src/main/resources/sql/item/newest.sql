-- planned afresh: which index serves best depends on which parts of the selection are empty
SELECT \i item/columns
FROM item
WHERE removed_at IS NULL
  AND visible_from <= :now
  AND (cardinality(:categories::text[]) = 0 OR categories && :categories::text[])
  AND (cardinality(:provinces::text[]) = 0 OR province = ANY (:provinces::text[]))
  AND (cardinality(:sources::text[]) = 0 OR source_id = ANY (:sources::text[]))
  AND (:words::text IS NULL OR search @@ :words::text::tsquery)
ORDER BY shown_at DESC, id DESC
LIMIT :limit
