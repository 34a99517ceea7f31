-- planned afresh: a plan made while the tables were small reads them whole when they have grown
SELECT item_id, source_id, story, published, bands, print
FROM story_print
WHERE bands && :bands::bigint[] AND seen_at > now() - :older_ms::bigint * interval '1 millisecond'
ORDER BY seen_at DESC, item_id
LIMIT :limit
