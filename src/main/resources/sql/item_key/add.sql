INSERT INTO item_key (key, item_id)
SELECT * FROM unnest(:keys::uuid[], :ids::text[])
ON CONFLICT DO NOTHING
