SELECT \i item/columns
FROM item
WHERE id = :id AND removed_at IS NULL
