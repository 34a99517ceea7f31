-- planned afresh: a plan made while the tables were small reads them whole when they have grown
SELECT item_key.key, item.id, item.fingerprint, item.published, item.first_seen, item.date_basis, item.precision,
    item.partial, cardinality(item.keys) AS keys, coalesce(item.removed_reason = 'takedown', false) AS removed,
    coalesce(item.removed_reason = 'vanished', false) AS vanished,
    item.last_seen < now() - interval '1 day' AS stale
FROM item_key JOIN item ON item.id = item_key.item_id
WHERE item_key.key = ANY (:keys::uuid[])
