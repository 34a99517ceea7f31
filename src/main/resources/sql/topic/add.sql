INSERT INTO topic (uri, tag)
VALUES (:uri, :tag)
ON CONFLICT (uri) DO UPDATE SET seen_at = now()
RETURNING id, uri, tag, edition, clock_timestamp() AS at
