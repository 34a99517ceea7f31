-- First looks are spread over the whole interval, so that hosts have the same to do at all times; an item that has got
-- another address is looked at soon.
WITH taken AS (
    INSERT INTO revisit (item_id, source_id, url, host, rank, first_seen, next_check)
    SELECT given.*, now() + (0.05 + 0.95 * random()) * :every_ms::bigint * interval '1 millisecond'
    FROM unnest(:item_ids::text[], :source_ids::text[], :urls::text[], :hosts::text[], :ranks::smallint[],
        :first_seen::timestamptz[]) AS given
    ON CONFLICT (item_id) DO UPDATE
    SET url = excluded.url, host = excluded.host, misses = 0, missing_since = NULL, puzzles = 0, etag = NULL,
        last_modified = NULL, next_check = now()
    WHERE revisit.url <> excluded.url
    RETURNING host, next_check
)
INSERT INTO revisit_host AS known (host, next_at)
SELECT host, min(next_check) FROM taken GROUP BY host ORDER BY host
ON CONFLICT (host) DO UPDATE SET next_at = least(known.next_at, excluded.next_at)
