-- An item is still listed when the newest reading of its source saw it (last_seen is written once a day), or when its
-- article's URL is. Sources that are no longer polled list nothing.
WITH gone AS (
    SELECT item.id, item.source_id, item.keys, item.categories, item.province
    FROM item LEFT JOIN source_state ON source_state.id = item.source_id AND source_state.enabled
    WHERE item.last_seen < now() - :older_ms::bigint * interval '1 millisecond'
      AND item.last_seen < coalesce(source_state.last_read, now()) - interval '2 days'
      AND NOT EXISTS (
          SELECT FROM listed_article
          WHERE listed_article.item_id = item.id
            AND listed_article.last_listed >= now() - :older_ms::bigint * interval '1 millisecond')
    ORDER BY item.last_seen
    LIMIT :limit
    FOR UPDATE OF item SKIP LOCKED
), keys AS (
    DELETE FROM item_key
    USING gone, unnest(gone.keys) AS name
    WHERE item_key.key = key_of(gone.source_id, name) AND item_key.item_id = gone.id
), revisions AS (
    DELETE FROM item_revision USING gone WHERE item_revision.item_id = gone.id
), members AS (
    DELETE FROM story_member USING gone WHERE story_member.item_id = gone.id
), items AS (
    DELETE FROM item USING gone WHERE item.id = gone.id
)
INSERT INTO change (sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at)
SELECT nextval('change_sequence'), 'removed', id, source_id, categories, array_remove(ARRAY[province], NULL), now(),
    false, now()
FROM gone
RETURNING sequence
