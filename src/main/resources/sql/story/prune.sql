WITH old AS (
    SELECT number, bands
    FROM story_print
    WHERE seen_at < now() - :older_ms::bigint * interval '1 millisecond'
    ORDER BY seen_at
    LIMIT :limit
), their_bands AS (
    DELETE FROM story_band
    USING old, unnest(old.bands) AS its (band)
    WHERE story_band.band = its.band AND story_band.number = old.number
)
DELETE FROM story_print
USING old
WHERE story_print.number = old.number
