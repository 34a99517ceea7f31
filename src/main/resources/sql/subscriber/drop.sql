-- Whose lease is over.
DELETE FROM subscriber
WHERE lease_until <= now()
