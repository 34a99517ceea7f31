WITH given AS (
    SELECT * FROM unnest(:keys::uuid[], :names::text[], :ids::text[]) AS row (key, name, id)
), learned AS (
    INSERT INTO item_key (key, item_id)
    SELECT key, id FROM given
    ON CONFLICT DO NOTHING
    RETURNING key
)
UPDATE item
SET keys = item.keys || names.names
FROM (SELECT given.id, array_agg(given.name) AS names FROM given JOIN learned USING (key) GROUP BY given.id) AS names
WHERE item.id = names.id
