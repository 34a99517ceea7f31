-- silent: whether the hub was taken for one that does not deliver. The sixteen newest digests are kept.
WITH old AS (
    SELECT token, silent_polls FROM hub_subscription WHERE token = :token FOR UPDATE
), pushed AS (
    UPDATE hub_subscription
    SET last_push = now(), pushes = pushes + 1, silent_polls = 0,
        digests = (array_remove(digests, :digest) || :digest::text)[greatest(1, cardinality(digests) - 14):]
    FROM old
    WHERE hub_subscription.token = old.token
    RETURNING source_id, old.silent_polls
), accepted AS (
    INSERT INTO hub_delivery (source_id, due_from)
    SELECT source_id, now() + :patience_ms::bigint * interval '1 millisecond' FROM pushed
    RETURNING id
)
SELECT accepted.id, pushed.silent_polls >= :most_silent AS silent FROM accepted, pushed
