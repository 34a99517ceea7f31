-- Prepared once, as it follows every reading of items; so each part is asked for what the one before it found (LATERAL),
-- and no plan of small tables reads them whole when they have grown.
SELECT wanted.id AS of_item, own.story, told.id, told.source_id, told.title, told.link, told.categories, told.province,
    told.visible_from
FROM unnest(:ids::text[]) AS wanted (id)
CROSS JOIN LATERAL (SELECT story FROM story_member WHERE story_member.item_id = wanted.id LIMIT 1) AS own
CROSS JOIN LATERAL (
    SELECT item_id FROM story_member WHERE story_member.story = own.story AND item_id <> wanted.id OFFSET 0) AS other
CROSS JOIN LATERAL (
    SELECT * FROM item
    WHERE item.id = other.item_id AND removed_at IS NULL AND visible_from <= :now
    LIMIT 1) AS told
ORDER BY told.visible_from, told.id
