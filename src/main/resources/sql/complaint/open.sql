SELECT \i complaint/columns
FROM complaint
WHERE closed_at IS NULL
ORDER BY due_at, id
LIMIT :limit
