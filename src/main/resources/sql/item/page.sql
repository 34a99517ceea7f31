-- planned afresh: which index serves best depends on which parts of the selection are empty
SELECT \i item/columns
FROM item
WHERE removed_at IS NULL
  AND visible_from <= :now
  AND shown_at >= :from AND shown_at < :to
  AND (shown_at, id) < (:before_at, :before_id)
  AND NOT categories && :excluded::text[]
  AND \i item/selected
  AND (:words::text IS NULL OR search @@ :words::text::tsquery)
ORDER BY shown_at DESC, id DESC
LIMIT :limit
