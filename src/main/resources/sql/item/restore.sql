-- What was taken down by hand stays so when its page comes back.
WITH restored AS (
    UPDATE item
    SET removed_at = NULL, removed_reason = NULL, last_seen = now(), placed_at = now(),
        sequence = nextval('change_sequence')
    WHERE id = :id AND removed_reason = :reason::text
    RETURNING id, source_id, categories, province, visible_from, sequence
), audit AS (
    UPDATE removal SET restored_at = now()
    FROM restored
    WHERE removal.item_id = restored.id AND restored_at IS NULL
)
INSERT INTO change (sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at)
SELECT sequence, 'revised', id, source_id, categories, array_remove(ARRAY[province], NULL), visible_from, false, now()
FROM restored
RETURNING sequence
