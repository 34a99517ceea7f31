UPDATE complaint
SET closed_at = now(), outcome = :outcome, answer = :answer
WHERE receipt = :receipt AND closed_at IS NULL
RETURNING \i complaint/columns
