SELECT count(*) AS open, count(*) FILTER (WHERE due_at < now()) AS overdue, min(due_at) AS next_due
FROM complaint
WHERE closed_at IS NULL
