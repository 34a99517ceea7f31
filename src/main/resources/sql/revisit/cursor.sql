-- No row: another node is taking items over.
SELECT sequence
FROM revisit_cursor
FOR UPDATE SKIP LOCKED
