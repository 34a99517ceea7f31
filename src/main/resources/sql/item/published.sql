SELECT \i item/columns, removed_at IS NOT NULL AS removed
FROM item
WHERE id = :id AND visible_from <= :now
