INSERT INTO label (source_id, label, items, last_seen)
SELECT :source_id::text, given.label, given.items, now()
FROM unnest(:labels::text[], :items::bigint[]) AS given (label, items)
ON CONFLICT (source_id, label) DO UPDATE
SET items = label.items + excluded.items, last_seen = excluded.last_seen
