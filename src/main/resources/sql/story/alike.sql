-- planned afresh: a plan made while the tables were small reads them whole when they have grown
-- Each part is asked for what the one before it found (LATERAL … LIMIT): joined as it likes, PostgreSQL reads the tables
-- whole. A band that very many items have tells nothing; its newest ones are enough.
SELECT told.item_id, told.source_id, told.story, told.published, told.bands, told.print
FROM (
    SELECT DISTINCT found.number
    FROM unnest(:bands::bigint[]) AS wanted (band)
    CROSS JOIN LATERAL (
        SELECT number FROM story_band WHERE story_band.band = wanted.band ORDER BY number DESC LIMIT 16) AS found
    ORDER BY found.number DESC
    LIMIT :limit
) AS near
CROSS JOIN LATERAL (SELECT * FROM story_print WHERE story_print.number = near.number LIMIT 1) AS told
WHERE told.seen_at > now() - :older_ms::bigint * interval '1 millisecond'
ORDER BY near.number DESC
