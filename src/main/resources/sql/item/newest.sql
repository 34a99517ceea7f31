-- planned afresh: which index serves best depends on which parts of the selection are empty
SELECT \i item/columns
FROM item
WHERE removed_at IS NULL
  AND visible_from <= :now
  AND \i item/selected
ORDER BY shown_at DESC, id DESC
LIMIT :limit
