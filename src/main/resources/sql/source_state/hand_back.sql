-- Of a run that could not be stored: nothing of it counts, and another try comes soon.
UPDATE source_state
SET lease_owner = NULL, lease_until = statement_timestamp(),
    next_due = greatest(next_due, now() + :wait_ms::bigint * interval '1 millisecond')
WHERE id = :id AND lease_owner = :node::text AND lease_token = :token
