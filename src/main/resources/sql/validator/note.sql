-- Never goes back, as several nodes may note the same publication.
INSERT INTO validator (uri, tag, last_modified)
SELECT uri, tag, last_modified
FROM unnest(:uris::text[], :tags::text[], :times::timestamptz[]) AS noted (uri, tag, last_modified)
ORDER BY uri
ON CONFLICT (uri) DO UPDATE
SET tag = excluded.tag, last_modified = greatest(validator.last_modified, excluded.last_modified), noted_at = now()
