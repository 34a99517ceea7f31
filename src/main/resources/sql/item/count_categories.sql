SELECT unnest(categories) AS name, count(*) AS items
FROM item
WHERE removed_at IS NULL AND visible_from <= :now
GROUP BY 1
ORDER BY 1
