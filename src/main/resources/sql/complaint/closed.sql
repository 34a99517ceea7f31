SELECT \i complaint/columns
FROM complaint
WHERE closed_at IS NOT NULL
ORDER BY closed_at DESC, id DESC
LIMIT :limit
