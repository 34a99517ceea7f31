DELETE FROM validator
WHERE noted_at < now() - :older_ms::bigint * interval '1 millisecond'
