-- Whose lease is over, and who has failed for days.
DELETE FROM subscriber
WHERE lease_until <= now() OR failing_since < now() - :patience_ms::bigint * interval '1 millisecond'
