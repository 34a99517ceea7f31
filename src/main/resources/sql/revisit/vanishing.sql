-- Of a host's pages whose items are shown: those looked at since an instant, and those of them that are missing.
SELECT count(*) AS checked, count(*) FILTER (WHERE misses > 0) AS missing
FROM revisit JOIN item ON item.id = revisit.item_id
WHERE host = :host AND item.removed_at IS NULL
  AND last_check >= now() - :within_ms::bigint * interval '1 millisecond'
