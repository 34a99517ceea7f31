DELETE FROM subscriber
USING unnest(:ids::bigint[], :claims::bigint[]) AS ours (id, claim)
WHERE subscriber.id = ours.id AND subscriber.claim = ours.claim
