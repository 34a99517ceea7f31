INSERT INTO embed_count (partner, hour, way, shown)
SELECT partner, hour, way, shown
FROM unnest(:partners::text[], :hours::timestamptz[], :ways::text[], :shown::bigint[]) AS counted (partner, hour, way, shown)
ORDER BY partner, hour, way
ON CONFLICT (partner, hour, way) DO UPDATE
SET shown = embed_count.shown + excluded.shown
