-- planned afresh: what serves best depends on how common the words are
-- Times are compared and ordered as expressions, or the index by time might be gone through, which reads the words of
-- every item in it.
SELECT id, title, shown_at
FROM item
WHERE search @@ :wanted::text::tsquery
  AND removed_at IS NULL
  AND visible_from <= :now
  AND shown_at + interval '0' >= :from
  AND shown_at + interval '0' < :before
ORDER BY shown_at + interval '0' DESC, id DESC
LIMIT :limit
