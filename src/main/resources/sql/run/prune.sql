-- Runs are numbered in order of time, so the oldest are found by number.
DELETE FROM run
WHERE id IN (SELECT id FROM run ORDER BY id LIMIT :limit)
  AND at < now() - :older_ms::bigint * interval '1 millisecond'
