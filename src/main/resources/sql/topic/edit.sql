-- A new edition, and who is to get it. Nothing where it is none, or where it may have been read before the last one was
-- made. Rows are locked in one order everywhere; who is just being served is told by wanted.
WITH edited AS (
    UPDATE topic
    SET tag = :tag, edition = edition + 1, edited_at = clock_timestamp()
    WHERE id = :id AND tag <> :tag AND edited_at <= :read_from
    RETURNING id, uri, tag, edition
), due AS (
    SELECT subscriber.id, edited.edition
    FROM subscriber JOIN edited ON topic_id = edited.id
    WHERE lease_until > now()
    ORDER BY subscriber.id
    FOR UPDATE OF subscriber
), told AS (
    UPDATE subscriber
    SET wanted = due.edition, next_attempt = coalesce(next_attempt, now()), pending_since = coalesce(pending_since, now())
    FROM due
    WHERE subscriber.id = due.id
    RETURNING 1
)
SELECT id, uri, tag, edition, clock_timestamp() AS at, (SELECT count(*) FROM told) AS told
FROM edited
