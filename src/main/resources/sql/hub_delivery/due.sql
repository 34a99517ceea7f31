-- A source that is being polled stays as it is until that has ended: its poll may have begun before the delivery.
WITH ready AS (
    SELECT source_state.id
    FROM source_state
    WHERE source_state.id IN (SELECT source_id FROM hub_delivery WHERE due_from <= now())
      AND (lease_owner IS NULL OR lease_until <= now())
    FOR UPDATE SKIP LOCKED
), due AS (
    UPDATE source_state
    SET next_due = least(next_due, now()), due_reason = '{"why": "delivered"}'::jsonb
    FROM ready
    WHERE source_state.id = ready.id
)
DELETE FROM hub_delivery
USING ready
WHERE hub_delivery.source_id = ready.id AND hub_delivery.due_from <= now()
RETURNING hub_delivery.source_id
