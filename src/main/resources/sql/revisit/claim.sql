-- planned afresh: which page is next depends on how full a host is
-- One page of each host whose time has come, the missing first, then the newest. A host where a source is being polled,
-- was polled just now, or is to be polled soon, waits: polls go first. One page of a host at a time, over all nodes.
WITH hosts AS MATERIALIZED (
    SELECT host
    FROM revisit_host
    WHERE next_at <= statement_timestamp()
    ORDER BY next_at
    LIMIT :slots::bigint
    FOR UPDATE SKIP LOCKED
), looked AS MATERIALIZED (
    SELECT hosts.host, page.item_id, EXISTS (
        SELECT FROM source_state
        WHERE source_state.host = hosts.host AND source_state.enabled
          AND (source_state.lease_until > statement_timestamp() - :gap_ms::bigint * interval '1 millisecond'
              OR source_state.next_due < statement_timestamp() + 2 * :gap_ms::bigint * interval '1 millisecond')
    ) OR EXISTS (
        SELECT FROM revisit
        WHERE revisit.host = hosts.host AND revisit.lease_until > statement_timestamp()
    ) AS busy
    FROM hosts LEFT JOIN LATERAL (
        SELECT revisit.item_id
        FROM revisit
        WHERE revisit.host = hosts.host AND revisit.next_check <= statement_timestamp()
        ORDER BY revisit.missing_since IS NULL, revisit.rank, revisit.first_seen DESC, revisit.item_id
        LIMIT 1
    ) AS page ON true
), paced AS (
    UPDATE revisit_host
    SET next_at = CASE
        WHEN looked.busy THEN statement_timestamp() + greatest(:gap_ms::bigint, 100) * interval '1 millisecond'
        WHEN looked.item_id IS NOT NULL THEN statement_timestamp() + :pace_ms::bigint * interval '1 millisecond'
        ELSE coalesce((SELECT min(next_check) FROM revisit WHERE revisit.host = looked.host), 'infinity')
    END
    FROM looked
    WHERE revisit_host.host = looked.host
)
UPDATE revisit
SET lease_until = statement_timestamp() + :lease_ms::bigint * interval '1 millisecond'
FROM looked, item
WHERE revisit.item_id = looked.item_id AND NOT looked.busy AND item.id = revisit.item_id
RETURNING revisit.item_id, revisit.source_id, url, revisit.host, item.title, etag, last_modified, misses,
    alive_at IS NOT NULL AS seen_alive, item.removed_at IS NOT NULL AS removed, lease_until,
    (extract(epoch FROM statement_timestamp() - missing_since) * 1000)::bigint AS missing_ms,
    EXISTS (
        SELECT FROM incident
        WHERE incident.source_id = revisit.source_id AND kind = 'pages-vanished' AND resolved_at IS NULL
    ) AS held
