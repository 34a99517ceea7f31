WITH removed AS (
    UPDATE item
    SET removed_at = now(), removed_reason = :reason::text, sequence = nextval('change_sequence')
    WHERE id = :id AND removed_at IS NULL
    RETURNING id, source_id, title, link, categories, province, visible_from, sequence
), audit AS (
    INSERT INTO removal (item_id, source_id, title, link, reason, evidence, removed_at)
    SELECT id, source_id, title, link, :reason::text, :evidence::text, now()
    FROM removed
)
INSERT INTO change (sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at)
SELECT sequence, 'removed', id, source_id, categories, array_remove(ARRAY[province], NULL), visible_from, true, now()
FROM removed
RETURNING sequence
