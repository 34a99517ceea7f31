-- The last row tells how far this went; rows without an item are not to be looked at again.
WITH changed AS (
    SELECT sequence, item_id
    FROM change
    WHERE sequence > :cursor::bigint
    ORDER BY sequence
    LIMIT :limit::bigint
)
SELECT changed.sequence, item.id, item.source_id, item.link, item.first_seen
FROM changed LEFT JOIN item ON item.id = changed.item_id
    AND item.link ~ '^https?://'
    AND item.removed_reason IS DISTINCT FROM 'takedown'
    AND item.first_seen > now() - :kept_ms::bigint * interval '1 millisecond'
ORDER BY changed.sequence
