-- What is open stays, however old it is.
DELETE FROM complaint
WHERE id IN (
    SELECT id FROM complaint
    WHERE closed_at < now() - :older_ms::bigint * interval '1 millisecond'
    ORDER BY closed_at
    LIMIT :limit
)
