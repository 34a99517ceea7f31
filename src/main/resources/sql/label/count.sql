INSERT INTO label (source_id, label, items, last_seen)
SELECT given.source_id, given.label, given.items, now()
FROM unnest(:source_ids::text[], :labels::text[], :items::bigint[]) AS given (source_id, label, items)
ON CONFLICT (source_id, label) DO UPDATE
SET items = label.items + excluded.items, last_seen = excluded.last_seen
