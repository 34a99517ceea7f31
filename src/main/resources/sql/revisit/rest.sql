UPDATE revisit_host
SET next_at = greatest(next_at, now() + :wait_ms::bigint * interval '1 millisecond')
WHERE host = :host
