-- A channel that selects otherwise than before is gone through anew: items that were none of its own may be now.
INSERT INTO archive (channel, selects)
SELECT channel, selects
FROM unnest(:channels::text[], :selects::text[]) AS declared (channel, selects)
ORDER BY channel
ON CONFLICT (channel) DO UPDATE
SET selects = excluded.selects, up_to = '-infinity', up_to_id = '', swept = archive.pages = 0
WHERE archive.selects <> excluded.selects
