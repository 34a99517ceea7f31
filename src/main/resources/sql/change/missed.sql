-- What came to be seen since a number and a time: changes after the number, and those up to it that were held back until
-- after the time. Without a time, that of the number counts.
SELECT sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at
FROM change
WHERE sequence > :sequence AND (visible_from <= :now OR kind = 'removed')
UNION ALL
SELECT sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at
FROM change
WHERE visible_from > at
  AND visible_from > coalesce(:unveiled::timestamptz, (SELECT told.at FROM change AS told WHERE told.sequence = :sequence))
  AND visible_from <= :now
  AND sequence <= :sequence
ORDER BY sequence
LIMIT :limit
