-- No row: another node has taken the source since, and judges it itself.
UPDATE source_state
SET health = :health,
    health_since = CASE WHEN health = :health THEN health_since ELSE now() END,
    health_evidence = :evidence,
    health_advice = :advice,
    health_judged = now(),
    failing_since = CASE WHEN :failing_ms::bigint IS NULL THEN NULL
        ELSE coalesce(failing_since, now() - :failing_ms::bigint * interval '1 millisecond') END
WHERE id = :id AND lease_token = :token
RETURNING id
