-- as the index item_appeared has it
SELECT GREATEST(visible_from, placed_at) AS at
FROM item
WHERE removed_at IS NULL AND GREATEST(visible_from, placed_at) <= now()
ORDER BY GREATEST(visible_from, placed_at) DESC
LIMIT 1
