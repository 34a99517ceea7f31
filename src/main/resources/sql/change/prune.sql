DELETE FROM change
WHERE sequence IN (SELECT sequence FROM change ORDER BY sequence LIMIT :limit)
  AND at < now() - :older_ms::bigint * interval '1 millisecond'
  AND visible_from < now()
