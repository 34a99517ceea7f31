-- planned afresh: which index serves best depends on which parts of the selection are empty
SELECT pages AS last,
    (SELECT min(number) FROM archive_page WHERE archive_page.channel = archive.channel) AS first,
    ARRAY(
        SELECT id
        FROM item
        WHERE visible_from <= :now
          AND \i archive/unarchived
          AND \i item/selected
          AND (:words::text IS NULL OR search @@ :words::text::tsquery)
        ORDER BY GREATEST(visible_from, placed_at) DESC, id DESC
        LIMIT :limit) AS waiting
FROM archive
WHERE channel = :channel
