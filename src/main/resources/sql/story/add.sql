WITH incoming AS MATERIALIZED (
    SELECT *
    FROM unnest(:ids::text[], :source_ids::text[], :stories::text[], :published::timestamptz[], :bands::text[],
        :prints::bytea[])
    AS row (id, source_id, story, published, bands, print)
), members AS (
    INSERT INTO story_member (item_id, story)
    SELECT story, story FROM incoming WHERE story <> id
    UNION
    SELECT id, story FROM incoming WHERE story <> id
    ON CONFLICT DO NOTHING
), prints AS (
    INSERT INTO story_print (item_id, source_id, story, published, seen_at, bands, print)
    SELECT id, source_id, story, published, now(), bands::bigint[], print
    FROM incoming
    RETURNING number, bands
)
INSERT INTO story_band (band, number)
SELECT unnest(bands), number FROM prints
ON CONFLICT DO NOTHING
