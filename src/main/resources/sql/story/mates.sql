-- planned afresh: a plan made while the tables were small reads them whole when they have grown
SELECT DISTINCT item.sequence, 'revised' AS kind, item.id AS item_id, item.source_id, item.categories,
    array_remove(ARRAY[item.province], NULL) AS provinces, item.visible_from, false AS announced, item.changed AS at
FROM story_member AS own
JOIN story_member AS other ON other.story = own.story AND other.item_id <> own.item_id
JOIN item ON item.id = other.item_id AND item.removed_at IS NULL AND item.visible_from <= :now
WHERE own.item_id = ANY (:ids::text[])
ORDER BY item.sequence
