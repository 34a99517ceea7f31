-- What is open stays, however old it is.
DELETE FROM incident
WHERE id IN (
    SELECT id FROM incident
    WHERE resolved_at < now() - :older_ms::bigint * interval '1 millisecond'
    ORDER BY id
    LIMIT :limit
)
