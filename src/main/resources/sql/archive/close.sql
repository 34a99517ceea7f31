-- planned afresh: which index serves best depends on which parts of the selection are empty
-- A page is closed when it is full. Where a channel was gone through anew, the last page may be short, so that nothing
-- is gone through twice.
WITH waiting AS MATERIALIZED (
    SELECT id, GREATEST(visible_from, placed_at) AS appeared
    FROM item
    WHERE GREATEST(visible_from, placed_at) <= now() - :settled_ms::bigint * interval '1 millisecond'
      AND \i archive/unarchived
      AND \i item/selected
      AND (:words::text IS NULL OR search @@ :words::text::tsquery)
    ORDER BY GREATEST(visible_from, placed_at), id
    LIMIT :size
), found AS (
    SELECT count(*) AS items, array_agg(id ORDER BY appeared, id) AS ids, max(appeared) AS up_to
    FROM waiting
), page AS (
    INSERT INTO archive_page (channel, number, item_ids, closed_at)
    SELECT archive.channel, archive.pages + 1, found.ids, now()
    FROM archive, found
    WHERE archive.channel = :channel AND (found.items = :size OR found.items > 0 AND NOT archive.swept)
    RETURNING number
)
UPDATE archive
SET pages = coalesce((SELECT number FROM page), pages),
    up_to = CASE WHEN found.items = :size THEN found.up_to ELSE now() - :settled_ms::bigint * interval '1 millisecond' END,
    up_to_id = CASE WHEN found.items = :size THEN found.ids[cardinality(found.ids)] ELSE '' END,
    swept = swept OR found.items < :size
FROM found
WHERE channel = :channel AND (found.items = :size OR NOT swept)
RETURNING found.items = :size AS full_page
