SELECT \i item/columns
FROM item
WHERE id = ANY (:ids::text[]) AND removed_at IS NULL AND visible_from <= :now
ORDER BY shown_at DESC, id DESC
